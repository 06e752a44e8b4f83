import type { Language } from '../blueprint/schema.ts';
import { FIELD_TYPES } from '../blueprint/schema.ts';
import { TYPE_NAMES } from './lexicon/types.ts';
import { fold } from './naming/fold.ts';
import { pluralLabel } from './naming/inflect.ts';
import { CONSTRAINT_WORDS } from './structured/settle.ts';

export type Completion = { label: string; kind: 'type' | 'entity' | 'constraint' | 'relation' };

const RELATIONS: Record<Language, string[]> = {
  es: ['pertenece a ', 'tiene muchos ', 'tiene muchas ', 'tiene un ', 'muchos a muchos con '],
  en: ['belongs to ', 'has many ', 'has one ', 'many to many with '],
};
const TARGET =
  /(?:pertenecen? a|belongs? to|tienen? (?:muchos|muchas|varios|varias|un|una)|ha(?:s|ve) (?:many|one|an?)|muchos a muchos con|many to many with|N:[NM]|1:N|->|→)\s+\S*$/i;

/**
 * What may be written at the end of `before`, the line up to the caret: an entity behind a relation, a type behind a name,
 * a constraint behind a type, a relation at the start of a bullet. `from` is how many characters it replaces.
 */
export function completeSpec(
  before: string,
  language: Language,
  entities: readonly string[],
): { from: number; options: Completion[] } {
  const word = /[\p{L}\p{N}_]*$/u.exec(before)?.[0] ?? '';
  const options = optionsAt(before.slice(0, before.length - word.length), before, language, entities);
  const start = fold(word);
  return { from: word.length, options: options.filter(({ label }) => fold(label).startsWith(start)) };
}

function optionsAt(
  head: string,
  before: string,
  language: Language,
  entities: readonly string[],
): Completion[] {
  const names: Completion[] = entities.map((label) => ({ label, kind: 'entity' }));
  if (TARGET.test(before)) {
    const isMany = /(?:muchos|muchas|varios|varias|many|N:[NM])\s+\S*$/i.test(before);
    return isMany ? names.map(({ label, kind }) => ({ label: pluralLabel(label, language), kind })) : names;
  }
  if (/^\s*(?:[-*+•]|\d+[.)])\s+$/.test(head))
    return RELATIONS[language].map((label) => ({ label, kind: 'relation' }));
  const isField = /^\s*(?:[-*+•]|\d+[.)])?\s*[^:(]{1,60}[:(]/.test(head);
  if (!isField) return [];
  const isTyped = /[:(][^,;]*[\p{L}\p{N})\]][^,;]*[,;]\s*$/u.test(head);
  if (isTyped) return CONSTRAINT_WORDS[language].map((label) => ({ label, kind: 'constraint' }));
  return [
    ...FIELD_TYPES.map((type): Completion => ({ label: TYPE_NAMES[language][type], kind: 'type' })),
    ...names,
  ];
}
