import type { FieldDefinition } from '@/lib/entity/definition';
import { localDay } from '@/lib/format/date';

/** Takes a field and a value as the API answers it, returns it as an input of the browser holds it. */
export function inputValueOf(field: FieldDefinition, value: unknown): string {
  if (value === null || value === undefined) return '';
  if (field.kind !== 'datetime') return field.kind === 'time' ? String(value).slice(0, 5) : String(value);
  const moment = new Date(String(value));
  if (Number.isNaN(moment.getTime())) return '';
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${localDay(moment)}T${two(moment.getHours())}:${two(moment.getMinutes())}`;
}

/** Takes a field and what an input of the browser holds, returns it as requests carry it; null for nothing. */
export function typedValueOf(field: FieldDefinition, text: string): unknown {
  const typed = text.trim();
  if (typed === '') return null;
  switch (field.kind) {
    case 'integer':
    case 'float':
      return Number(typed);
    case 'boolean':
      return typed === 'true';
    case 'datetime':
      return new Date(typed).toISOString();
    case 'time':
      return typed.length === 5 ? `${typed}:00` : typed;
    default:
      // Exact numbers stay text: no digit is lost.
      return typed;
  }
}
