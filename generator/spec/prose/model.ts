import type { Draft, DraftEntity, Span } from '../draft.ts';
import { fold } from '../naming/fold.ts';
import { singularWords } from '../naming/inflect.ts';
import { memoize } from '../naming/memo.ts';
import { splitWords } from '../naming/names.ts';
import type { NounPhrase } from './phrases.ts';
import type { Scan } from './scan.ts';
import type { Token } from './token.ts';

/** A thing the sentences speak of as a kind of record. */
export type Thing = {
  key: string;
  /** The words of its name, folded and singular. */
  words: readonly string[];
  label: string;
  span: Span;
  order: number;
  /** Declared by the structured reader before the sentences were read. */
  block?: DraftEntity;
  fields: NamedField[];
  /** Stands for the built-in account; becomes an entity only when sentences give it fields. */
  isUser: boolean;
};

export type NamedField = { phrase: NounPhrase; scan: Scan; label: string; name?: string; span: Span };

/** What a noun phrase means among the things known: which one, and the words that only qualify it. */
export type Mention = { thing: Thing; role: string[] };

const USER_WORDS = new Set(['user', 'usuario']);

/** The things a text speaks of, found by any wording of their name. */
export class Model {
  readonly things: Thing[] = [];
  private readonly byKey = new Map<string, Thing>();
  private readonly firstWords = new Set<string>();
  readonly draft: Draft;
  /** True once a sentence was read that speaks of the domain: no name of the application comes after that. */
  started = false;
  /** True when the structured part lists several things: then only a sentence that spells out the attributes of another one adds it. */
  readonly isListed: boolean;

  constructor(draft: Draft) {
    this.draft = draft;
    this.isListed = draft.entities.filter(({ source }) => source === 'block').length >= 2;
    for (const block of draft.entities) {
      const words = singularKeys(splitWords(block.label), draft.language);
      this.add({ words, label: block.label, span: block.span, block });
    }
  }

  /** Declares the thing a noun phrase names, or finds it when it is known. */
  declare(scan: Scan, phrase: NounPhrase, span: Span): Thing {
    const tokens = nameTokens(phrase);
    const words = keysOf(scan, tokens);
    const known = this.byKey.get(words.join(' '));
    return known ?? this.add({ words, label: labelOf(scan, tokens), span });
  }

  private add(given: { words: readonly string[]; label: string; span: Span; block?: DraftEntity }): Thing {
    const key = given.words.join(' ');
    const isUser = given.words.length === 1 && USER_WORDS.has(key);
    const thing: Thing = { ...given, key, order: this.things.length, fields: [], isUser };
    this.things.push(thing);
    this.set(key, thing);
    return thing;
  }

  private set(key: string, thing: Thing): void {
    this.byKey.set(key, thing);
    this.firstWords.add(key.split(' ')[0] ?? '');
  }

  /** True when the name of some thing may begin with this word. */
  opensName(key: string): boolean {
    return this.firstWords.has(key);
  }

  /** Says that a shorter name means a longer one: `line` the order line, when no line of another kind is known. */
  alias(key: string, thing: Thing): void {
    this.set(key, thing);
  }

  /** Takes a thing out: it turned out to be another one under a shorter name. */
  merge(from: Thing, into: Thing): void {
    into.fields.push(...from.fields);
    const at = this.things.indexOf(from);
    if (at !== -1) this.things.splice(at, 1);
    for (const [key, thing] of this.byKey) if (thing === from) this.byKey.set(key, into);
  }

  get(key: string): Thing | undefined {
    return this.byKey.get(key);
  }

  /** The thing a phrase names in full, or null. */
  findExact(scan: Scan, phrase: NounPhrase): Thing | null {
    return this.byKey.get(keysOf(scan, nameTokens(phrase)).join(' ')) ?? null;
  }

  /** The thing a phrase names in full or by its head (`home team`, `equipo local`), and the words left over. */
  find(scan: Scan, phrase: NounPhrase): Mention | null {
    const words = keysOf(scan, nameTokens(phrase));
    const exact = this.byKey.get(words.join(' '));
    if (exact) return { thing: exact, role: [] };
    const spanish = scan.words.language === 'es';
    const head = keysOf(scan, phrase.words.slice(0, phrase.headLength)).join(' ');
    const named = !spanish && phrase.headLength < phrase.words.length ? this.byKey.get(head) : undefined;
    if (named) return { thing: named, role: words.slice(phrase.headLength) };
    if (!spanish && phrase.headLength < phrase.words.length) return null;
    for (let length = words.length - 1; length > 0; length -= 1) {
      const part = spanish ? words.slice(0, length) : words.slice(words.length - length);
      const thing = this.byKey.get(part.join(' '));
      if (thing)
        return { thing, role: spanish ? words.slice(length) : words.slice(0, words.length - length) };
    }
    return null;
  }

  /** The built-in account as the target of a relation, declared when first needed. */
  user(scan: Scan, span: Span): Thing {
    const word = scan.words.language === 'es' ? 'usuario' : 'user';
    const known = this.byKey.get('user') ?? this.byKey.get('usuario');
    return known ?? this.add({ words: [word], label: word, span });
  }
}

/** The words a thing is called by: without what belongs to a genitive. */
function nameTokens(phrase: NounPhrase): Token[] {
  return phrase.words;
}

/** Folded singular words: what two wordings of a name are compared by. */
export function keysOf(scan: Scan, tokens: readonly Token[]): readonly string[] {
  const text = tokens.map((token) => token.text).join(' ');
  return scan.words.language === 'es' ? spanishKeys(text) : englishKeys(text);
}

const spanishKeys = memoize((text): readonly string[] => singularKeys(splitWords(text), 'es'));
const englishKeys = memoize((text): readonly string[] => singularKeys(splitWords(text), 'en'));

export function singularKeys(words: readonly string[], language: 'es' | 'en'): string[] {
  return singularWords([...words], language).map((word) => fold(word));
}

/** A name in the singular, as people read it. */
function labelOf(scan: Scan, tokens: readonly Token[]): string {
  const label = singularWords(
    tokens.map(({ text }) => text),
    scan.words.language,
  ).join(' ');
  return label.charAt(0).toUpperCase() + label.slice(1);
}
