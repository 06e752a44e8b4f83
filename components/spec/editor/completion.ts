import type { CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import type { Language } from '#generator/blueprint/schema.ts';
import { type Completion, completeSpec } from '#generator/spec/complete.ts';

/** What the last reading knows, for completing names. */
export type CompletionKnowledge = { language: Language; entities: readonly string[] };

/** How the editor's list tells them apart. */
const TYPES: Record<Completion['kind'], string> = {
  type: 'type',
  entity: 'class',
  constraint: 'keyword',
  relation: 'keyword',
};

/** What the reader would understand next where the cursor is; null where nothing is known to fit. */
export function completeAtCursor(
  context: CompletionContext,
  { language, entities }: CompletionKnowledge,
): CompletionResult | null {
  const line = context.state.doc.lineAt(context.pos);
  const before = line.text.slice(0, context.pos - line.from);
  const { from, options } = completeSpec(before, language, entities);
  // At the start of a bullet a relation is one thing of many: it is offered to whoever asks or begins one.
  const isUnasked = from === 0 && !context.explicit && options[0]?.kind === 'relation';
  if (options.length === 0 || isUnasked) return null;
  const typed = before.slice(before.length - from).toLowerCase();
  return {
    from: context.pos - from,
    options: options.map(({ label, kind }, index) => ({ label, type: TYPES[kind], boost: -index })),
    // While one goes on with the same word, or with the next one of `long text`, these are still all there is.
    validFor: (text) => text.toLowerCase().startsWith(typed) && /^[\p{L}\p{N}_ ]*$/u.test(text),
  };
}
