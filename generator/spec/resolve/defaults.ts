import type { EnumValue, FieldType, Language } from '../../blueprint/schema.ts';
import { parseNumber } from '../lexicon/numbers.ts';
import { findYesNo } from '../lexicon/options.ts';
import { isNumeric } from '../lexicon/types.ts';
import { fold, foldKey } from '../naming/fold.ts';

const NOW =
  /^(now|now\(\)|today|today\(\)|ahora|hoy|current|current[_ ]?(timestamp|date|time)(\(\))?|current_timestamp|fecha (actual|de hoy)|hora actual|fecha y hora actual(es)?|momento actual|el dia actual|actual|sysdate|getdate\(\)|date\.now\(\)|creation|creacion|la fecha actual|el momento de creacion|the current (date|time)|dia de hoy)$/;

/**
 * The default as the Blueprint holds it for a field of `type`, or null when it does not fit.
 * `raw` is what the person wrote, quotes already off.
 */
export function resolveDefault(
  raw: string | number | boolean,
  type: FieldType,
  values: readonly EnumValue[] | undefined,
  language: Language,
): string | number | boolean | null {
  const text = String(raw).trim();
  if (type === 'boolean') return typeof raw === 'boolean' ? raw : findYesNo(text);
  if (type === 'enum') {
    const key = foldKey(text);
    const exact = values?.find((choice) => choice.value === text || choice.label === text);
    if (exact) return exact.value;
    const found = values?.find((choice) => foldKey(choice.value) === key || foldKey(choice.label) === key);
    return found?.value ?? null;
  }
  if (isNumeric(type)) {
    if (typeof raw === 'number') return raw;
    const value = parseNumber(
      text.replace(/\s*(€|\$|%|eur|usd|euros?|d[oó]lares|pesos)$/i, '').replace(/^[€$]\s*/, ''),
      language,
    );
    return value === null || (type === 'integer' && !Number.isInteger(value)) ? null : value;
  }
  if (type === 'date' || type === 'datetime' || type === 'time')
    return NOW.test(fold(text)) ? 'now' : moment(text, type);
  if (type === 'file' || type === 'image') return null;
  if (type === 'uuid')
    return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text) ? text.toLowerCase() : null;
  return String(raw);
}

const pad = (text: string | undefined) => (text ?? '').padStart(2, '0');

/** A date or time in ISO form, from ISO or from day/month/year. */
function moment(text: string, type: 'date' | 'datetime' | 'time'): string | null {
  if (type === 'time') {
    const clock = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(text);
    if (!clock || Number(clock[1]) > 23 || Number(clock[2]) > 59) return null;
    return `${pad(clock[1])}:${clock[2]}${clock[3] ? `:${clock[3]}` : ''}`;
  }
  const european = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})(.*)$/.exec(text);
  const iso = european ? `${european[3]}-${pad(european[2])}-${pad(european[1])}${european[4] ?? ''}` : text;
  const parts =
    /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?))?$/.exec(iso);
  if (!parts) return null;
  const day = new Date(`${parts[1]}-${parts[2]}-${parts[3]}T00:00:00Z`);
  if (Number.isNaN(day.getTime()) || day.getUTCDate() !== Number(parts[3])) return null;
  return type === 'date' ? iso.slice(0, 10) : iso;
}
