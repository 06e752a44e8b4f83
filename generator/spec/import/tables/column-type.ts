import type { FieldType } from '../../../blueprint/schema.ts';
import { inferType } from '../../lexicon/infer.ts';

export type ColumnType = { type: FieldType; max?: number; isList?: boolean };

/** SQL type names of all dialects, by the start of the word they begin with; the first that fits decides. */
const TYPES: [RegExp, FieldType][] = [
  [/^(bool|bit$|bit\(1\)|tinyint\(1\))/, 'boolean'],
  [/^(interval|year)/, 'string'],
  [
    /^(int|integer|bigint|smallint|mediumint|tinyint|serial|bigserial|smallserial|unsigned|number\(\d+\)$|number\(\d+, ?0\))/,
    'integer',
  ],
  [/^(money|smallmoney)/, 'money'],
  [/^(dec|numeric|number|fixed)/, 'decimal'],
  [/^(float|real|double|binary_(float|double))/, 'float'],
  [/^(timestamp|datetime|smalldatetime)/, 'datetime'],
  [/^date/, 'date'],
  [/^time/, 'time'],
  [/^(uuid|uniqueidentifier)/, 'uuid'],
  [/^(json|variant|object|hstore|map)/, 'json'],
  [/^(bytea|blob|\w*blob|binary|varbinary|image|bfile|raw|long raw)/, 'file'],
  [/^(geo|point|polygon|linestring)/, 'geo'],
  [/^(n?text|\w+text|n?clob|long|markdown|html)$/, 'text'],
  [/^n?varchar2?\(max\)/, 'text'],
];

/** Types a plain text column really is when its name says so: `email varchar(200)`. */
const BY_NAME: readonly FieldType[] = ['email', 'url', 'phone', 'image', 'file'];

/**
 * Our type for a column: by its SQL type, sharpened by its name where SQL has only text or numbers.
 * @returns null when no SQL dialect has a type of that name
 */
export function findColumnType(sqlType: string, name: string): ColumnType | null {
  const written = sqlType
    .toLowerCase()
    .replace(/["`[\]]/g, (mark) => (mark === '[' || mark === ']' ? mark : ''))
    .trim();
  if (/\[\]$|^array\b|\barray$/.test(written)) return { type: 'json', isList: true };
  const type = TYPES.find(([pattern]) => pattern.test(written))?.[1];
  const inferred = inferType(name);
  if (type === 'decimal' && inferred.type === 'money') return { type: 'money' };
  if (type !== undefined) return { type };
  if (
    !/^(n?varchar2?|n?char|character|string|citext|bpchar|name|inet|cidr|macaddr|xml|tsvector|enum|set|varbit|bit)/.test(
      written,
    )
  ) {
    return null;
  }
  const max = Number(/\(\s*(\d+)/.exec(written)?.[1] ?? Number.NaN);
  const isText = /^(n?varchar|n?char|character|string|citext)/.test(written);
  const sharper = isText && inferred.sure && BY_NAME.includes(inferred.type) ? inferred.type : 'string';
  if (sharper === 'string' && max === 36 && /uuid|guid/.test(name.toLowerCase())) return { type: 'uuid' };
  const isFile = sharper === 'image' || sharper === 'file';
  return { type: sharper, max: !isFile && Number.isFinite(max) && max < 4000 ? max : undefined };
}
