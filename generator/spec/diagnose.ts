import type { Language } from '../blueprint/schema.ts';
import type { Diagnostic } from './diagnostics.ts';
import type { Draft, Span } from './draft.ts';

/** The sentence in both languages; written where it is needed, so that code and words stay together. */
export type Wording = Record<Language, string>;

/** Adds a diagnostic to the draft, worded in the SPEC's language. `extra` may carry what was expected and a suggestion. */
export function report(
  draft: Draft,
  severity: Diagnostic['severity'],
  code: string,
  span: Span,
  wording: Wording,
  extra: { expected?: string; suggestion?: string } = {},
): void {
  draft.diagnostics.push({ severity, code, ...span, message: wording[draft.language], ...extra });
}

/** Notes a guess, worded in the SPEC's language; the same guess on the same line is noted once. */
export function assume(draft: Draft, line: number, wording: Wording): void {
  const text = wording[draft.language];
  if (!draft.assumptions.some((known) => known.line === line && known.text === text))
    draft.assumptions.push({ text, line });
}
