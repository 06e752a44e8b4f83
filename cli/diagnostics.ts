import type { Diagnostic } from '#generator/spec/diagnostics.ts';
import type { SpecSource } from './spec-source.ts';
import type { Terminal } from './terminal.ts';

const WORDS = {
  es: { error: 'error', warning: 'aviso', info: 'nota', instead: '¿Querías decir' },
  en: { error: 'error', warning: 'warning', info: 'note', instead: 'Did you mean' },
} as const;
const STYLES = { error: 'red', warning: 'yellow', info: 'cyan' } as const;

/** Long lines are shown around the place: a SPEC may be one paragraph. */
const SHOWN_CHARACTERS = 100;

/** Prints what the reader did not understand as compilers do: place, sentence, the line and a mark below it. */
export function printDiagnostics(
  diagnostics: readonly Diagnostic[],
  source: SpecSource,
  terminal: Terminal,
  language: 'es' | 'en',
): void {
  const lines = source.text.split('\n');
  const words = WORDS[language];
  for (const diagnostic of diagnostics) {
    const { severity, line, column, message } = diagnostic;
    const place = terminal.paint('bold', `${source.place}:${line}:${column}`);
    terminal.err(`${place} ${terminal.paint(STYLES[severity], words[severity])} ${message}\n`);
    const excerpt = excerptOf(lines[line - 1] ?? '', diagnostic);
    if (excerpt) terminal.err(`  ${excerpt.text}\n  ${terminal.paint(STYLES[severity], excerpt.mark)}\n`);
    if (diagnostic.suggestion && !message.includes(diagnostic.suggestion)) {
      terminal.err(`  ${words.instead} «${diagnostic.suggestion}»?\n`);
    }
  }
}

function excerptOf(
  line: string,
  { column, line: first, endLine, endColumn }: Diagnostic,
): { text: string; mark: string } | null {
  if (line.trim() === '') return null;
  const start = column - 1;
  const end = endLine > first ? line.length : Math.max(endColumn - 1, column);
  const from = start > SHOWN_CHARACTERS - 20 ? start - 40 : 0;
  const shown = line.slice(from, from + SHOWN_CHARACTERS);
  // Tabs stay tabs above the mark too, so that it stands where it should whatever their width.
  const indent = shown.slice(0, start - from).replace(/[^\t]/g, ' ');
  const length = Math.max(1, Math.min(end, from + SHOWN_CHARACTERS) - start);
  return { text: shown, mark: `${indent}${'^'.repeat(length)}` };
}
