import { createInterface } from 'node:readline/promises';

/** Asks a person on the terminal; null where nobody can be asked. */
export type Ask = ((question: string) => Promise<string>) | null;

/** A way to ask, where both the input and where commands speak are a terminal. Ctrl-C ends the command as everywhere. */
export function openPrompt(mayAsk: boolean, signal: AbortSignal): { ask: Ask; close(): void } {
  if (!mayAsk || process.stdin.isTTY !== true || process.stderr.isTTY !== true)
    return { ask: null, close: () => {} };
  const reader = createInterface({ input: process.stdin, output: process.stderr });
  reader.on('SIGINT', () => process.kill(process.pid, 'SIGINT'));
  return {
    ask: async (question) => (await reader.question(`${question} `, { signal })).trim(),
    close: () => reader.close(),
  };
}
