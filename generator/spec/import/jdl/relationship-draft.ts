import type { OnDelete } from '../../../blueprint/schema.ts';
import { report } from '../../diagnose.ts';
import type { Draft, DraftRelation } from '../../draft.ts';
import { findNearest } from '../../naming/nearest.ts';
import type { JdlEnd, JdlFile, JdlRelationship } from './ast.ts';
import { noteAnnotations } from './entity-draft.ts';
import { JDL_NOTES } from './messages.ts';

/** Adds one relationship; the end that holds the reference becomes the subject. */
export function addRelationship(draft: Draft, relationship: JdlRelationship, file: JdlFile): void {
  const { kind, from, to } = relationship;
  const known = [from, to].map((end) => isKnown(draft, end, relationship, file));
  if (known.includes(false)) return;
  noteEnd(draft, from);
  noteEnd(draft, to);
  if (relationship.options.includes('jpaDerivedIdentifier')) {
    report(draft, 'info', 'jdl-unused', relationship, JDL_NOTES.derivedIdentifier());
  }
  if (kind === 'ManyToOne') addReference(draft, 'belongs-to', from, to, relationship);
  else if (kind === 'OneToMany') addReference(draft, 'belongs-to', to, from, relationship);
  else if (kind === 'OneToOne') addReference(draft, 'one-to-one-owner', from, to, relationship);
  else {
    noteRequiredCollection(draft, from);
    noteRequiredCollection(draft, to);
    draft.relations.push({ ...ends(from, to, relationship), form: 'many-to-many' });
  }
}

function addReference(
  draft: Draft,
  form: 'belongs-to' | 'one-to-one-owner',
  holder: JdlEnd,
  target: JdlEnd,
  relationship: JdlRelationship,
): void {
  noteRequiredCollection(draft, target);
  const required = holder.required || undefined;
  const onDelete = onDeleteOf(holder) ?? onDeleteOf(target);
  draft.relations.push({ ...ends(holder, target, relationship), form, required, onDelete });
}

function ends(subject: JdlEnd, target: JdlEnd, at: JdlRelationship): Omit<DraftRelation, 'form'> {
  const { line, column, endLine, endColumn } = at;
  return {
    subject: subject.entity.text,
    target: target.entity.text,
    targetSpan: target.entity,
    span: { line, column, endLine, endColumn },
    role: subject.field?.text,
    targetRole: target.field?.text,
  };
}

/** `User` is built in, with the word `builtInEntity` or without. */
function isKnown(draft: Draft, end: JdlEnd, relationship: JdlRelationship, file: JdlFile): boolean {
  const name = end.entity.text;
  if (name === 'User' || file.entities.some((entity) => entity.name.text === name)) return true;
  const names = file.entities.map((entity) => entity.name.text);
  const suggestion = findNearest(name, names) ?? undefined;
  const severity = relationship.options.includes('builtInEntity') ? 'warning' : 'error';
  report(draft, severity, 'unknown-entity', end.entity, JDL_NOTES.unknownEntity(name), {
    expected: [...names, 'User'].join(', '),
    suggestion,
  });
  return false;
}

function noteEnd(draft: Draft, end: JdlEnd): void {
  noteAnnotations(
    draft,
    end.annotations.filter(({ name }) => name.toLowerCase() !== 'ondelete'),
  );
  if (end.displayField && end.field) {
    report(draft, 'info', 'jdl-display-field', end.field, JDL_NOTES.displayField(end.displayField));
  }
}

function noteRequiredCollection(draft: Draft, end: JdlEnd): void {
  if (end.required) {
    report(
      draft,
      'info',
      'jdl-unused',
      end.field ?? end.entity,
      JDL_NOTES.requiredCollection(end.entity.text),
    );
  }
}

/** `@OnDelete("SET NULL")`, `@OnDelete(CASCADE)`. */
function onDeleteOf(end: JdlEnd): OnDelete | undefined {
  const written = end.annotations.find(({ name }) => name.toLowerCase() === 'ondelete')?.value;
  const word = written?.toLowerCase().replace(/[^a-z]/g, '');
  if (word === 'cascade') return 'cascade';
  if (word === 'setnull') return 'set-null';
  if (word === 'restrict' || word === 'noaction') return 'restrict';
  return undefined;
}
