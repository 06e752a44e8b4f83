import { report } from '../diagnose.ts';
import type { Draft, Span } from '../draft.ts';
import type { Reading } from './blocks.ts';
import { spanAt } from './cursor.ts';
import type { Line } from './lines.ts';
import { findSection } from './words.ts';

/** Says of every line that gave nothing that it gave nothing. The net under all readers of structure. */
export function reportLost(lines: readonly Line[], reading: Reading): void {
  const { draft } = reading;
  const seen = new Set(reading.used);
  const add = ({ line, endLine }: Pick<Span, 'line' | 'endLine'>) => {
    for (let at = line; at <= endLine; at++) seen.add(at);
  };
  for (const span of spansOf(draft)) add(span);
  for (const { line, text } of reading.paragraphs) add({ line, endLine: line + text.split('\n').length - 1 });
  for (const [at, line] of lines.entries()) {
    // The header of a table says what its columns are.
    if (line.kind === 'table' && /^[\s|:-]+$/.test(lines[at + 1]?.text ?? '')) continue;
    if (line.isCode && !lines[at - 1]?.isCode) reportCode(line, draft);
    if (line.kind === 'blank' || line.kind === 'skip' || line.kind === 'heading') continue;
    if (seen.has(line.number) || !/[\p{L}\p{N}]/u.test(line.text) || findSection(line.text) !== null)
      continue;
    const shown = line.text.length > SHOWN ? `${line.text.slice(0, SHOWN)}…` : line.text;
    report(
      draft,
      'warning',
      'not-understood',
      spanAt(line.number, line.column, Math.max(line.text.length, 1)),
      {
        es: `De «${shown}» no sale nada. Ponlo bajo una entidad como campo («nombre: texto») o relación («pertenece a Cliente»), o como regla bajo «Reglas».`,
        en: `Nothing comes of “${shown}”. Put it below an entity as a field (“name: string”) or relation (“belongs to Customer”), or as a rule below “Rules”.`,
      },
      {
        expected:
          draft.language === 'es' ? 'un campo, una relación o una regla' : 'a field, a relation or a rule',
      },
    );
  }
}

function reportCode(line: Line, draft: Draft): void {
  report(draft, 'info', 'code-skipped', spanAt(line.number, 1, Math.max(line.raw.length, 1)), {
    es: 'Este bloque de código no se lee. Si describe datos, escríbelo como texto.',
    en: 'This block of code is not read. If it describes data, write it as text.',
  });
}

/** Longest part of a line shown in a message. */
const SHOWN = 80;

function spansOf(draft: Draft): Pick<Span, 'line' | 'endLine'>[] {
  const fields = [
    ...draft.entities.flatMap((entity) => entity.fields),
    ...draft.relations.flatMap((relation) => relation.fields ?? []),
  ];
  const values = [...fields, ...draft.enums].flatMap((each) => each.values ?? []);
  return [
    ...draft.entities.map(({ span }) => span),
    ...fields.flatMap(({ span, typeSpan }) => (typeSpan ? [span, typeSpan] : [span])),
    ...draft.enums.map(({ span }) => span),
    ...values.flatMap(({ span }) => span ?? []),
    ...draft.relations.map(({ span }) => span),
    ...draft.rules.map(({ span }) => span),
    ...draft.description.map(({ span, text }) => ({
      ...span,
      endLine: span.line + text.split('\n').length - 1,
    })),
    ...(draft.title ? [draft.title.span] : []),
    ...draft.diagnostics,
    ...draft.assumptions.map(({ line }) => ({ line, endLine: line })),
  ];
}
