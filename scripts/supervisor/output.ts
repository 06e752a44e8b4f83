import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

const COLOURS = { cyan: 36, magenta: 35, green: 32, yellow: 33, red: 31, dim: 2 } as const;
export type Colour = keyof typeof COLOURS;

const PREFIX_WIDTH = 8;

/**
 * Lets the product go on, and stop in order, when nobody reads its output any more: a closed terminal, a pipe whose
 * other end is gone. Without a listener the next line would end the process and leave the rest to itself.
 */
export function outliveReaders(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
}

/** Wraps text in a colour when it goes to a terminal that has not asked for none (no-color.org). */
export function paint(text: string, colour: Colour): string {
  const plain = !process.stdout.isTTY || process.env.NO_COLOR;
  return plain ? text : `\x1b[${COLOURS[colour]}m${text}\x1b[0m`;
}

const LEVELS: Record<number, [name: string, colour: Colour]> = {
  40: ['warning', 'yellow'],
  50: ['error', 'red'],
  60: ['fatal', 'red'],
};

type LogLine = {
  level: number;
  msg?: string;
  part?: string;
  errorId?: string;
  err?: { message?: string; stack?: string };
};

/** A JSON line of lib/log.ts as a person reads it; any other line as it is. */
export function readable(line: string): string {
  if (!line.startsWith('{"level":')) return line;
  let entry: LogLine;
  try {
    entry = JSON.parse(line) as LogLine;
  } catch {
    return line; // Cut short by a crash: shown as it came.
  }
  const [name, colour] = LEVELS[entry.level] ?? [];
  const cause = entry.err?.stack ?? entry.err?.message;
  const text =
    [entry.part, entry.msg, entry.errorId].filter(Boolean).join(' · ') + (cause ? `\n${cause}` : '');
  return name && colour ? paint(`${name}: ${text}`, colour) : text;
}

/** Copies a child's output to ours, each line behind the child's name; `keep` gets the lines as they came. */
export function copyLines(from: Readable, name: string, colour: Colour, keep: (line: string) => void): void {
  const prefix = paint(`${name.padEnd(PREFIX_WIDTH)}│ `, colour);
  createInterface({ input: from }).on('line', (line) => {
    keep(line);
    for (const part of readable(line).split('\n')) process.stdout.write(`${prefix}${part}\n`);
  });
}
