import { spanOfClause } from './declare.ts';
import { listMentions } from './mention.ts';
import type { Model } from './model.ts';
import type { Statement } from './relation.ts';
import type { Scan } from './scan.ts';

const MANY_TO_MANY =
  /\b(?:many|muchos|muchas|varios|varias)[ -](?:to|a)[ -](?:many|muchos|muchas|varios|varias)|\bn ?[:-] ?[nm]\b|\bm ?[:-] ?n\b|\bn a n\b|\bn a m\b/;
const ONE_TO_MANY =
  /\b(?:one|uno|una)[ -](?:to|a)[ -](?:many|muchos|muchas|varios)|\b1 ?[:-] ?[nm]\b|\b1 a n\b/;
const MANY_TO_ONE = /\b(?:many|muchos|muchas|varios)[ -](?:to|a)[ -](?:one|uno|una)|\b[nm] ?[:-] ?1\b/;
const ONE_TO_ONE = /\b(?:one|uno|una)[ -](?:to|a)[ -](?:one|uno|una)|\b1 ?[:-] ?1\b|\b1 a 1\b/;

/** `orders and products are many-to-many`, `la relación entre alumnos y cursos es N:N`: a relation named by its shape. */
export function readShape(model: Model, scan: Scan): Statement[] | null {
  const text = ` ${scan.tokens.map(({ key }) => key).join(' ')} `;
  const shape = MANY_TO_MANY.test(text)
    ? 'nn'
    : ONE_TO_MANY.test(text)
      ? '1n'
      : MANY_TO_ONE.test(text)
        ? 'n1'
        : ONE_TO_ONE.test(text)
          ? '11'
          : null;
  if (!shape) return null;
  const [first, second] = listMentions(model, scan);
  if (!first || !second) return null;
  const base = {
    explicitOne: true,
    family: 'belong',
    lemma: 'shape',
    span: spanOfClause(scan, first.from, second.to),
    language: scan.words.language,
  } as const;
  return [
    {
      ...base,
      family: 'have',
      from: first.thing,
      to: second.thing,
      count: shape.endsWith('n') ? 'many' : 'one',
    },
    {
      ...base,
      family: 'have',
      from: second.thing,
      to: first.thing,
      count: shape.startsWith('n') ? 'many' : 'one',
    },
  ];
}
