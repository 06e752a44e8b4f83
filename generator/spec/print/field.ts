import type { Enumeration, EnumValue, Field, Language } from '../../blueprint/schema.ts';
import { emptyDraft } from '../draft.ts';
import { RICH_NAME, TYPE_NAMES } from '../lexicon/types.ts';
import { stableId } from '../naming/hash.ts';
import { readableLabel } from '../naming/names.ts';
import { enumCode } from '../resolve/enums.ts';
import { fieldName } from '../resolve/fields.ts';
import { readFieldLine } from '../structured/field-line.ts';
import { readFieldRelation } from '../structured/field-relation.ts';
import { isSentence } from '../structured/likeness.ts';
import type { EntityNames } from '../structured/mentions.ts';
import { readRelationBullet } from '../structured/relation-bullet.ts';
import { findSection } from '../structured/words.ts';
import { braces, isPlainLine, isPlainName, quote } from './quote.ts';
import { WORDS } from './words.ts';

/** What the printer of fields needs to know of the whole. */
export type FieldContext = { language: Language; names: EntityNames; enums: readonly Enumeration[] };

/** One field as a bullet. `path` is what its id is derived from: the entity, or the link it belongs to. */
export function printField(field: Field, path: string, context: FieldContext): string {
  const { language } = context;
  const words = WORDS[language];
  const parts = [
    printType(field, context),
    field.required ? words.required : '',
    field.unique ? words.unique : '',
    printLimits(field, language),
    field.pattern === undefined ? '' : `${words.pattern} ${delimit(field.pattern)}`,
    field.default === undefined ? '' : `${words.preset} ${printDefault(field, language)}`,
  ].filter((part) => part !== '');
  const isPlain = isPlainLabel(field.label, context);
  const label = isPlain ? field.label : quote(field.label);
  const extra = braces([
    ['name', field.name === fieldName(field.label) ? undefined : field.name],
    ['id', field.id === stableId('fld', path, field.name) ? undefined : field.id],
    ['was', field.was],
  ]);
  const note = field.description === undefined ? '' : ` — ${printNote(field.description)}`;
  return `- ${label}: ${parts.join(', ')}${extra}${note}`;
}

/** True when the reader gives the label back as it is when it stands bare before a colon. */
function isPlainLabel(label: string, { language, names }: FieldContext): boolean {
  if (!isPlainName(label) || readableLabel(label) !== label || findSection(label) !== null) return false;
  const line = `${label}: x`;
  const scope = { names, draft: emptyDraft(language), origin: 'bullet' as const };
  if (
    isSentence(line) ||
    readRelationBullet(line, 1, 1, 'X', scope) ||
    readFieldRelation(line, 1, 1, 'X', scope)
  )
    return false;
  return readFieldLine(line, 1, 1, emptyDraft(language), { isCompact: false })?.field.label === label;
}

function printType(field: Field, { language, enums }: FieldContext): string {
  if (field.type === 'text' && field.rich) return RICH_NAME[language];
  if (field.type !== 'enum' || !field.values) return TYPE_NAMES[language][field.type];
  if (field.enumName !== undefined && enums.some(({ name }) => name === field.enumName))
    return `enum(${field.enumName})`;
  return `enum(${field.values.map(printChoice).join(', ')})`;
}

/** A choice as it stands in a list: its label when the code follows from it, else code and label. */
export function printChoice({ value, label }: EnumValue): string {
  const isDerived = enumCode(label) === value && readableLabel(label) === label;
  if (isDerived && isPlainName(label) && !RESERVED.test(label)) return label;
  return isDerived ? quote(label) : `${value}: ${quote(label)}`;
}

/** Words that part or mark choices. */
const RESERVED =
  /(?:^|\s)(?:o|u|or|y|e|and|default|defecto|predeterminad[oa]|inicial|initial)(?:\s|$)|^\p{Lu}/u;

function printLimits({ min, max }: Field, language: Language): string {
  const words = WORDS[language];
  if (min !== undefined && max !== undefined && min >= 0)
    return `${printNumber(min, language)}..${printNumber(max, language)}`;
  const low = min === undefined ? '' : `${words.min} ${printNumber(min, language)}`;
  const high = max === undefined ? '' : `${words.max} ${printNumber(max, language)}`;
  return [low, high].filter(Boolean).join(', ');
}

/** Digits without exponent; three decimals get a fourth, for `1.234` is a thousand and more in Spanish. */
function printNumber(value: number, language: Language): string {
  const text = Number.isInteger(value) ? BigInt(value).toString() : value.toFixed(10).replace(/0+$/, '');
  return language === 'es' && /\.\d{3}$/.test(text) ? `${text}0` : text;
}

/** A pattern between marks that do not occur in it. */
function delimit(pattern: string): string {
  const mark = ['`', '"', "'"].find((each) => !pattern.includes(each)) ?? '/';
  return `${mark}${pattern}${mark}`;
}

function printDefault(field: Field, language: Language): string {
  const { type, values } = field;
  const value = field.default;
  if (typeof value === 'boolean') return WORDS[language][value ? 'yes' : 'no'];
  if (typeof value === 'number') return printNumber(value, language);
  if (value === 'now' && (type === 'date' || type === 'datetime' || type === 'time'))
    return WORDS[language].now;
  const choice = values?.find((each) => each.value === value);
  if (choice && enumCode(choice.label) === value && isPlainName(choice.label) && !RESERVED.test(choice.label))
    return choice.label;
  return quote(value ?? '');
}

/** A description in plain words, or in quotation marks when the reader could take its beginning for something else. */
function printNote(text: string): string {
  if (!isPlainLine(text)) return quote(text);
  const read = readFieldLine(`x: string — ${text}`, 1, 1, emptyDraft('en'), { isCompact: false });
  return read?.field.description === text && read.understood === 1 ? text : quote(text);
}
