import { report } from '../../diagnose.ts';
import type { Draft, DraftField } from '../../draft.ts';
import { readableLabel } from '../../naming/names.ts';
import { findNearest } from '../../naming/nearest.ts';
import { toAscii } from '../../naming/transliterate.ts';
import type { JdlAnnotation, JdlEntity, JdlField, JdlFile, JdlValidation } from './ast.ts';
import { JDL_FIELD_TYPES } from './field-types.ts';
import { JDL_NOTES } from './messages.ts';

/** Adds one entity with its fields to the draft. */
export function addEntity(draft: Draft, entity: JdlEntity, file: JdlFile): void {
  noteAnnotations(draft, entity.annotations);
  if (entity.table !== undefined)
    report(draft, 'info', 'jdl-unused', entity.name, JDL_NOTES.table(entity.table));
  draft.entities.push({
    label: readableLabel(entity.name.text),
    exactLabel: true,
    ...codeName(entity.name.text),
    span: spanOfName(entity.name),
    description: entity.doc,
    fields: entity.fields.flatMap((field) => toField(draft, field, file) ?? []),
    source: 'block',
  });
}

/** The name as the file has it, in ASCII and with a capital; it is not made singular, as other names are. */
function codeName(written: string): { name?: string } {
  const plain = toAscii(written).replace(/[^A-Za-z0-9]/g, '');
  const name = plain.charAt(0).toUpperCase() + plain.slice(1);
  return /^[A-Z]/.test(name) ? { name } : {};
}

function toField(draft: Draft, field: JdlField, file: JdlFile): DraftField | null {
  const isKey = field.name.text === 'id' || field.annotations.some(({ name }) => name.toLowerCase() === 'id');
  if (isKey) {
    report(draft, 'info', 'jdl-own-id', field.name, JDL_NOTES.ownId(field.name.text));
    return null;
  }
  noteAnnotations(draft, field.annotations);
  const result: DraftField = { label: field.name.text, span: spanOfName(field.name), description: field.doc };
  setType(draft, result, field, file);
  for (const validation of field.validations) applyValidation(draft, result, validation);
  return result;
}

function setType(draft: Draft, result: DraftField, field: JdlField, file: JdlFile): void {
  const written = field.type.text;
  result.typeSpan = spanOfName(field.type);
  if (file.enums.some(({ name }) => name.text === written)) {
    result.type = 'enum';
    result.typeName = written;
    result.enumName = written;
    return;
  }
  const type = Object.hasOwn(JDL_FIELD_TYPES, written) ? JDL_FIELD_TYPES[written] : undefined;
  if (type !== undefined) {
    result.type = type;
    if (written === 'Duration')
      report(draft, 'info', 'jdl-duration', field.type, JDL_NOTES.duration(field.name.text));
    return;
  }
  const known = [...Object.keys(JDL_FIELD_TYPES), ...file.enums.map(({ name }) => name.text)];
  const byCase = known.find((candidate) => candidate.toLowerCase() === written.toLowerCase());
  const suggestion = byCase ?? findNearest(written, known) ?? undefined;
  const wanted = suggestion ? `«${suggestion}»` : '«String», «Integer», «LocalDate» …';
  report(draft, 'error', 'unknown-type', field.type, JDL_NOTES.unknownType(written, wanted), {
    expected: known.join(', '),
    suggestion,
  });
  result.type =
    suggestion && Object.hasOwn(JDL_FIELD_TYPES, suggestion) ? JDL_FIELD_TYPES[suggestion] : 'string';
}

function applyValidation(draft: Draft, field: DraftField, validation: JdlValidation): void {
  const number = Number(validation.value);
  const isNumber = validation.value !== '' && Number.isFinite(number);
  switch (validation.name) {
    case 'required':
      field.required = true;
      break;
    case 'unique':
      field.unique = true;
      break;
    case 'minlength':
    case 'min':
      if (isNumber) field.min = number;
      break;
    case 'maxlength':
    case 'max':
      if (isNumber) field.max = number;
      break;
    case 'pattern':
      field.pattern = validation.value;
      break;
    default:
      report(draft, 'info', 'jdl-unused', validation, JDL_NOTES.bytes(validation.name));
  }
}

/** Reports annotations nothing here understands. */
export function noteAnnotations(draft: Draft, annotations: readonly JdlAnnotation[]): void {
  for (const annotation of annotations) {
    report(draft, 'info', 'jdl-unused', annotation, JDL_NOTES.annotation(annotation.name));
  }
}

function spanOfName({ line, column, endLine, endColumn }: JdlField['name']) {
  return { line, column, endLine, endColumn };
}
