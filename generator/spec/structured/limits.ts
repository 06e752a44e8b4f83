import type { Language } from '../../blueprint/schema.ts';
import type { DraftField } from '../draft.ts';
import { NUMBER_SOURCE, readNumber } from '../lexicon/numbers.ts';
import type { Cursor } from './cursor.ts';

const N = `(${NUMBER_SOURCE})`;
/** What is counted or measured; it may stand behind a limit and changes nothing. */
const UNIT =
  '(?:\\s*(?:caracteres|caracter|chars?\\b|characters?|letras|letters|digitos|digits|simbolos|symbols|cifras|posiciones|palabras|words|euros?\\b|eur\\b|usd\\b|dolares|dollars|pesos|anos|years|kg\\b|km\\b|cm\\b|m2\\b|minutos|minutes|horas|hours|dias|days|unidades|units|puntos|points|estrellas|stars|por ciento|percent)|\\s?[€$%])?(?:\\s+(?:de largo|de longitud|long|in length|in total|en total|inclusive|incluidos|both included|ambos inclusive))?';
const OF =
  '(?:\\s+(?:length|longitud|largo|size|tamano|value|valor|caracteres|characters|chars))?\\s*(?:de|of|is|es|es de|:|=|\\(|a)?\\s*';

const sticky = (source: string) => new RegExp(source, 'y');

/** A limit and how it reads; `take` says which bounds the numbers mean. */
type Rule = {
  /** First letters or signs the phrase may begin with: most places are ruled out by one look. */
  first: string;
  pattern: RegExp;
  take: (found: RegExpExecArray, read: (text: string | undefined) => number | null) => Bounds | null;
};
type Bounds = { min?: number | null; max?: number | null; above?: number | null; below?: number | null };

/** Postal codes, ISBNs, IBANs without country: identifiers of fixed length are no longer than this. */
const LONGEST_CODE = 20;

const asLength = (length: number): Bounds =>
  length <= LONGEST_CODE ? { min: length, max: length } : { max: length };

const SUBJECT =
  '(?:(?:longitud|largo|tamano|valor|length|size|value|len|rango|range|values|valores|con|with|de|from|desde|entre|between|in|en)\\s+)';

const RULES: Rule[] = [
  // between 3 and 80, de 1 a 5, from 0 to 100, length 2 to 80
  {
    first: 'bcdefilrstv',
    pattern: sticky(
      `${SUBJECT}{0,2}(?:entre|between|del?|from|desde|rango|range|length|longitud|len|size|tamano|valores?|values?)\\s*:?\\s*(?:los\\s+|las\\s+)?${N}\\s*(?:y|e|and|&|a|to|hasta el|hasta|until|through|al?|\\.\\.+|…|-|–|—|~)\\s*(?:los\\s+|las\\s+)?${N}\\b${UNIT}`,
    ),
    take: (found, read) => ({ min: read(found[1]), max: read(found[2]) }),
  },
  // length(2, 80), range(1,5), size (2..80), between(1, 5)
  {
    first: 'belrst@',
    pattern: sticky(
      `@?(?:entre|between|rango|range|length|longitud|len|size|tamano|limits?|limites)\\s*[([{]\\s*(?:min\\s*[:=]\\s*)?([-+]?\\d+(?:\\.\\d+)?)\\s*(?:,|;|\\.\\.+|…|-|–|—|a|to|y|and)\\s*(?:max\\s*[:=]\\s*)?([-+]?\\d+(?:\\.\\d+)?)\\s*[)\\]}]${UNIT}`,
    ),
    take: (found, read) => ({ min: read(found[1]), max: read(found[2]) }),
  },
  // 3..80, 3-80, 1 to 5, 1 a 5 caracteres
  {
    first: '0123456789+-[',
    pattern: sticky(
      `\\[?\\s*([-+]?\\d+(?:\\.\\d+)?)(?:\\s*(?:\\.\\.+|…|–|—|-|~)|\\s+(?:a|to|hasta|y|and))\\s*([-+]?\\d+(?:\\.\\d+)?)(?![\\d/-])\\s*\\]?${UNIT}`,
    ),
    take: (found, read) => ({ min: read(found[1]), max: read(found[2]) }),
  },
  // [1, 5]
  {
    first: '[',
    pattern: sticky(`\\[\\s*([-+]?\\d+(?:\\.\\d+)?)\\s*[,;]\\s*([-+]?\\d+(?:\\.\\d+)?)\\s*\\]${UNIT}`),
    take: (found, read) => ({ min: read(found[1]), max: read(found[2]) }),
  },
  // 3.. and ..80
  {
    first: '0123456789-',
    pattern: sticky(`([-+]?\\d+(?:\\.\\d+)?)\\s*(?:\\.\\.+|…)(?!\\s*\\d)`),
    take: (found, read) => ({ min: read(found[1]) }),
  },
  {
    first: '.…',
    pattern: sticky(`(?:\\.\\.+|…)\\s*([-+]?\\d+(?:\\.\\d+)?)${UNIT}`),
    take: (found, read) => ({ max: read(found[1]) }),
  },
  // exactly 9 digits
  {
    first: 'ejlds',
    pattern: sticky(
      `(?:exactly|exactamente|exacto|exact length|longitud exacta|longitud fija|fixed length|justo|just)${OF}${N}\\b${UNIT}`,
    ),
    take: (found, read) => ({ min: read(found[1]), max: read(found[1]) }),
  },
  // length 13: a code has exactly that length, anything longer at most that
  {
    first: 'lc',
    pattern: sticky(
      `(?:con |of )?(?:length|longitud|largo|len)\\s*(?:de|of|is|es|:|=|\\()?\\s*(\\d{1,6})(?![\\d.])\\s*\\)?${UNIT}`,
    ),
    take: (found) => asLength(Number(found[1])),
  },
  // > 0, mayor que 0, more than 3
  {
    first: '>mgaos',
    pattern: sticky(
      `(?:>(?!=)|mayor(?:es)? (?:a|que|de)|mas (?:de|que)|superior(?:es)? a|greater than(?! or)|more than|above|over|larger than|bigger than)\\s*${N}${UNIT}`,
    ),
    take: (found, read) => ({ above: read(found[1]) }),
  },
  // < 10, menor que 10
  {
    first: '<mlubis',
    pattern: sticky(
      `(?:<(?!=)|menor(?:es)? (?:a|que|de)|menos (?:de|que)|inferior(?:es)? a|less than(?! or)|fewer than|below|under|smaller than)\\s*${N}${UNIT}`,
    ),
    take: (found, read) => ({ below: read(found[1]) }),
  },
  // min 3, mínimo 3, at least 3, al menos 3, minlength(3), no menor que 3
  {
    first: '>≥=mnaclvgdpsftieuw@',
    pattern: sticky(
      `@?(?:con |with |a |un |una )?(?:(?:longitud|largo|tamano|valor|length|size|value|number)[ _]+)?(?:minim[oa]s?|minimum|min\\.?|at least|al menos|como minimo|por lo menos|no less than|no menos de|not less than|no menor(?:es)? (?:a|que|de)|no puede ser menor (?:a|que|de)|mayor(?:es)? o igual(?:es)? (?:a|que)|mayor igual (?:a|que)|igual o mayor (?:a|que)|greater than or equals?(?: to)?|equal or greater than|starting (?:at|from)|from|desde|a partir de|>=|=>|≥|min(?:imum)?[_ -]?(?:length|len|value|size)|minlength|minvalue|gte?(?!\\d+\\w))${OF}${N}\\s*\\)?${UNIT}`,
    ),
    take: (found, read) => ({ min: read(found[1]) }),
  },
  // max 80, hasta 80, up to 80, maxlength(80), no mayor que 80
  {
    first: '<≤=mnaculvtshlw@fie',
    pattern: sticky(
      `@?(?:con |with |a |un |una )?(?:(?:longitud|largo|tamano|valor|length|size|value|number)[ _]+)?(?:maxim[oa]s?|maximum|max\\.?|at most|como maximo|como mucho|a lo sumo|hasta|up to|no more than|no mas de|not more than|no mayor(?:es)? (?:a|que|de)|no puede ser mayor (?:a|que|de)|no puede superar|menor(?:es)? o igual(?:es)? (?:a|que)|menor igual (?:a|que)|igual o menor (?:a|que)|less than or equals?(?: to)?|equal or less than|<=|=<|≤|max(?:imum)?[_ -]?(?:length|len|value|size)|maxlength|maxvalue|limited to|limitad[oa] a|limite|limit|tope|lte?(?!\\d+\\w)|length|longitud|largo|len|tamano|size)${OF}${N}\\s*\\)?${UNIT}`,
    ),
    take: (found, read) => ({ max: read(found[1]) }),
  },
  // 80 max, 3 caracteres mínimo, 18 or more, 5 como máximo
  {
    first: '0123456789-',
    pattern: sticky(
      `${N}${UNIT}\\s*(?:(?:as|como|de)\\s+)?(?:a\\s+)?(?:minim[oa]s?|minimum|min\\b\\.?|or more|o mas|or above|or greater|y mas|en adelante|and up|at least|\\+(?!\\d))`,
    ),
    take: (found, read) => ({ min: read(found[1]) }),
  },
  {
    first: '0123456789-',
    pattern: sticky(
      `${N}${UNIT}\\s*(?:(?:as|como|de)\\s+)?(?:a\\s+)?(?:maxim[oa]s?|maximum|max\\b\\.?|or less|or fewer|o menos|at most|tope)`,
    ),
    take: (found, read) => ({ max: read(found[1]) }),
  },
  // de 9 dígitos, 9 digits: exact; 80 caracteres, 80 chars: at most
  {
    first: 'dow',
    pattern: sticky(
      `(?:de|of|with|con)\\s+${N}\\s*(?:caracteres|characters|chars|letras|letters|digitos|digits|cifras)\\b`,
    ),
    take: (found, read) => ({ min: read(found[1]), max: read(found[1]) }),
  },
  {
    first: '0123456789',
    pattern: sticky(`(\\d+)\\s*(?:digitos|digits|cifras)\\b`),
    take: (found, read) => ({ min: read(found[1]), max: read(found[1]) }),
  },
  {
    first: '0123456789',
    pattern: sticky(`(\\d+)\\s*(?:caracteres|characters|chars?|letras|letters)\\b`),
    take: (found) => asLength(Number(found[1])),
  },
];

const NOT_NEGATIVE = sticky(
  '(?:no negativ[oa]s?|non[- ]?negative|not negative|sin negativos|no puede ser negativ[oa]|cannot be negative|never negative|nunca negativ[oa]|cero o mas|zero or more|positive or zero|positivo o cero|@?positiveorzero|unsigned)\\b',
);
const POSITIVE = sticky('(?:@?positive|positiv[oa]s?|estrictamente positiv[oa]|strictly positive)\\b');
const NEGATIVE = sticky('(?:@?negative|negativ[oa]s?)\\b');
/** Digits after the decimal mark are the type's affair; the words are understood and say nothing more. */
const SCALE = sticky(
  `(?:con |with |up to |hasta |maximo |max )?(?:\\d+|un|dos|tres|cuatro|one|two|three|four) (?:decimales?|decimal places?|decimals?|decimal digits)\\b`,
);

/** Takes a limit at the cursor into `field`; false when there is none. */
export function takeLimit(cursor: Cursor, field: DraftField, language: Language): boolean {
  const first = cursor.folded.charAt(cursor.at);
  if (!/[a-z0-9<>=≥≤+[.…@-]/.test(first)) return false;
  if (cursor.take(SCALE)) {
    if (field.isVague) Object.assign(field, { type: 'decimal', isVague: false });
    return true;
  }
  if (cursor.take(NOT_NEGATIVE)) return apply(field, { min: 0 });
  if (cursor.take(POSITIVE)) return apply(field, { above: 0 });
  if (cursor.take(NEGATIVE)) return apply(field, { below: 0 });
  const read = (text: string | undefined) => (text === undefined ? null : readNumber(text, language));
  for (const rule of RULES) {
    if (!rule.first.includes(first)) continue;
    const found = cursor.peek(rule.pattern);
    const bounds = found && rule.take(found, read);
    if (!found || !bounds || Object.values(bounds).some((value) => value === null)) continue;
    cursor.at += found[0].length;
    return apply(field, bounds);
  }
  return false;
}

function apply(field: DraftField, { min, max, above, below }: Bounds): boolean {
  const low = above ?? min;
  const high = below ?? max;
  if (typeof low === 'number') {
    field.min = low;
    if (typeof above === 'number') field.isMinStrict = true;
  }
  if (typeof high === 'number') {
    field.max = high;
    if (typeof below === 'number') field.isMaxStrict = true;
  }
  return true;
}
