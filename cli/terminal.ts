import type { Language } from '#generator/blueprint/schema.ts';

type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan';

const CODES: Record<Style, readonly [number, number]> = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  cyan: [36, 39],
};

/** Where a command speaks: results on stdout, everything about how it goes on stderr. */
export type Terminal = {
  /** Of the terminal (LANG); what concerns a SPEC is said in the SPEC's language instead. */
  language: Language;
  /** True when stderr is a terminal that can be redrawn. */
  live: boolean;
  columns: number;
  out(text: string): void;
  err(text: string): void;
  /** Styles a text for stderr; plain when colours are off (NO_COLOR, no terminal). */
  paint(style: Style, text: string): string;
};

/** Below this, lines would wrap, and what wraps cannot be redrawn. */
const NARROW_COLUMNS = 45;

/** The terminal of this process. */
export function openTerminal(environment: NodeJS.ProcessEnv): Terminal {
  const { stdout, stderr } = process;
  const columns = stderr.columns ?? 80;
  const isDumb = environment.TERM === 'dumb';
  const colours = environment.FORCE_COLOR
    ? environment.FORCE_COLOR !== '0'
    : stderr.isTTY === true && !environment.NO_COLOR && !isDumb;
  return {
    language: languageOf(environment),
    live: stderr.isTTY === true && !isDumb && !environment.CI && columns >= NARROW_COLUMNS,
    columns,
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
    paint: (style, text) => {
      const [open, close] = CODES[style];
      return colours ? `\u001b[${open}m${text}\u001b[${close}m` : text;
    },
  };
}

/** Spanish for a Spanish locale, English for any other; the order of the variables is POSIX's. */
function languageOf(environment: NodeJS.ProcessEnv): Language {
  const locale = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || '';
  return locale.toLowerCase().startsWith('es') ? 'es' : 'en';
}
