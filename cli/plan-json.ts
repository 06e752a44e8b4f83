import { prepare } from '#generator/blueprint/prepare.ts';
import { expectedRules } from '#generator/blueprint/rules.ts';
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
    rules: rulesJson(blueprint, diagnostics),
  };
}

/** What the SPEC asks for in words, each with the function that somebody has yet to write; none while there are errors. */
function rulesJson(blueprint: Blueprint | null, diagnostics: ReadResult['diagnostics']) {
  if (blueprint === null || diagnostics.some(({ severity }) => severity === 'error')) return [];
  return expectedRules(prepare(blueprint)).map(({ text, file, name }) => ({ text, hook: name, file }));
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
