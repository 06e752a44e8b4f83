import type { EnumValue, Field } from '../blueprint/schema.ts';
import type { Change } from './changes.ts';
import { impactOfBound, impactOfNewField, impactOfType } from './impacts.ts';

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** Choices: by their code. One gone and one come at the same place, in a list as long as before, is one renamed. */
function diffChoices(
  of: { id: string; entity: string; field: string },
  before: Field,
  after: Field,
): Change[] {
  const was: readonly EnumValue[] = before.values ?? [];
  const is: readonly EnumValue[] = after.values ?? [];
  const codes = { was: new Set(was.map(({ value }) => value)), is: new Set(is.map(({ value }) => value)) };
  const changes: Change[] = [];
  const renamed = new Set<string>();
  if (was.length === is.length) {
    for (const [at, old] of was.entries()) {
      const now = is[at];
      if (!now || codes.is.has(old.value) || codes.was.has(now.value)) continue;
      renamed.add(old.value).add(now.value);
      changes.push({ kind: 'choice.renamed', ...of, was: old.value, is: now.value, impact: 'safe' });
    }
  }
  for (const { value } of was)
    if (!codes.is.has(value) && !renamed.has(value))
      changes.push({ kind: 'choice.removed', ...of, value, impact: 'destructive' });
  for (const now of is) {
    const old = was.find(({ value }) => value === now.value);
    if (!old && !renamed.has(now.value))
      changes.push({ kind: 'choice.added', ...of, value: now.value, impact: 'safe' });
    if (old && old.label !== now.label)
      changes.push({ kind: 'choice.labelled', ...of, was: old.label, is: now.label, impact: 'safe' });
  }
  return changes;
}

/** Attributes with changes of their own kind; whatever else differs is told as `field.other`, never dropped. */
const TOLD = new Set([
  ...['id', 'name', 'label', 'type', 'required', 'unique', 'min', 'max', 'pattern', 'default'],
  ...['values', 'description'],
]);

function diffField(entity: string, before: Field, after: Field): Change[] {
  const of = { id: after.id, entity, field: after.name };
  const changes: Change[] = [];
  if (before.name !== after.name)
    changes.push({ kind: 'field.renamed', ...of, was: before.name, is: after.name, impact: 'safe' });
  else if (before.label !== after.label)
    changes.push({ kind: 'field.labelled', ...of, was: before.label, is: after.label, impact: 'safe' });
  if (before.type !== after.type) {
    const impact = impactOfType(before.type, after.type);
    changes.push({ kind: 'field.type', ...of, was: before.type, is: after.type, impact });
  }
  if (before.required !== after.required) {
    const impact = after.required ? 'backfill' : 'safe';
    changes.push({ kind: 'field.required', ...of, was: before.required, is: after.required, impact });
  }
  if (before.unique !== after.unique) {
    const impact = after.unique ? 'check' : 'safe';
    changes.push({ kind: 'field.unique', ...of, was: before.unique, is: after.unique, impact });
  }
  for (const side of ['min', 'max'] as const) {
    const was = before[side] ?? null;
    const is = after[side] ?? null;
    if (was !== is)
      changes.push({ kind: `field.${side}`, ...of, was, is, impact: impactOfBound(side, was, is) });
  }
  if (before.pattern !== after.pattern) {
    const impact = after.pattern === undefined ? 'safe' : 'check';
    changes.push({
      kind: 'field.pattern',
      ...of,
      was: before.pattern ?? null,
      is: after.pattern ?? null,
      impact,
    });
  }
  if (before.default !== after.default)
    changes.push({
      kind: 'field.default',
      ...of,
      was: before.default ?? null,
      is: after.default ?? null,
      impact: 'safe',
    });
  if (before.type === 'enum' && after.type === 'enum') changes.push(...diffChoices(of, before, after));
  if (before.description !== after.description)
    changes.push({ kind: 'field.described', ...of, impact: 'safe' });
  for (const attribute of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const read = (field: Field): unknown => Object.entries(field).find(([key]) => key === attribute)?.[1];
    if (!TOLD.has(attribute) && !same(read(before), read(after)))
      changes.push({ kind: 'field.other', ...of, attribute, impact: 'safe' });
  }
  return changes;
}

/** Takes the fields of one thing before and after, under carried ids; returns what changed, in the order of the later ones. */
export function diffFields(entity: string, before: readonly Field[], after: readonly Field[]): Change[] {
  const old = new Map(before.map((field) => [field.id, field]));
  const now = new Map(after.map((field) => [field.id, field]));
  const stayed = {
    before: before.filter(({ id }) => now.has(id)),
    after: after.filter(({ id }) => old.has(id)),
  };
  const changes = after.flatMap((field): Change[] => {
    const was = old.get(field.id);
    if (was) return diffField(entity, was, field);
    const of = { id: field.id, entity, field: field.name, type: field.type };
    return [{ kind: 'field.added', ...of, impact: impactOfNewField(field) }];
  });
  const moved = stayed.after.find(({ id }, at) => stayed.before[at]?.id !== id);
  if (moved) changes.push({ kind: 'field.moved', id: moved.id, entity, field: moved.name, impact: 'safe' });
  const removed = before.filter(({ id }) => !now.has(id));
  return [
    ...changes,
    ...removed.map(
      ({ id, name, type }): Change => ({
        kind: 'field.removed',
        id,
        entity,
        field: name,
        type,
        impact: 'destructive',
      }),
    ),
  ];
}
