import type { StageContext } from './contract.ts';

const DIM = '\u001b[2m';
const RESET = '\u001b[0m';

/**
 * Lets commands that run at the same time share one console: each line carries the name of its command, and lines are
 * never mixed. `finish` writes an unfinished last line.
 */
export function labelled(context: StageContext, label: string) {
  const rest = { stdout: '', stderr: '' };
  const write = (stream: 'stdout' | 'stderr', lines: string[]) => {
    if (lines.length === 0) return;
    context.log(stream, lines.map((line) => `${DIM}${label}${RESET} ${line}\n`).join(''));
  };
  return {
    push(stream: 'stdout' | 'stderr', text: string): void {
      const lines = (rest[stream] + text).split('\n');
      rest[stream] = lines.pop() ?? '';
      write(stream, lines);
    },
    finish(): void {
      for (const stream of ['stdout', 'stderr'] as const) {
        if (rest[stream] !== '') write(stream, [rest[stream]]);
        rest[stream] = '';
      }
    },
  };
}
