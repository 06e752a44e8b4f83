import { z } from 'zod';

/** Lists the generated files a person keeps as they are; lies on `main` only and is theirs to read. */
export const DETACHED_PATH = '.iopeer/detached.json';

const schema = z.object({ version: z.literal(1), files: z.array(z.string()) });

/** The paths in the text of `DETACHED_PATH`; none when the text is none of ours. */
export function parseDetached(text: string | null): Set<string> {
  try {
    return new Set(schema.parse(JSON.parse(text ?? '')).files);
  } catch {
    return new Set();
  }
}

/** The text of `DETACHED_PATH`; null when nothing is detached and no file is needed. */
export function printDetached(paths: Iterable<string>): string | null {
  const files = [...paths].sort();
  return files.length === 0 ? null : `${JSON.stringify({ version: 1, files }, null, 2)}\n`;
}
