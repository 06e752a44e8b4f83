import { type Diagnostic as EditorDiagnostic, forEachDiagnostic } from '@codemirror/lint';
import type { Text } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import type { Diagnostic } from '#generator/spec/diagnostics.ts';

/** Where a line and column (both from 1) stand in the text; a place past the end is the nearest one before it. */
export function offsetOf(doc: Text, line: number, column: number): number {
  const found = doc.line(Math.min(Math.max(line, 1), doc.lines));
  return Math.min(found.from + Math.max(column - 1, 0), found.to);
}

/** The reader's diagnostics as the editor shows them, with the suggestion as a fix one key away. */
export function toEditorDiagnostics(
  doc: Text,
  diagnostics: readonly Diagnostic[],
  fixLabel: (suggestion: string) => string,
): EditorDiagnostic[] {
  return diagnostics.map((diagnostic) => {
    const from = offsetOf(doc, diagnostic.line, diagnostic.column);
    const to = Math.max(from, offsetOf(doc, diagnostic.endLine, diagnostic.endColumn));
    const { suggestion } = diagnostic;
    return {
      from,
      to,
      severity: diagnostic.severity,
      message: diagnostic.message,
      actions:
        suggestion === undefined
          ? []
          : [
              {
                name: fixLabel(suggestion),
                apply: (view, at, end) =>
                  view.dispatch({
                    changes: { from: at, to: end, insert: suggestion },
                    userEvent: 'input.fix',
                  }),
              },
            ],
    };
  });
}

/** Mends what is marked where the cursor stands with its first fix; false where nothing can be mended. */
export function applyFixAtCursor(view: EditorView): boolean {
  const { head } = view.state.selection.main;
  let fix: (() => void) | undefined;
  forEachDiagnostic(view.state, (diagnostic, from, to) => {
    const action = diagnostic.actions?.[0];
    if (action && from <= head && head <= to) fix ??= () => action.apply(view, from, to);
  });
  fix?.();
  return fix !== undefined;
}
