import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Lines above which a file is refused; the aim is 80. Generated code and golden projects are nobody's to shorten. */
const LIMIT_LINES = 400;
const SOURCE = /\.(ts|tsx|mts|js|mjs|css|py|prisma|sh)$/;
const NOT_WRITTEN = /^(generator\/golden\/(?!.*\.ts$)|lib\/db\/generated\/|node_modules\/)|\.d\.ts$/;

export type Sizes = { files: number; medianLines: number; tooLong: { file: string; lines: number }[] };

/** Measures the source files that git knows, or would know, below `root`. */
export function measureSources(root: string): Sizes {
  const listed = execFileSync(
    'git',
    ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--deduplicate'],
    {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 50_000_000,
    },
  );
  const sizes = listed
    .split('\0')
    .filter((file) => SOURCE.test(file) && !NOT_WRITTEN.test(file))
    .flatMap((file) => {
      const lines = countLines(join(root, file));
      return lines === null ? [] : [{ file, lines }];
    })
    .sort((a, b) => a.lines - b.lines);
  return {
    files: sizes.length,
    medianLines: sizes[Math.floor(sizes.length / 2)]?.lines ?? 0,
    tooLong: sizes.filter(({ lines }) => lines > LIMIT_LINES),
  };
}

function countLines(path: string): number | null {
  try {
    return readFileSync(path, 'utf8').trimEnd().split('\n').length;
  } catch (error) {
    // Deleted and not yet committed: git still lists it.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
