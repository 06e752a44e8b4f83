import type { DraftField } from '../draft.ts';
import { inferType } from '../lexicon/infer.ts';
import { isNumeric, isTextual } from '../lexicon/types.ts';
import { fold, foldKey } from '../naming/fold.ts';
import { singularWords } from '../naming/inflect.ts';
import { snakeName } from '../naming/names.ts';
import { findNearest } from '../naming/nearest.ts';
import { spanOfPhrase } from './declare.ts';
import type { Model, NamedField, Thing } from './model.ts';
import { keysOf } from './model.ts';
import { phraseText } from './noun-phrase.ts';
import type { NounPhrase } from './phrases.ts';
import type { Ref } from './reading.ts';

/** A field's name is short; its label may say more: `number of pages` is `pages`, `duración en minutos` is `duracion`. */
function namesOf(model: Model, owner: Thing, { scan, phrase }: Ref): { label: string; name?: string } {
  const full = phraseText(phrase.words);
  const head = phrase.words.slice(0, phrase.headLength);
  const complement = phrase.words
    .slice(phrase.headLength + 1)
    .filter(({ key }) => !/^(the|la|el|los|las|its|their|su|sus)$/.test(key));
  if (phrase.owner && !model.get(keysOf(scan, phrase.owner).join(' ')))
    return { label: `${phraseText(phrase.owner)} ${full}` };
  if (phrase.counted) return { label: full, name: snakeName(phraseText(phrase.counted)) };
  // `fecha del pedido` of an order is its `fecha`.
  if (complement.length > 0 && model.get(keysOf(scan, complement).join(' ')) === owner)
    return { label: full, name: snakeName(phraseText(head)) };
  // `these states: new, paid` is a state.
  if (phrase.values && phrase.plural && head.length === phrase.words.length)
    return {
      label: singularWords(
        head.map(({ text }) => text),
        scan.words.language,
      ).join(' '),
    };
  if (phrase.unit) return { label: `${full} ${phrase.unit}`, name: snakeName(full) };
  if (phrase.labelPrefix) {
    const prefix = phraseText(phrase.labelPrefix);
    return {
      label: scan.words.language === 'es' ? `${full} ${prefix}` : `${prefix} ${full}`,
      name: snakeName(full),
    };
  }
  return { label: full };
}

/** Adds an attribute to a thing; said twice, the second time only adds what is new. */
export function addField(model: Model, owner: Thing, ref: Ref): boolean {
  const names = namesOf(model, owner, ref);
  const key = names.name ?? snakeName(names.label);
  if (key === '') return false;
  const known = findField(owner, key);
  if (known) {
    mergeConstraints(known.phrase, ref.phrase);
    return true;
  }
  owner.fields.push({ phrase: ref.phrase, scan: ref.scan, span: spanOfPhrase(ref), ...names });
  return true;
}

/** The field of a thing under a code name, or null. */
export function findField(owner: Thing, name: string): NamedField | null {
  return (
    owner.fields.find(
      (field) => (field.name ?? snakeName(field.label)) === name || snakeName(field.label) === name,
    ) ?? null
  );
}

/** The code name two wordings of a field are compared by. */
export const fieldKey = (label: string, name?: string) => name ?? snakeName(label);

const CONSTRAINTS = [
  'required',
  'unique',
  'type',
  'rich',
  'vague',
  'min',
  'max',
  'isLength',
  'isAbove',
  'pattern',
  'default',
  'values',
  'unit',
] as const;

/** Takes over what `from` says about a field and `into` does not contradict. */
export function mergeConstraints(into: NounPhrase, from: NounPhrase): void {
  for (const constraint of CONSTRAINTS) {
    if (from[constraint] !== undefined) Object.assign(into, { [constraint]: from[constraint] });
  }
}

/** The field as the resolver takes it. */
export function toDraftField({ phrase, label, name, span }: NamedField): DraftField {
  const field: DraftField = { label, span, ...(name === undefined ? {} : { name }) };
  const choices = choicesOf(phrase);
  const inferred = inferType(name ? name.replace(/_/g, ' ') : label).type;
  if (choices) field.values = choices.map((value) => ({ label: value }));
  else if (phrase.type !== undefined && fits(phrase.type, inferred)) field.type = phrase.type;
  else if (phrase.isLength)
    field.type = isTextual(inferred) && !isShort(phrase, inferred) ? inferred : 'string';
  else if (isNumericDefault(phrase, inferred)) field.type = phrase.counted ? 'integer' : 'decimal';
  else if (phrase.unit !== undefined && unitType(phrase.unit, inferred))
    field.type = unitType(phrase.unit, inferred);
  else if (name !== undefined && inferred !== 'string') field.type = phrase.counted ? 'integer' : inferred;
  else if (phrase.counted) field.type = 'integer';
  if (phrase.rich && field.type === 'text') field.rich = true;
  if (phrase.vague) field.isVague = true;
  if (phrase.required !== undefined) field.required = phrase.required;
  if (phrase.unique) field.unique = true;
  setLimits(field, phrase, inferred);
  if (phrase.pattern !== undefined) field.pattern = phrase.pattern;
  if (phrase.default !== undefined) field.default = phrase.default;
  return field;
}

/** `the status is scheduled by default and can also be completed`: what it is at first is one of the alternatives. */
function choicesOf({ values, default: preset }: NounPhrase): string[] | undefined {
  if (!values || preset === undefined) return values;
  const key = foldKey(preset);
  const isKnown = values.some((value) => foldKey(value) === key);
  return isKnown || findNearest(key, values.map(foldKey)) !== null ? values : [preset, ...values];
}

/** A text of few characters is a line. */
const isShort = ({ max }: NounPhrase, inferred: DraftField['type']) =>
  inferred === 'text' && max !== undefined && max <= 255;

const isNumericDefault = (phrase: NounPhrase, inferred: DraftField['type']) =>
  inferred === 'string' && phrase.type === undefined && /^-?\d+([.,]\d+)?$/.test(phrase.default ?? '');

/** What is counted in minutes or months is whole, in kilos or metres it is not, in euros it is money. */
function unitType(unit: string, inferred: DraftField['type']): DraftField['type'] {
  const word = fold(unit);
  if (/euro|dol+ar|peso|usd|eur|pound|cents|centavo|[€$£]/.test(word)) return 'money';
  if (
    /minut|hour|hora|day|dia|second|segundo|week|semana|month|mes|year|ano|page|pagina|word|mb|kb|gb/.test(
      word,
    )
  )
    return 'integer';
  return inferred === 'string' || inferred === 'time' ? 'decimal' : undefined;
}

/** `long` makes a text long; a photo it leaves a photo. */
const fits = (type: NonNullable<NounPhrase['type']>, inferred: NonNullable<NounPhrase['type']>) =>
  type !== 'text' || inferred === 'string' || inferred === 'text';

function setLimits(field: DraftField, phrase: NounPhrase, inferred: NonNullable<NounPhrase['type']>): void {
  const type = field.type ?? inferred;
  // «Above 0» is 1 for whole numbers; for others the bound itself is the nearest thing that can be said.
  const whole = type === 'integer' || phrase.isLength;
  if (phrase.min !== undefined) field.min = phrase.isAbove && whole ? phrase.min + 1 : phrase.min;
  if (phrase.max !== undefined) field.max = phrase.max;
  const limited = field.min !== undefined || field.max !== undefined;
  if (!limited || isNumeric(type) || phrase.isLength || field.values) return;
  if (field.type === undefined && type === 'string')
    field.type = isFraction(field.min) || isFraction(field.max) ? 'decimal' : 'integer';
}

const isFraction = (value: number | undefined) => value !== undefined && !Number.isInteger(value);
