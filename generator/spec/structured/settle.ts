import { assume, report } from '../diagnose.ts';
import type { Draft, DraftField } from '../draft.ts';
import { findType } from '../lexicon/types.ts';
import { fold } from '../naming/fold.ts';
import { findNearest } from '../naming/nearest.ts';
import { type Choices, isChosen, readChoices } from './choices.ts';
import { Cursor, unquote } from './cursor.ts';
import { hasType, keepChoices, type Leftover, type SpecResult, withNote } from './field-spec.ts';
import { takeFlag } from './flags.ts';
import { UNIT } from './units.ts';

const ARTICLE =
  /^(?:el|la|los|las|un|una|the|a|an|de|del|of|for|para|que|which|where|si|if|when|cuando|su|its|their|en|in|to|with|con|whether|indica|indicates|stores|guarda)\b/;

/** Constraint words offered when one is mistyped. */
export const CONSTRAINT_WORDS: Record<'es' | 'en', string[]> = {
  es: [
    'obligatorio',
    'requerido',
    'opcional',
    'único',
    'mínimo',
    'máximo',
    'por defecto',
    'regex',
    'patrón',
    'positivo',
    'índice',
    'entre',
    'hasta',
  ],
  en: [
    'required',
    'optional',
    'unique',
    'min',
    'max',
    'default',
    'pattern',
    'regex',
    'positive',
    'index',
    'between',
    'nullable',
    'mandatory',
  ],
};

/**
 * Decides what becomes of text that was not understood: the type's name, choices, a description, or a diagnostic with the
 * nearest word. Nothing is dropped. In a cell for the type two words are choices, `venta, alquiler`; on a line it takes three,
 * or a name like `tipo`.
 */
export function settleLeftovers(
  cursor: Cursor,
  field: DraftField,
  result: SpecResult,
  draft: Draft,
  isTypeCell = false,
): void {
  let left = result.leftovers;
  const first = left[0];
  const around = hasType(field) ? listAround(cursor, field, left) : null;
  const isOpen = around !== null || (!hasType(field) && result.isFirstUnknown);
  const choices = isOpen
    ? alternatives(cursor, left, around ?? first?.from ?? 0, isTypeCell || isChosen(field.label))
    : null;
  if (choices) {
    keepChoices(field, choices);
    assume(draft, cursor.line, {
      es: `Leo «${choices.values.map(({ label }) => label).join(', ')}» como las opciones de «${field.label}».`,
      en: `I read “${choices.values.map(({ label }) => label).join(', ')}” as the choices of “${field.label}”.`,
    });
    return;
  }
  if (first && result.isFirstUnknown && !hasType(field) && isTypeName(first.text)) {
    field.typeName = unquote(first.text);
    field.typeSpan = cursor.span(first.from, first.to);
    left = left.slice(1);
  }
  for (const { text, from, to } of left) {
    const words = text.split(/\s+/);
    const suggestion = words.length > 2 ? null : nearestConstraint(words);
    if ((words.length > 1 && !suggestion) || isUnit(text)) {
      field.description = withNote(field.description, text);
      continue;
    }
    if (suggestion !== null) applyFlag(field, suggestion);
    const expected = draft.language === 'es' ? 'un tipo o una restricción' : 'a type or a constraint';
    report(
      draft,
      'warning',
      'unknown-constraint',
      cursor.span(from, to),
      {
        es: `No entiendo «${text}» en «${field.label}». ${suggestion ? `¿Querías decir «${suggestion}»?` : 'Escribe por ejemplo obligatorio, único, máximo 80 o por defecto X; una explicación va detrás de «—».'}`,
        en: `I do not understand “${text}” in “${field.label}”. ${suggestion ? `Did you mean “${suggestion}”?` : 'Write e.g. required, unique, max 80 or default X; an explanation goes behind “—”.'}`,
      },
      suggestion ? { expected, suggestion } : { expected },
    );
  }
}

/** A mistyped flag is read as the word it is nearest to; the diagnostic says so. */
function applyFlag(field: DraftField, word: string): void {
  const cursor = new Cursor(word, 1, 1);
  takeFlag(cursor, field);
}

/** `duración: entero (minutos)`: what is counted, worth a note. */
const isUnit = (text: string) => UNIT.test(text);

const isTypeName = (text: string) =>
  text.split(/\s+/).length <= 3 && !ARTICLE.test(fold(text)) && !/\p{L}\.$/u.test(text);

/**
 * `single, double, suite`, `activo, baja, egresado`: a word that could be a type among others that could not is one more
 * of their kind. Returns where the list begins, or null when the type is one.
 */
function listAround(cursor: Cursor, field: DraftField, left: readonly Leftover[]): number | null {
  const [first, last] = [left[0], left.at(-1)];
  if (!first || !last || !field.typeSpan || field.values !== undefined) return null;
  const at = field.typeSpan.column - cursor.column;
  const isWeak = at < first.from && left.length > 1 && findType(wordAt(cursor, at))?.weak === true;
  const from = isWeak ? at : first.from;
  const isAmong = isWeak || (first.to <= at && at < last.from);
  const list = cursor.text.slice(from, last.to);
  return isAmong && /^[^,;()]+(?:,[^,;()]+){2,}$/.test(list) ? from : null;
}

const wordAt = (cursor: Cursor, at: number) => /^[^\s,;()]+/.exec(cursor.text.slice(at))?.[0] ?? '';

/** `persona o empresa`, `mañanas, tardes o fines de semana`: short words joined by commas or an or are choices; else null. */
function alternatives(
  cursor: Cursor,
  left: readonly Leftover[],
  from: number,
  isTypeCell: boolean,
): Choices | null {
  const text = cursor.text.slice(from, left.at(-1)?.to);
  const joined = /\s(?:o|u|or)\s/i.test(text);
  if (left.length < 2 && !joined) return null;
  const choices = readChoices(text, cursor.line, cursor.column + from);
  const isPair = isTypeCell && /^\s*\p{Ll}[^,;()]*,\s*\p{Ll}[^,;()]*$/u.test(text);
  if (choices.values.length === 2 && !joined && !isPair && !/["'“«`]/.test(text)) return null;
  const isShort = ({ label }: { label: string }) => {
    const words = label.split(/\s+/);
    return words.length <= 4 && !ARTICLE.test(fold(label)) && !nearestConstraint(words);
  };
  return choices.values.length > 1 && choices.values.every(isShort) ? choices : null;
}

/** The constraint word one of the words is a slip of, or null. */
export function nearestConstraint(words: readonly string[]): string | null {
  for (const word of words) {
    const folded = fold(word);
    for (const language of ['es', 'en'] as const) {
      const byFold = new Map(CONSTRAINT_WORDS[language].map((known) => [fold(known), known]));
      const near = findNearest(folded, byFold.keys());
      if (near !== null && folded.length > 3) return byFold.get(near) ?? null;
    }
  }
  return null;
}
