import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gitBytes, gitFailure } from '../git.ts';
import { proposeHooks } from './hook-proposal.ts';

/** Which file of a person's extends what a generated file of an entity holds. */
const BACKEND: Readonly<Record<string, string>> = {
  'model.py': 'ext.py',
  'schemas.py': 'ext.py',
  'filters.py': 'ext.py',
  'brief.py': 'ext.py',
  'enums.py': 'ext.py',
  'lists.py': 'ext.py',
  'repository.py': 'service.py',
  'service.py': 'service.py',
  'exchange.py': 'service.py',
  'figures.py': 'service.py',
  'permissions.py': 'service.py',
  'router.py': 'router.py',
  'batch.py': 'router.py',
  'dependencies.py': 'router.py',
  'docs.py': 'router.py',
};

/** pycodestyle's limit in generated projects. */
const PYTHON_COLUMNS = 120;

/** The person's file that extends a generated one; null where none does. */
export function targetOf(path: string): string | null {
  const backend = /^(backend\/app\/modules\/[^/]+\/)_generated\/([^/]+)$/.exec(path);
  const file = backend?.[2] === undefined ? undefined : BACKEND[backend[2]];
  if (backend && file) return `${backend[1]}${file}`;
  const frontend = /^(frontend\/src\/features\/[^/]+\/)_generated\//.exec(path);
  return frontend ? `${frontend[1]}overrides.tsx` : null;
}

/** Whether a person has a file of their own that extends this generated one. */
export const canMove = (path: string): boolean => targetOf(path) !== null;

/**
 * Takes a generated file that a person changed, before and after; returns which file of theirs extends it and what that
 * one becomes. Members of Python classes become overrides there; of anything else the changes stand at its end as a comment,
 * since what they mean there is for a person to say. Throws for a file nothing extends.
 */
export async function moveToOverride(
  path: string,
  base: string,
  mine: string,
): Promise<{ target: string; update(text: string): string }> {
  const target = targetOf(path);
  if (target === null) throw new Error(`no file extends ${path}`);
  const note = block(path, target, await diffOf(base, mine));
  return {
    target,
    update(text) {
      const { text: proposed, isWhole } = target.endsWith('.py')
        ? proposeHooks(base, mine, text)
        : { text, isWhole: false };
      // Run again after an interruption, the same changes are not put there twice.
      // As the formatter of projects wants it after a class.
      const gap = target.endsWith('.py') ? '\n\n\n' : '\n\n';
      return isWhole || text.includes(note) ? proposed : `${proposed.trimEnd()}${gap}${note}`;
    },
  };
}

function block(path: string, target: string, diff: string[]): string {
  const python = target.endsWith('.py');
  const mark = python ? '#' : '//';
  const lines = [
    `Your changes in ${path}, which is rewritten:`,
    'make of them an override here, then delete this comment.',
    ...diff,
  ].map((line) => `${mark} ${line}`.trimEnd());
  const fitting = lines.map((line) =>
    python && line.length > PYTHON_COLUMNS ? `${line}  # noqa: E501` : line,
  );
  return `${fitting.join('\n')}\n`;
}

async function diffOf(base: string, mine: string): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'iopeer-diff-'));
  try {
    await writeFile(join(folder, 'base'), base);
    await writeFile(join(folder, 'mine'), mine);
    const argv = ['diff', '--no-index', '--no-color', '--no-ext-diff', '--unified=2', 'base', 'mine'];
    const { exitCode, stdout, stderr } = await gitBytes(argv, { cwd: folder });
    if (exitCode > 1) throw gitFailure('diff', stderr);
    const lines = stdout.toString().split('\n');
    return lines.slice(lines.findIndex((line) => line.startsWith('@@'))).filter((line) => line !== '');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
