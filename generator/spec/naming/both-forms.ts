import type { Language } from '../../blueprint/schema.ts';
import { pluralLabel, singularLabel } from './inflect.ts';
import { pascalName } from './names.ts';

/** A label that names men and women, or one and many, at once, taken apart. */
export type BothForms = {
  /** As people read it: `Voluntario/a`, `Voluntarios/as`. */
  label: string;
  plural: string;
  /** Code name, from the first form. */
  name: string;
  /** Each form by itself, for mentions: `Voluntario`, `Voluntaria`. */
  forms: string[];
};

/** What is written behind a word for its other forms: `/a`, `(as)`, `(s)`. */
export const OTHER_ENDING = /(?:\/|\()(?:as?|os?|es|s|ras?|oras?)\)?(?![\p{L}\p{N}])/u;
const WORD = /(\p{L}{2,})(?:\/(as?|os?|ras?|oras?)(?!\p{L})|\((as?|os?|ras?|oras?|es|s)\))/gu;
const AT_SIGN = /(\p{L}{2,})@(s?)(?!\p{L})/gu;

/** `Voluntario/a`, `Alumnos/as`, `Profesor(a)`, `Alumn@s`, `Cliente(s)`: the forms of a label that has two; else null. */
export function bothForms(written: string, language: Language): BothForms | null {
  const label = written.replace(AT_SIGN, (_, stem: string, many: string) => `${stem}o${many}/a${many}`);
  if (label.search(WORD) === -1) return null;
  const first = label.replace(WORD, '$1');
  const second = label.replace(WORD, (_, word: string, slash: string, bracket: string) =>
    feminine(word, slash ?? bracket),
  );
  const one = singularLabel(first, language);
  const many = pluralLabel(one, language);
  const forms = [...new Set([first, second])];
  const isNumber = first === second;
  const other = singularLabel(second, language);
  return {
    label: isNumber ? one : joinForms(one, other),
    plural: isNumber ? many : joinForms(many, pluralLabel(other, language)),
    name: pascalName(one, language),
    forms,
  };
}

/** The other form of a word, given its ending; the same word when the ending only says that there may be many. */
function feminine(word: string, ending: string): string {
  if (ending === 's' || ending === 'es') return word;
  if (ending.length > 2) return word.replace(/(?:or|res?|ores)$/, '') + ending;
  const stem = word.replace(/(?<=\p{L}{2})(?:os?|as?|es|e)$/u, '');
  return /[oae]s?$/.test(word) ? stem + ending : word + ending;
}

/** `Voluntario`, `Voluntaria` → `Voluntario/a`, word by word. */
function joinForms(left: string, right: string): string {
  const others = right.split(' ');
  return left
    .split(' ')
    .map((word, at) => {
      const other = others[at] ?? word;
      if (other === word) return word;
      const ending = /(?:as|os|a|o)$/.exec(other)?.[0] ?? '';
      return ending === '' ? word : `${word}/${ending}`;
    })
    .join(' ');
}
