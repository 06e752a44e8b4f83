import type { Draft, DraftField } from '../draft.ts';
import { parseNumber } from '../lexicon/numbers.ts';
import { findYesNo } from '../lexicon/options.ts';
import { fold } from '../naming/fold.ts';
import { readChoices } from './choices.ts';
import { Cursor, unquote } from './cursor.ts';
import { readSpecPart } from './field-spec.ts';
import type { Item } from './item.ts';

type Apply = (field: DraftField, value: string, line: number, column: number, draft: Draft) => boolean;

const readMore: Apply = (field, value, line, column, draft) => {
  const cursor = new Cursor(value, line, column);
  const result = readSpecPart(cursor, field, draft);
  const [first] = result.leftovers;
  if (first && result.isFirstUnknown && field.type === undefined && field.typeName === undefined) {
    field.typeName = first.text;
    field.typeSpan = cursor.span(first.from, first.to);
    return true;
  }
  return result.leftovers.length === 0;
};

const flag =
  (key: 'required' | 'unique', inverse = false): Apply =>
  (field, value) => {
    const yes =
      findYesNo(value) ??
      (/^(obligator|requer|required|unic|unique)/.test(fold(value))
        ? true
        : /^(opcional|optional)/.test(fold(value))
          ? inverse
          : null);
    if (yes === null) return false;
    field[key] = inverse ? !yes : yes;
    return true;
  };

const limit =
  (key: 'min' | 'max'): Apply =>
  (field, value, _line, _column, draft) => {
    const number = parseNumber(value.replace(/[^\d.,-].*$/, ''), draft.language);
    if (number === null) return false;
    field[key] = number;
    return true;
  };

/** Sets a pattern as written: only slashes and marks around it go. */
export const setPattern: Apply = (field, value) => {
  const bare = value.trim().replace(/^`(.*)`$/, '$1');
  const slashed = /^\/(.+)\/[gimsuy]*$/.exec(bare);
  field.pattern = slashed?.[1] ?? bare.replace(/^(["'])(.*)\1$/, '$2');
  return field.pattern !== '';
};

/** Sets the default as written, marks off. */
export const setPreset: Apply = (field, value, line, column) => {
  field.default = unquote(value.replace(/^`(.*)`$/, '$1'));
  field.defaultSpan = new Cursor(value, line, column).span(0, value.length);
  return true;
};

/** Sets the choices of a cell or property; a value list makes the field an enumeration. */
export const setValues: Apply = (field, value, line, column) => {
  const choices = readChoices(value, line, column);
  if (choices.values.length < 1) return false;
  field.type = 'enum';
  delete field.typeName;
  field.values = choices.values;
  if (choices.preset !== undefined) field.default ??= choices.preset;
  return true;
};

const PROPERTIES: [RegExp, Apply][] = [
  [/^(tipo|type|tipo de dato|data type)$/, readMore],
  [/^(obligatori[oa]|requerid[oa]|required|mandatory)$/, flag('required')],
  [/^(opcional|optional|nullable|nul[oa])$/, flag('required', true)],
  [/^(unic[oa]|unique)$/, flag('unique')],
  [/^(min\.?|minimo|minimum|min length|longitud minima|valor minimo)$/, limit('min')],
  [/^(max\.?|maximo|maximum|max length|longitud maxima|valor maximo|longitud|length)$/, limit('max')],
  [/^(patron|pattern|regex|expresion regular|formato|format)$/, setPattern],
  [/^(por defecto|defecto|default|valor por defecto|default value|valor inicial|predeterminado)$/, setPreset],
  [/^(valores|values|opciones|options|choices|enum|valores posibles|possible values)$/, setValues],
  [
    /^(descripcion|description|nota|note|comentario|comment|ayuda|help)$/,
    (field, value) => {
      field.description ??= unquote(value);
      return true;
    },
  ],
  [
    /^(etiqueta|label)$/,
    (field, value) => {
      field.name ??= fold(field.label)
        .replace(/[^a-z0-9]+/g, '_')
        .replace(/^_+|_+$/g, '');
      field.label = unquote(value);
      field.exactLabel = true;
      return true;
    },
  ],
];

/** Applies the lines nested below a field that are properties of it; returns the others. */
export function applyProperties(field: DraftField, items: readonly Item[], draft: Draft): Item[] {
  return items.filter((item) => !applyOne(field, item, draft));
}

function applyOne(field: DraftField, item: Item, draft: Draft): boolean {
  const { line, text } = item;
  const pair = /^[*_`]*([^:=]{2,30}?)[*_`]*\s*[:=]\s*(.*)$/.exec(text);
  const key = fold(pair?.[1] ?? text).trim();
  const known = PROPERTIES.find(([words]) => words.test(key));
  if (pair && known) {
    const value = pair[2] ?? '';
    if (value === '' && item.children.length > 0)
      return setValues(
        field,
        item.children.map((child) => child.text).join(' | '),
        line.number,
        line.column,
        draft,
      );
    return known[1](field, value.trim(), line.number, line.column + text.length - value.length, draft);
  }
  const trial: DraftField = { ...field };
  const result = readSpecPart(new Cursor(text, line.number, line.column), trial, draft);
  if (result.understood === 0 || result.leftovers.length > 0) return false;
  Object.assign(field, trial);
  return true;
}
