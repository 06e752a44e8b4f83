import { assume } from '../diagnose.ts';
import type { DraftField } from '../draft.ts';
import { fieldKey, toDraftField } from './field.ts';
import type { Model, Thing } from './model.ts';
import type { Statement } from './relation.ts';

/** Writes the things found, with their fields, into the draft. */
export function addEntities(model: Model, statements: readonly Statement[]): void {
  for (const thing of model.things) {
    const fields = thing.fields.map(toDraftField);
    if (thing.block) {
      addToBlock(thing, fields);
      continue;
    }
    // The built-in account is no entity of its own unless sentences say what else it has.
    if (thing.isUser && fields.length === 0) continue;
    if (fields.length === 0 && !isLink(thing, statements)) fields.push(nameField(model, thing));
    model.draft.entities.push({ label: thing.label, span: thing.span, fields, source: 'sentence' });
  }
}

function addToBlock(thing: Thing, fields: readonly DraftField[]): void {
  const { block } = thing;
  if (!block) return;
  const known = new Set(block.fields.map((field) => fieldKey(field.label, field.name)));
  block.fields.push(...fields.filter((field) => !known.has(fieldKey(field.label, field.name))));
}

/** A thing that points to two others, as a loan to a member and a book, needs no name to be told apart. */
function isLink(thing: Thing, statements: readonly Statement[]): boolean {
  const targets = statements.filter(
    ({ from, count, family }) => from === thing && count === 'one' && family !== 'have',
  );
  return new Set(targets.map(({ to }) => to)).size >= 2;
}

function nameField(model: Model, thing: Thing): DraftField {
  const label = model.draft.language === 'es' ? 'nombre' : 'name';
  assume(model.draft, thing.span.line, {
    es: `De ${thing.label} no se dice qué se guarda; lleva un nombre.`,
    en: `Nothing says what is kept of ${thing.label}; it gets a name.`,
  });
  return { label, span: thing.span, type: 'string' };
}
