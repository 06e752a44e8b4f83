import { expandShort, type Token } from '../token.ts';

type Node<T> = { value?: T; next: Map<string, Node<T>> };

/** Phrases of one or more words with a meaning each; finds the longest one that stands at a place. */
export class PhraseTable<T> {
  private readonly root: Node<T> = { next: new Map() };

  /** Adds phrases separated by `|`, all folded, with one meaning. */
  add(phrases: string, value: T): this {
    for (const phrase of phrases.split('|')) {
      const words = expandShort(phrase.trim()).filter(Boolean);
      let node = this.root;
      for (const word of words) {
        let next = node.next.get(word);
        if (!next) {
          next = { next: new Map() };
          node.next.set(word, next);
        }
        node = next;
      }
      if (words.length > 0) node.value = value;
    }
    return this;
  }

  /** The meaning of the longest phrase that begins at `at`, and how many tokens it takes. */
  match(tokens: readonly Token[], at: number): { value: T; length: number } | null {
    let node: Node<T> | undefined = this.root;
    let found: { value: T; length: number } | null = null;
    for (let index = at; index < tokens.length; index += 1) {
      const token = tokens[index];
      if (!token || token.kind === 'quoted') break;
      node = node.next.get(token.key);
      if (!node) break;
      if (node.value !== undefined) found = { value: node.value, length: index - at + 1 };
    }
    return found;
  }

  has(key: string): boolean {
    return this.root.next.get(key)?.value !== undefined;
  }

  get(key: string): T | undefined {
    return this.root.next.get(key)?.value;
  }
}
