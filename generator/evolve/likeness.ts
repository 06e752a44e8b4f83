import type { Entity, Field } from '../blueprint/schema.ts';

const pairsOfLetters = (text: string): string[] => {
  const plain = text.toLowerCase().replaceAll('_', '');
  return Array.from({ length: Math.max(plain.length - 1, 0) }, (_, at) => plain.slice(at, at + 2));
};

/** How alike two names are, 0 to 1: Dice's coefficient over pairs of letters, case and underscores aside. */
export function likenessOfNames(a: string, b: string): number {
  const left = pairsOfLetters(a);
  const right = pairsOfLetters(b);
  if (left.length + right.length === 0) return a.toLowerCase() === b.toLowerCase() ? 1 : 0;
  const rest = [...right];
  const shared = left.filter((pair) => {
    const at = rest.indexOf(pair);
    if (at >= 0) rest.splice(at, 1);
    return at >= 0;
  });
  return (2 * shared.length) / (left.length + right.length);
}

/** How much of two sets is shared, 0 to 1 (Jaccard). */
export function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((item) => b.has(item)).length;
  const all = a.size + b.size - shared;
  return all === 0 ? 0 : shared / all;
}

const rulesOf = ({ required, unique, min, max, pattern, default: preset }: Field) =>
  JSON.stringify([required, unique, min ?? null, max ?? null, pattern ?? null, preset ?? null]);

const choicesOf = ({ values = [] }: Field) => new Set(values.map(({ value }) => value));

/**
 * How likely a field that is gone and one that has come, both between the same neighbours when `sameSlot`, are one field
 * renamed. 0 where the types differ: that is a field dropped and another added, whoever is asked.
 */
export function likenessOfFields(before: Field, after: Field, sameSlot: boolean): number {
  if (before.type !== after.type) return 0;
  if (before.type === 'enum' && overlap(choicesOf(before), choicesOf(after)) < 0.5) return 0;
  const names = likenessOfNames(before.name, after.name);
  const rules = rulesOf(before) === rulesOf(after) ? 1 : 0;
  return sameSlot ? 0.6 + 0.25 * names + 0.15 * rules : 0.7 * names + 0.1 * rules;
}

const partsOf = ({ fields }: Entity) => new Set(fields.map(({ name, type }) => `${name}:${type}`));
const typesOf = ({ fields }: Entity) => fields.map(({ type }) => type).join(' ');

/**
 * How likely an entity that is gone and one that has come are one renamed. What it holds counts most; a name that is
 * alike, or the same place in the SPEC with fields of the same types in the same order, helps.
 */
export function likenessOfEntities(before: Entity, after: Entity, samePlace: boolean): number {
  const parts = overlap(partsOf(before), partsOf(after));
  const names = likenessOfNames(before.name, after.name);
  const shape = before.fields.length > 0 && typesOf(before) === typesOf(after) ? 1 : 0;
  return 0.6 * parts + 0.2 * names + (samePlace ? 0.1 + 0.1 * shape : 0);
}
