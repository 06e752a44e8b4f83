import type { LogRow } from '#lib/consoles/schema.ts';

const RESET = '\u001b[0m';
/** Grey that passes the contrast of text; terminals draw “dim” at half strength, which does not. */
const GREY = '\u001b[90m';
const DIM = '\u001b[2m';
const NORMAL_INTENSITY = '\u001b[22m';
const BOLD = '\u001b[1m';
const RED = '\u001b[31m';
/** CSI and OSC sequences, and what else begins with ESC: what a plain text file must not hold. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences are made of control characters.
const ESCAPES = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)|[@-Z\\-_])/g;

export type Place = { stage: string; iteration: number };

/** Sets off each stage in the console with a line of its own; `titleOf` writes it in the reader's language. */
export class LogWriter {
  readonly #titleOf: (place: Place) => string;
  #current: string | null = null;

  constructor(titleOf: (place: Place) => string) {
    this.#titleOf = titleOf;
  }

  /** What to write on the terminal for these rows. */
  write(rows: readonly LogRow[]): string {
    return rows.map((row) => this.#headingBefore(row) + body(row)).join('');
  }

  #headingBefore(row: LogRow): string {
    const key = `${row.stage} ${row.iteration}`;
    if (key === this.#current) return '';
    const gap = this.#current === null ? '' : '\n';
    this.#current = key;
    return `${gap}${RESET}${BOLD}▸ ${this.#titleOf(row)}${RESET}\n`;
  }
}

/** Rows are lines, or pieces of lines cut at 8 kB; only the pieces come without an end of line. */
function body(row: LogRow): string {
  if (row.stream === 'system') return `${GREY}${row.text}${RESET}`;
  // A program that colours its own words decides; the rest of what it complains about is red.
  const isPlainError = row.stream === 'stderr' && !row.text.includes('\u001b');
  return isPlainError
    ? `${RED}${row.text}${RESET}`
    : row.text.replaceAll(DIM, GREY).replaceAll(NORMAL_INTENSITY, '\u001b[22;39m');
}

/** The log as a plain text file: no colours, every line with its stage. */
export function toPlainText(rows: readonly LogRow[]): string {
  return rows.map((row) => row.text.replace(ESCAPES, '')).join('');
}
