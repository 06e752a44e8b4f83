import type { FieldDefinition } from '@/lib/entity/definition';

/** Which words name a step: `form.steps.<name>`. */
export type StepName = 'essentials' | 'details' | 'relations' | 'content';

export type Step = {
  name: StepName;
  /** Of several steps of one name, which one; 0 where there is only one. */
  part: number;
  fields: readonly FieldDefinition[];
};

/** A form with more inputs than this is filled in step by step. */
const MOST_AT_ONCE = 10;
/** As many as fit on a screen without scrolling much. */
const MOST_IN_STEP = 8;

const RELATIONS: ReadonlySet<FieldDefinition['kind']> = new Set(['reference', 'links']);
const CONTENT: ReadonlySet<FieldDefinition['kind']> = new Set([
  'text',
  'rich',
  'json',
  'file',
  'image',
  'geo',
]);

/** Whether a form is long enough for steps. */
export const isLong = (fields: readonly FieldDefinition[]): boolean => fields.length > MOST_AT_ONCE;

/**
 * Takes the inputs of a form, returns its steps: first what is required, so that whoever is in a hurry can save after
 * it; then details, what it belongs to, and what takes room. Within a step the order is the SPEC's.
 */
export function stepsOf(fields: readonly FieldDefinition[]): readonly Step[] {
  const required = fields.filter((field) => field.required);
  // A name alone makes a thin first step: what stands at the top of the SPEC comes along.
  const others = fields.filter((field) => !field.required && !CONTENT.has(field.kind));
  const first = new Set([...required, ...others.slice(0, Math.max(0, MOST_IN_STEP / 2 - required.length))]);
  const rest = fields.filter((field) => !first.has(field));
  const groups: readonly [StepName, readonly FieldDefinition[]][] = [
    ['essentials', fields.filter((field) => first.has(field))],
    ['details', rest.filter(({ kind }) => !RELATIONS.has(kind) && !CONTENT.has(kind))],
    ['relations', rest.filter(({ kind }) => RELATIONS.has(kind))],
    ['content', rest.filter(({ kind }) => CONTENT.has(kind))],
  ];
  return groups.flatMap(([name, members]) => {
    const count = Math.ceil(members.length / MOST_IN_STEP);
    return Array.from({ length: count }, (_, index): Step => {
      // Parts of about the same length: 9 fields make 5 and 4, not 8 and 1.
      const [from, to] = [index, index + 1].map((part) => Math.round((part * members.length) / count));
      return { name, part: count > 1 ? index + 1 : 0, fields: members.slice(from, to) };
    });
  });
}
