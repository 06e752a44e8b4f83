import type { Fill } from './answers.ts';

type InputLook = {
  type: 'text' | 'date' | 'time' | 'datetime-local' | 'email' | 'url' | 'tel';
  inputMode?: 'numeric' | 'decimal';
  /** Which sentence says what is wrong with what was written. */
  wrong: 'integer' | 'number' | 'json' | 'text';
};

const LOOKS: Record<string, InputLook> = {
  integer: { type: 'text', inputMode: 'numeric', wrong: 'integer' },
  float: { type: 'text', inputMode: 'decimal', wrong: 'number' },
  decimal: { type: 'text', inputMode: 'decimal', wrong: 'number' },
  money: { type: 'text', inputMode: 'decimal', wrong: 'number' },
  date: { type: 'date', wrong: 'text' },
  time: { type: 'time', wrong: 'text' },
  datetime: { type: 'datetime-local', wrong: 'text' },
  email: { type: 'email', wrong: 'text' },
  url: { type: 'url', wrong: 'text' },
  phone: { type: 'tel', wrong: 'text' },
  json: { type: 'text', wrong: 'json' },
};

/** How a value of a field of this type (generator/blueprint/schema.ts) is written. */
export const inputOf = (type: string): InputLook => LOOKS[type] ?? { type: 'text', wrong: 'text' };

/** What was written, as a value of this type; undefined for nothing, and for what is none. Takes a comma for a point. */
export function parseFill(type: string, written: string): Fill | undefined {
  const text = written.trim();
  if (text === '') return undefined;
  const { wrong } = inputOf(type);
  if (wrong === 'integer') return /^[+-]?\d+$/.test(text) ? Number(text) : undefined;
  if (wrong === 'number') {
    const number = text.replace(',', '.');
    return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(number) ? Number(number) : undefined;
  }
  // A key of a record is a number or a text, as the project's keys are.
  if (type === 'reference' && /^\d+$/.test(text)) return Number(text);
  if (wrong !== 'json') return text;
  try {
    return JSON.parse(text) as Fill;
  } catch {
    return undefined;
  }
}
