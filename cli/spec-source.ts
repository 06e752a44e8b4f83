import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { ReadResult } from '#generator/spec/diagnostics.ts';
import { checkSpecText, SPEC_LIMIT_BYTES } from '#pipeline/stages/spec-input.ts';
import { CommandFailure, EXIT } from './exit.ts';
import type { Terminal } from './terminal.ts';

export type SpecSource = {
  text: string;
  /** Decides the reader by its ending. */
  fileName: string;
  /** As messages name it: the path given, or `<stdin>`. */
  place: string;
};

/** Why there is no text to read: a code for machines beside the reader's own, and a sentence. */
type Refusal = { code: string; problem: string };

/**
 * Reads a SPEC from a file, or from the input for `-`. Throws a sentence for one that is missing, huge or no text, after
 * telling `onRefusal` the same as a reading: machines get an answer in its usual shape whatever the SPEC is.
 */
export async function readSpecSource(
  argument: string,
  terminal: Terminal,
  onRefusal: (reading: ReadResult) => void,
): Promise<SpecSource> {
  const place = argument === '-' ? '<stdin>' : argument;
  const bytes = argument === '-' ? await readInput() : await readSpecFile(argument, terminal);
  const checked = bytes instanceof Uint8Array ? checkSpecText(bytes, terminal.language) : bytes;
  if ('problem' in checked) {
    const sentence = `${place}: ${checked.problem}`;
    onRefusal(readingOf(checked.code, sentence, terminal));
    throw new CommandFailure(sentence, EXIT.badInput);
  }
  return { text: checked.text, fileName: argument === '-' ? 'SPEC.md' : basename(argument), place };
}

function readingOf(code: string, message: string, { language }: Terminal): ReadResult {
  const start = { line: 1, column: 1, endLine: 1, endColumn: 1 };
  const diagnostic = { severity: 'error', code, ...start, message } as const;
  return { blueprint: null, language, diagnostics: [diagnostic], assumptions: [] };
}

async function readInput(): Promise<Uint8Array> {
  // One chunk over the limit is enough to know, and no more of an endless input is read.
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of process.stdin) {
    chunks.push(chunk as Buffer);
    size += (chunk as Buffer).length;
    if (size > 2 * SPEC_LIMIT_BYTES) break;
  }
  return Buffer.concat(chunks);
}

async function readSpecFile(path: string, terminal: Terminal): Promise<Uint8Array | Refusal> {
  const es = terminal.language === 'es';
  try {
    const found = await stat(path);
    if (found.isDirectory())
      return {
        code: 'is-folder',
        problem: es
          ? 'es una carpeta: indica el archivo del SPEC.'
          : 'is a folder: name the SPEC file in it.',
      };
    if (found.size > 2 * SPEC_LIMIT_BYTES) return new Uint8Array(SPEC_LIMIT_BYTES + 1).fill(0x20);
    return await readFile(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR')
      return {
        code: 'not-found',
        problem: es
          ? 'no existe: revisa el nombre, o usa - para leer de la entrada.'
          : 'does not exist: check the name, or use - to read from the input.',
      };
    if (code === 'EACCES')
      return {
        code: 'not-readable',
        problem: es ? 'no se puede leer: revisa sus permisos.' : 'cannot be read: check its permissions.',
      };
    throw error;
  }
}
