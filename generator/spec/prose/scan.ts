import { findNumberWord, parseNumber } from '../lexicon/numbers.ts';
import { isPlural, singularWord } from '../naming/inflect.ts';
import type { Sentence } from './sentence.ts';
import type { Token } from './token.ts';
import type { Vocabulary } from './words/vocabulary.ts';

/** One sentence under the eyes of the grammar: its tokens, its language's words, and small questions about a place in it. */
export class Scan {
  readonly sentence: Sentence;
  readonly tokens: readonly Token[];
  readonly words: Vocabulary;

  constructor(sentence: Sentence, words: Vocabulary) {
    this.sentence = sentence;
    this.tokens = sentence.tokens;
    this.words = words;
  }

  get length(): number {
    return this.tokens.length;
  }

  token(at: number): Token | undefined {
    return this.tokens[at];
  }

  key(at: number): string {
    return this.tokens[at]?.key ?? '';
  }

  isWord(at: number): boolean {
    return this.tokens[at]?.kind === 'word';
  }

  isMark(at: number, marks: string): boolean {
    const token = this.tokens[at];
    return token?.kind === 'mark' && marks.includes(token.text);
  }

  /** True at the end, and where a comma, conjunction, closing parenthesis or the like ends a phrase. */
  endsPhrase(at: number): boolean {
    return (
      at >= this.length ||
      this.isMark(at, ',;:).…') ||
      this.words.conjunctions.match(this.tokens, at) !== null
    );
  }

  /** The number at a place, in digits or as a word, and the tokens it takes. */
  number(at: number): { value: number; length: number } | null {
    const token = this.tokens[at];
    if (token?.kind === 'number') {
      const value = parseNumber(token.text, this.words.language);
      return value === null ? null : { value, length: 1 };
    }
    if (token?.kind === 'mark' && token.text === '-' && this.tokens[at + 1]?.kind === 'number') {
      const value = parseNumber(this.tokens[at + 1]?.text ?? '', this.words.language);
      return value === null ? null : { value: -value, length: 2 };
    }
    const word = token?.kind === 'word' ? findNumberWord(token.key) : null;
    return word === null ? null : { value: word, length: 1 };
  }

  /** How many tokens of fillers (`also`, `a su vez`) stand at a place. */
  fillers(at: number): number {
    let taken = 0;
    for (;;) {
      const found = this.words.fillers.match(this.tokens, at + taken);
      // `there` alone says nothing; `there are` is a verb.
      const verb = found ? this.words.verbPhrases.match(this.tokens, at + taken) : null;
      if (!found || (verb && verb.length > found.length)) return taken;
      taken += found.length;
      if (this.isMark(at + taken, ',')) taken += 1;
    }
  }

  /** The text from one token to another as written. */
  text(from: number, to: number): string {
    const first = this.tokens[from];
    const last = this.tokens[to - 1];
    return first && last
      ? this.sentence.paragraph.text.slice(first.start, last.end).replace(/\s+/g, ' ')
      : '';
  }

  /** The same sentence with only the tokens of a range: what stands in parentheses. */
  slice(from: number, to: number): Scan {
    return new Scan({ ...this.sentence, tokens: this.tokens.slice(from, to) }, this.words);
  }

  isPlural(token: Token | undefined): boolean {
    return token !== undefined && isPlural(token.text, this.words.language);
  }

  singular(token: Token): string {
    return singularWord(token.text, this.words.language);
  }
}
