import { report } from '../diagnose.ts';
import type { Span } from '../draft.ts';
import type { Catalog } from './catalog.ts';

/** What JavaScript takes and Python's `re` does not, or the other way round; each with how to write it instead. */
const DIFFERENCES: { found: RegExp; es: string; en: string }[] = [
  {
    found: /\\p\{|\\P\{/,
    es: 'Python no conoce \\p{…}: escribe las letras, por ejemplo [A-Za-zÁÉÍÓÚÑáéíóúñ]',
    en: 'Python has no \\p{…}: list the letters, e.g. [A-Za-z]',
  },
  {
    found: /\(\?<[A-Za-z_]/,
    es: 'los grupos con nombre se escriben distinto en Python: usa (…) sin nombre',
    en: 'named groups are written differently in Python: use a plain (…)',
  },
  { found: /\\u\{/, es: 'escribe \\uXXXX en vez de \\u{…}', en: 'write \\uXXXX instead of \\u{…}' },
  {
    found: /\[[^\]]*(?:&&|--)[^\]]*\[/,
    es: 'las operaciones entre clases no existen en Python',
    en: 'set operations do not exist in Python',
  },
];

/**
 * The pattern if both JavaScript and Python can use it, else null with an error that says what to change.
 * What only Python knows (`\A`, `\Z`, `(?P<n>…)`) is put in the form both share.
 */
export function checkPattern(catalog: Catalog, pattern: string, span: Span): string | null {
  const shared = pattern
    .replace(/^\\A/, '^')
    .replace(/\\[Zz]$/, '$')
    .replace(/\(\?P<\w+>/g, '(');
  try {
    new RegExp(shared, 'u');
  } catch {
    try {
      new RegExp(shared);
    } catch (error) {
      const reason = error instanceof Error ? error.message.replace(/^.*\/: /, '') : '';
      report(catalog.draft, 'error', 'bad-pattern', span, {
        es: `La expresión regular «${pattern}» no es válida (${reason}). Corrígela, por ejemplo ^[a-z-]+$.`,
        en: `The regular expression “${pattern}” is not valid (${reason}). Correct it, e.g. ^[a-z-]+$.`,
      });
      return null;
    }
  }
  const difference = DIFFERENCES.find(({ found }) => found.test(shared));
  if (!difference) return shared;
  report(catalog.draft, 'error', 'pattern-not-portable', span, {
    es: `La expresión regular «${pattern}» no funcionaría en el servidor: ${difference.es}.`,
    en: `The regular expression “${pattern}” would not work on the server: ${difference.en}.`,
  });
  return null;
}
