import { partsOf } from '#generator/blueprint/parts.ts';
import type { Blueprint, Field, Language } from '#generator/blueprint/schema.ts';
import type { Assumption } from '#generator/spec/diagnostics.ts';
import type { Terminal } from './terminal.ts';

const WORDS = {
  es: {
    required: 'obligatorio',
    unique: 'único',
    options: 'Opciones',
    relations: 'Relaciones',
    assumptions: 'Suposiciones',
    line: 'línea',
    auth: 'inicio de sesión',
    rules: 'Reglas anotadas',
    default: 'por defecto',
    delivers: 'Se entrega',
    parts: { backend: 'el backend', frontend: 'el frontend', both: 'el backend y el frontend' },
    manyOf: 'tiene muchos',
    one: 'tiene un',
    many: '↔',
  },
  en: {
    required: 'required',
    unique: 'unique',
    options: 'Options',
    relations: 'Relations',
    assumptions: 'Assumptions',
    line: 'line',
    auth: 'sign-in',
    rules: 'Rules noted',
    default: 'default',
    delivers: 'Delivered',
    parts: { backend: 'the backend', frontend: 'the frontend', both: 'backend and frontend' },
    manyOf: 'has many',
    one: 'has one',
    many: '↔',
  },
} as const;

/** Prints what was understood, in the SPEC's language, for a person to check. */
export function printBlueprint(
  blueprint: Blueprint,
  assumptions: readonly Assumption[],
  terminal: Terminal,
): void {
  const words = WORDS[blueprint.language];
  const lines = [`${blueprint.name} (${blueprint.slug})`, ''];
  for (const { name, label, fields } of blueprint.entities) {
    lines.push(label === name ? name : `${name} (${label})`);
    const width = Math.max(0, ...fields.map((field) => field.name.length));
    for (const field of fields)
      lines.push(`  ${field.name.padEnd(width)}  ${fieldLine(field, blueprint.language)}`);
    lines.push('');
  }
  if (blueprint.relations.length > 0) {
    lines.push(words.relations);
    for (const { from, to, kind, name, required } of blueprint.relations) {
      const verb = kind === 'many-to-many' ? words.many : kind === 'one-to-one' ? words.one : words.manyOf;
      lines.push(`  ${from} ${verb} ${to} (${name}${required ? `, ${words.required}` : ''})`);
    }
    lines.push('');
  }
  const { auth, database, frontend, roles } = blueprint.options;
  lines.push(`${words.options}: ${[database, frontend, ...(auth ? [words.auth] : []), ...roles].join(', ')}`);
  lines.push(`${words.delivers}: ${words.parts[partsOf(blueprint)]}`);
  if (blueprint.rules.length > 0)
    lines.push('', words.rules, ...blueprint.rules.map(({ text }) => `  - ${text}`));
  if (assumptions.length > 0)
    lines.push(
      '',
      words.assumptions,
      ...assumptions.map(({ text, line }) => `  - ${text} (${words.line} ${line})`),
    );
  terminal.out(`${lines.join('\n')}\n`);
}

function fieldLine(field: Field, language: Language): string {
  const words = WORDS[language];
  const { type, values, min, max, pattern, required, unique } = field;
  const range = min === undefined && max === undefined ? [] : [`${min ?? ''}..${max ?? ''}`];
  return [
    values ? values.map(({ label }) => label).join(' | ') : type,
    ...range,
    ...(pattern ? [`/${pattern}/`] : []),
    ...(required ? [words.required] : []),
    ...(unique ? [words.unique] : []),
    ...(field.default === undefined ? [] : [`${words.default} ${field.default}`]),
  ].join(', ');
}
