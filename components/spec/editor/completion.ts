import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import { FIELD_TYPES, type Language } from '#generator/blueprint/schema.ts';
import { TYPE_NAMES } from '#generator/spec/lexicon/types.ts';

/** What the last reading knows, for completing names. */
export type CompletionKnowledge = { language: Language; entities: readonly string[] };

const CONSTRAINTS: Record<Language, string[]> = {
  es: ['obligatorio', 'único', 'mínimo ', 'máximo ', 'entre ', 'por defecto ', 'regex '],
  en: ['required', 'unique', 'min ', 'max ', 'between ', 'default ', 'pattern '],
};
const RELATIONS: Record<Language, string[]> = {
  es: ['pertenece a ', 'tiene muchos ', 'tiene un '],
  en: ['belongs to ', 'has many ', 'has one '],
};
const AFTER_RELATION =
  /(?:pertenecen? a|tienen? (?:muchos|muchas|un|una)|belongs? to|ha(?:s|ve) (?:many|one|an?))\s+([\p{L}\d_ ]*)$/iu;
const IN_FIELD = /^\s*(?:[-*+•]\s+)?[^:|]{1,60}:\s*(?:.*,\s*)?([\p{L}/ ]*)$/u;
const IN_BULLET = /^\s*[-*+•]\s+([\p{L} ]*)$/u;

/**
 * What may come next where the cursor is: an entity after a relation, a type or a constraint after a field's name, a
 * relation at the start of a bullet. Null where nothing is known to fit.
 */
export function completeSpec(
  context: CompletionContext,
  knowledge: CompletionKnowledge,
): CompletionResult | null {
  const line = context.state.doc.lineAt(context.pos);
  const before = line.text.slice(0, context.pos - line.from);
  const { language, entities } = knowledge;

  const related = AFTER_RELATION.exec(before);
  if (related)
    return offer(
      context,
      related[1],
      entities.map((label) => ({ label, type: 'class' })),
    );
  const field = IN_FIELD.exec(before);
  if (field) {
    const isFirst = !before.slice(before.indexOf(':')).includes(',');
    const constraints = CONSTRAINTS[language].map((label): Completion => ({ label, type: 'keyword' }));
    return offer(context, field[1], isFirst ? [...typeCompletions(language), ...constraints] : constraints);
  }
  const bullet = IN_BULLET.exec(before);
  if (!bullet || (bullet[1] === '' && !context.explicit)) return null;
  return offer(
    context,
    bullet[1],
    RELATIONS[language].map((label) => ({ label, type: 'keyword' })),
  );
}

function typeCompletions(language: Language): Completion[] {
  return FIELD_TYPES.map((type, index) => ({
    label: TYPE_NAMES[language][type],
    detail: TYPE_NAMES[language][type] === type ? undefined : type,
    type: 'type',
    boost: FIELD_TYPES.length - index,
  }));
}

function offer(
  context: CompletionContext,
  typed: string | undefined,
  options: Completion[],
): CompletionResult | null {
  if (options.length === 0) return null;
  return { from: context.pos - (typed?.length ?? 0), options, validFor: /^[\p{L}\d_/ ]*$/u };
}
