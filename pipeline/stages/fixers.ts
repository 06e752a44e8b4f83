import type { Finding } from '#lib/runs/schema.ts';
import type { Fixer } from '../agents/fixer.ts';
import type { Tree } from '../workspace/tree.ts';
import { isLocked, LOCK_CHECK } from './locked-files.ts';

/** Puts back acceptance tests and settings that are not what the generator made. */
const restoreLocked: Fixer = {
  name: 'restore-locked-files',
  appliesTo: (findings) => findings.some((finding) => finding.check === LOCK_CHECK),
  propose: async ({ tree, expected }) => {
    const paths = new Set([...tree.keys(), ...expected.keys()].filter(isLocked));
    return { changes: new Map([...paths].map((path) => [path, expected.get(path)?.content ?? null])) };
  },
};

/** Unused and unsorted imports, and whatever else ruff can mend without changing what the code does. */
const ruffFix: Fixer = {
  name: 'ruff-fix',
  appliesTo: (findings) => findings.some((finding) => finding.check === 'lint'),
  propose: async ({ tree, runOnCopy }) => {
    return {
      changes: changesBetween(
        tree,
        await runOnCopy(['python', '-m', 'ruff', 'check', '--fix', '--no-cache', '--quiet', '.']),
      ),
    };
  },
};

/** Formatting; also after ruff-fix, whose changes may need it. */
const ruffFormat: Fixer = {
  name: 'ruff-format',
  appliesTo: (findings) => findings.some((finding) => finding.check === 'format' || finding.check === 'lint'),
  propose: async ({ tree, runOnCopy }) => {
    return {
      changes: changesBetween(
        tree,
        await runOnCopy(['python', '-m', 'ruff', 'format', '--no-cache', '--quiet', '.']),
      ),
    };
  },
};

/** What Biome can mend of the frontend without changing what the code does: imports, formatting, safe rewrites. */
const biomeFix: Fixer = {
  name: 'biome-fix',
  appliesTo: (findings) => findings.some((finding) => finding.check === 'frontend-lint'),
  propose: async ({ tree, runOnCopy }) => {
    return { changes: changesBetween(tree, await runOnCopy(['npx', 'biome', 'check', '--write', '.'])) };
  },
};

/**
 * Fixers that need no model, in the order they are tried. What types, tests, builds and browsers complain about needs
 * somebody who understands the code: those findings stay, and the run says so.
 */
export const DETERMINISTIC_FIXERS: readonly Fixer[] = [restoreLocked, ruffFix, ruffFormat, biomeFix];

/** Checks with findings that none of these fixers knows, each once. */
export function listUnrepaired(fixers: readonly Fixer[], findings: readonly Finding[]): string[] {
  const unknown = findings.filter((finding) => !fixers.some((fixer) => fixer.appliesTo([finding])));
  return [...new Set(unknown.map(({ check }) => check))];
}

/** Files whose content differs. A tool that only mends makes and removes none, so nothing else is looked at. */
function changesBetween(before: Tree, after: Tree): Map<string, Uint8Array> {
  const changes = new Map<string, Uint8Array>();
  for (const [path, { content }] of before) {
    const now = after.get(path);
    if (now && Buffer.compare(now.content, content) !== 0) changes.set(path, now.content);
  }
  return changes;
}
