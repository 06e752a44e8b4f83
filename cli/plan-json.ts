import type { Blueprint } from '#generator/blueprint/schema.ts';
import type { ReadResult } from '#generator/spec/diagnostics.ts';

/** The machine-readable plan, member by member: what the Blueprint keeps for itself is not promised to others. */
export function planJson({ blueprint, language, diagnostics, assumptions }: ReadResult) {
  return {
    name: blueprint?.name ?? '',
    language,
    entities: (blueprint?.entities ?? []).map(({ id, name, label, plural, fields }) => ({
      id,
      name,
      label,
      plural,
      fields: fields.map(fieldJson),
    })),
    relations: (blueprint?.relations ?? []).map(({ id, kind, from, to, required, onDelete }) => ({
      id,
      kind,
      from,
      to,
      required,
      onDelete,
    })),
    options: optionsJson(blueprint),
    diagnostics: diagnostics.map(({ severity, code, line, column, message }) => ({
      severity,
      code,
      line,
      column,
      message,
    })),
    assumptions,
  };
}

function fieldJson(field: Blueprint['entities'][number]['fields'][number]) {
  const { id, name, label, type, required, unique, min, max, pattern, values } = field;
  return { id, name, label, type, required, unique, min, max, pattern, default: field.default, values };
}

function optionsJson(blueprint: Blueprint | null) {
  if (blueprint === null) return null;
  const { auth, database, frontend } = blueprint.options;
  return { auth, database, frontend };
}
