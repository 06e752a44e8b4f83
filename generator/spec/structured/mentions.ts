import type { Language } from '../../blueprint/schema.ts';
import { findType } from '../lexicon/types.ts';
import { OTHER_ENDING } from '../naming/both-forms.ts';
import { foldKey } from '../naming/fold.ts';
import { entityKey, entityKeys } from '../naming/names.ts';
import type { Cursor } from './cursor.ts';

/** A declared entity named in running text. */
export type Mention = { label: string; from: number; to: number };

const WORD = /[\p{L}\p{N}_][\p{L}\p{N}_'-]*/uy;
const OTHER = new RegExp(OTHER_ENDING.source, 'uy');
/** Most words an entity's name has in running text. */
const MAX_WORDS = 5;

/** The word that stands for a name of several: the first before `de`, else the last; null when it is a type or too short. */
export function headOf(label: string): string | null {
  const words = label.trim().split(/[\s_]+/);
  if (words.length < 2) return null;
  const link = words.findIndex((word, at) => at > 0 && /^(?:de|del|of|para|for)$/i.test(word));
  const head = words[link > 0 ? link - 1 : words.length - 1] ?? '';
  return head.length < 4 || findType(head) !== null ? null : head;
}

/** The entities a SPEC declares (and the built-in User), to be found again in relations and sentences. */
export class EntityNames {
  readonly #labels = new Map<string, string>();
  readonly #language: Language;
  /** What an entity is called for short: `class` for Fitness Class, `orden` for Orden de trabajo; null when two are. */
  readonly #short = new Map<string, string | null>();
  #longest = 1;

  constructor(language: Language) {
    this.#language = language;
    for (const key of ['user', 'usuario']) this.#labels.set(key, language === 'es' ? 'Usuario' : 'User');
  }

  /** Makes an entity known; a declared User takes the place of the built-in one. */
  add(label: string): void {
    for (const key of entityKeys(label)) this.#labels.set(key, label);
    const short = headOf(label);
    if (short !== null) {
      const key = entityKey(short, this.#language);
      const known = this.#short.get(key);
      this.#short.set(key, known === undefined || known === label ? label : null);
    }
    this.#longest = Math.min(Math.max(this.#longest, label.split(/[\s_-]+/).length), MAX_WORDS);
  }

  /** The label of the entity a phrase means, or null. */
  find(phrase: string): string | null {
    const exact = this.#labels.get(foldKey(phrase));
    if (exact !== undefined) return exact;
    const own = this.#labels.get(entityKey(phrase, this.#language));
    if (own !== undefined) return own;
    for (const key of entityKeys(phrase)) {
      const found = this.#labels.get(key);
      if (found !== undefined) return found;
    }
    return this.#short.get(entityKey(phrase, this.#language)) ?? null;
  }

  /** The entity named at the cursor, the longest name first; the cursor does not move. */
  at(cursor: Cursor, from = cursor.at): Mention | null {
    const ends: number[] = [];
    let to = from;
    while (ends.length < this.#longest) {
      WORD.lastIndex = to;
      const word = WORD.exec(cursor.text);
      if (!word || to + word[0].length > cursor.end) break;
      to += word[0].length;
      ends.push(to);
      if (!/[ _]/.test(cursor.text.charAt(to))) break;
      to++;
    }
    for (const end of ends.reverse()) {
      const label = this.find(cursor.text.slice(from, end));
      if (label === null) continue;
      // `muchos Voluntarios/as`: the other form belongs to the word.
      OTHER.lastIndex = end;
      const other = OTHER.exec(cursor.text)?.[0].length ?? 0;
      return { label, from, to: end + other <= cursor.end ? end + other : end };
    }
    return null;
  }

  /** Every entity named in the text, left to right, without overlap. */
  all(cursor: Cursor): Mention[] {
    const out: Mention[] = [];
    const starts = /(?<![\p{L}\p{N}_])[\p{L}\p{N}_]/gu;
    for (let found = starts.exec(cursor.text); found; found = starts.exec(cursor.text)) {
      const mention = this.at(cursor, found.index);
      if (!mention) continue;
      out.push(mention);
      starts.lastIndex = mention.to;
    }
    return out;
  }
}
