import type { Assumption, Diagnostic } from '../diagnostics.ts';
import type { DraftField, Span } from '../draft.ts';

/** How far a text that was read as if it stood at line 1, column 1 stands from there. */
export type Shift = { lines: number; columns: number };

/** The span moved; it lies within one line. */
export const shiftSpan = <T extends Span>(span: T, { lines, columns }: Shift): T => ({
  ...span,
  line: span.line + lines,
  column: span.column + columns,
  endLine: span.endLine + lines,
  endColumn: span.endColumn + columns,
});

/** A copy of the field, its spans moved; nothing in it is shared with the original. */
export function shiftField(field: DraftField, shift: Shift): DraftField {
  const copy: DraftField = { ...field, span: shiftSpan(field.span, shift) };
  if (field.typeSpan) copy.typeSpan = shiftSpan(field.typeSpan, shift);
  if (field.defaultSpan) copy.defaultSpan = shiftSpan(field.defaultSpan, shift);
  if (field.values)
    copy.values = field.values.map((value) =>
      value.span ? { ...value, span: shiftSpan(value.span, shift) } : { ...value },
    );
  return copy;
}

/** What was said about a line, moved with it. */
export const shiftDiagnostic = (diagnostic: Diagnostic, shift: Shift): Diagnostic =>
  shiftSpan(diagnostic, shift);

/** What was guessed in a line, moved with it. */
export const shiftAssumption = ({ text, line }: Assumption, { lines }: Shift): Assumption => ({
  text,
  line: line + lines,
});
