import type { ColumnModel, EntityModel, Json } from '../../blueprint/model.ts';
import type { Language } from '../../blueprint/schema.ts';
import { call, type Doc, type Imports, literal } from '../python.ts';
import { NAMES, PEOPLE, PERSONS, PLACES, PROPER, TEXTS } from './seed-words.ts';

/** Amounts people ask for things. */
const AMOUNTS = [
  '4.90',
  '12.50',
  '18.00',
  '24.90',
  '35.00',
  '49.90',
  '75.00',
  '89.00',
  '120.00',
  '145.50',
  '199.00',
  '240.00',
  '320.00',
  '480.00',
  '690.00',
  '1250.00',
];
const COUNTS = [1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 24];
const STEPS = 12;

/** Words in names of fields that tell what a number, a date or a yes or no is about. */
const SAYS = {
  year: /(^|_)(year|ano|anio)(_|$)/,
  rating: /(^|_)(rating|stars|score|valoracion|puntuacion|estrellas)(_|$)/,
  hour: /(^|_)(hourly|hour|hora)(_|$)/,
  pay: /(^|_)(salary|salario|sueldo|wage|budget|presupuesto)(_|$)/,
  birth: /(^|_)(birth|birthday|born|nacimiento|cumpleanos)(_|$)/,
  start: /(^|_)(start|starts|begin|begins|from|inicio|comienzo|desde|entrada|check_in|opens?|departure)(_|$)/,
  past: /(^|_)(since|alta|hired|joined|created|published|publicacion|bought|compra|paid|pago|construccion|licencia|registro|abierto)(_|$)/,
  later:
    /(^|_)(due|deadline|end|ends|until|expiry|expires|limite|fin|hasta|salida|regreso|vence|vencimiento|caducidad|entrega|check_out|return|delivery)(_|$)/,
  mostly:
    /(^|_)(active|activo|activa|enabled|visible|public|publico|available|disponible|verified|verificado|wifi)(_|$)/,
};

const NAMING = /^(name|nombre|full_name|nombre_completo|title|titulo|subject|asunto|denominacion)$/;

/** Returns the expression that chooses the values of a column, row after row. */
export function seedChoice(
  column: ColumnModel,
  entity: EntityModel,
  rows: number,
  language: Language,
  imports: Imports,
): Doc {
  const use = (name: string, ...values: readonly Doc[]): Doc => {
    imports.from('app.seeds.rows', name);
    return call(name, ...values);
  };
  const several = (name: string, values: readonly Json[]): Doc => use(name, ...values.map(literal));
  if (column.unique) return several('in_turn', uniqueValues(column, entity, rows, language));
  if (column.type === 'date') return use('days', ...span(column).map(String));
  if (column.type === 'datetime') return use('moments', ...span(column).map(String));
  const texts = textsOf(column, entity, language);
  // People keep their order: their addresses have the same one. Names that are enough are given once each.
  const inOrder = isPerson(column, entity) || (NAMING.test(column.name) && texts.length >= rows);
  if (texts.length > 0) return several(inOrder ? 'in_turn' : 'scattered', texts);
  const numbers = numbersOf(column);
  if (numbers.length > 0) return several('scattered', numbers);
  if (column.type === 'boolean') {
    const usual =
      typeof column.default?.kind === 'string' && column.default.kind === 'literal'
        ? column.default.value
        : null;
    return several(
      'scattered',
      usual === true || SAYS.mostly.test(column.name) ? [true, true, true, false] : [false, true, false],
    );
  }
  if (column.type === 'geo')
    return several(
      'in_turn',
      PLACES[language].map(([lat, lng]) => ({ lat, lng })),
    );
  if (column.type === 'time')
    return several('scattered', ['08:30:00', '10:00:00', '11:15:00', '13:00:00', '16:00:00', '18:45:00']);
  const { values } = column.samples;
  return several(
    column.type === 'enum' ? 'scattered' : 'in_turn',
    values.slice(0, STEPS).map((value) => spoken(value, column)),
  );
}

/** The first and the last day, counted from today. */
function span({ name }: ColumnModel): [number, number] {
  if (SAYS.birth.test(name)) return [-20_000, -7_500];
  if (SAYS.past.test(name)) return [-900, -30];
  if (SAYS.later.test(name)) return [-16, 39];
  if (SAYS.start.test(name)) return [-20, 35];
  return [-30, 30];
}

/** Values no two rows share: words as long as there are any, then numbered ones. */
function uniqueValues(column: ColumnModel, entity: EntityModel, rows: number, language: Language): Json[] {
  const words = [...new Set(textsOf(column, entity, language))];
  // An address takes no blank, and another digit makes another telephone.
  const mark = { string: ' ', text: ' ', url: '-' }[column.type as string];
  const numbered =
    mark === undefined ? [] : words.flatMap((word) => ['2', '3', '4'].map((n) => `${word}${mark}${n}`));
  const texts = [...words, ...numbered.filter((word) => fits(word, column))];
  if (texts.length >= rows) return texts.slice(0, rows);
  const { values, distinct } = column.samples;
  if (distinct < rows && column.nullable)
    return [...values, ...Array.from({ length: rows - distinct }, () => null)];
  return values.slice(0, Math.max(rows, 1)).map((value) => spoken(value, column));
}

function textsOf(column: ColumnModel, entity: EntityModel, language: Language): string[] {
  const found = wordsFor(column, entity, language);
  return [...new Set(found.filter((value) => fits(value, column)))];
}

function wordsFor(column: ColumnModel, entity: EntityModel, language: Language): readonly string[] {
  const { name, type } = column;
  if (type === 'email') return PEOPLE[language].map((person) => `${plainName(person)}@example.com`);
  if (type === 'phone')
    return COUNTS.map(
      (_, index) => `+34 600 ${String(123 + 61 * index).padStart(3, '0')} ${String(407 + 37 * index)}`,
    );
  if (type === 'url') return PROPER[language].map((word) => `https://example.com/${plainName(word)}`);
  if (type !== 'string' && type !== 'text') return [];
  const named = NAMING.test(name);
  if (isPerson(column, entity)) return PEOPLE[language];
  if (named) {
    const kind = NAMES.find(([entities]) => entities.test(entity.module))?.[1][language];
    return kind ?? PROPER[language].map((word) => `${entity.label} ${word}`);
  }
  return TEXTS.find(([fields]) => fields.test(name))?.[1][language] ?? [];
}

const isPerson = ({ name, type }: ColumnModel, entity: EntityModel): boolean =>
  type === 'email' ||
  (type === 'string' &&
    (/^(full_name|nombre_completo)$/.test(name) || (NAMING.test(name) && PERSONS.test(entity.module))));

/** Without accents, as an address is written. */
const plainName = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z]+/g, '.');

function fits(text: string, column: ColumnModel): boolean {
  const length = [...text].length;
  if (length < (column.minLength ?? 0) || length > (column.maxLength ?? length)) return false;
  if (column.pattern === null) return true;
  try {
    return new RegExp(column.pattern, 'u').test(text);
  } catch {
    // Python's patterns know more than these; samples are made for those.
    return false;
  }
}

/** Numbers a person would expect, inside the bounds; none where the column is no number. */
function numbersOf(column: ColumnModel): Json[] {
  const { type, name } = column;
  if (!['integer', 'float', 'decimal', 'money'].includes(type)) return [];
  const [least, most] = [Number(column.min ?? -1e9), Number(column.max ?? 1e9)];
  const whole = type === 'integer';
  const written = (value: number): Json => {
    if (whole) return Math.round(value);
    return type === 'float' ? Math.round(value * 100) / 100 : value.toFixed(Math.min(2, column.scale));
  };
  const inside = (values: readonly number[]): Json[] => [
    ...new Set(values.filter((value) => value >= least && value <= most).map(written)),
  ];
  const usual = usualNumbers(name, type);
  // A narrow range says itself what is usual.
  if (most - least <= 100 && !(SAYS.year.test(name) && inside(usual).length > 0)) {
    // Most opinions are good ones.
    const from = SAYS.rating.test(name) ? least + (most - least) * 0.5 : least;
    return inside(Array.from({ length: STEPS }, (_, step) => from + ((most - from) * (step + 1)) / STEPS));
  }
  const found = inside(usual);
  return found.length > 2 ? found : [...column.samples.values.slice(0, STEPS)];
}

function usualNumbers(name: string, type: ColumnModel['type']): readonly number[] {
  if (SAYS.year.test(name)) return Array.from({ length: STEPS }, (_, step) => 1988 + 3 * step);
  if (SAYS.hour.test(name)) return [18, 24, 30, 36, 42, 48, 55, 60];
  if (SAYS.pay.test(name)) return [1450, 1800, 2100, 2400, 2750, 3200, 4100, 5600];
  return type === 'integer' ? COUNTS : AMOUNTS.map(Number);
}

/** Samples made of the field's own name read better with a capital. */
function spoken(value: Json, column: ColumnModel): Json {
  if (typeof value !== 'string' || column.pattern !== null || !value.includes('{n}')) return value;
  return column.type === 'string' || column.type === 'text'
    ? value.charAt(0).toUpperCase() + value.slice(1)
    : value;
}
