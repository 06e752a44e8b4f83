import type { FieldDefinition } from '@/lib/entity/definition';

/** Widths in pixels at which values of a kind can be read without being cut off too often. */
const WIDTHS: Record<FieldDefinition['kind'], number> = {
  string: 200,
  text: 260,
  rich: 260,
  email: 220,
  url: 200,
  phone: 150,
  uuid: 110,
  integer: 100,
  float: 120,
  decimal: 120,
  money: 130,
  boolean: 100,
  date: 130,
  datetime: 150,
  time: 100,
  enum: 124,
  json: 200,
  geo: 190,
  file: 210,
  image: 88,
  reference: 156,
  links: 210,
};

/** What the server noted is told as a day or a distance, without the time. */
const NOTED_WIDTH = 128;

/** Width of the column that names each record, and the least it keeps where the others need room. */
export const TITLE_WIDTH = 280;
export const LEAST_TITLE_WIDTH = 200;
export const LEAST_WIDTH = 72;

/** About what a letter of a heading or a badge takes, what stands around them, and where a column has enough of either. */
const LETTER_WIDTH = 7;
const HEADING_ROOM = 36;
const BADGE_ROOM = 54;
const MOST_FOR_WORDS = 190;

/** Takes a field, returns the width of its column until somebody chooses another: its heading and its words fit. */
export function widthOf(field: FieldDefinition): number {
  const usual = field.kind === 'datetime' && field.readOnly ? NOTED_WIDTH : WIDTHS[field.kind];
  const letters = field.kind === 'enum' ? Math.max(0, ...field.values.map((value) => value.length)) : 0;
  const words = Math.max(
    HEADING_ROOM + LETTER_WIDTH * field.name.length,
    letters > 0 ? BADGE_ROOM + LETTER_WIDTH * letters : 0,
  );
  return Math.max(usual, Math.min(words, MOST_FOR_WORDS));
}

/** Whether values of a field line up at the right, as figures do. */
export const isFigure = (field: FieldDefinition): boolean =>
  field.kind === 'integer' || field.kind === 'float' || field.kind === 'decimal' || field.kind === 'money';

const EDITABLE: ReadonlySet<FieldDefinition['kind']> = new Set([
  'string',
  'email',
  'url',
  'phone',
  'integer',
  'float',
  'decimal',
  'money',
  'boolean',
  'date',
  'datetime',
  'time',
  'enum',
  'reference',
]);

/** Whether a field can be changed where it stands in a table; long texts, files and lists have their form. */
export const isEditable = (field: FieldDefinition): boolean => !field.readOnly && EDITABLE.has(field.kind);
