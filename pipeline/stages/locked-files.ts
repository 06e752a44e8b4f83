import type { Finding } from '#lib/runs/schema.ts';
import type { Tree } from '../workspace/tree.ts';

/** Acceptance tests come from the SPEC, and what they stand on with them; a person's own tests live in `custom`. */
const ACCEPTANCE = /^(backend\/tests|frontend\/e2e)\/(?!custom\/)/;
/** What decides which tests run, how, and against which packages. */
const GUARDS =
  /^(backend\/(pyproject\.toml|requirements\.txt|alembic\.ini)|frontend\/(package(-lock)?\.json|\.npmrc|tsconfig\.json|[\w-]+\.config\.[cm]?[jt]s|scripts\/.*))$/;
/** Files by which Python, pytest, Biome, vitest and Playwright change behaviour from outside; only the generator may put one into a project. */
const INTRUDERS =
  /(^|\/)(conftest\.py|pytest\.ini|\.pytest\.ini|tox\.ini|setup\.cfg|mypy\.ini|\.mypy\.ini|ruff\.toml|\.ruff\.toml|sitecustomize\.py|usercustomize\.py|biome\.jsonc?|(vite|vitest|playwright)\.(config|workspace)\.[cm]?[jt]s)$/;

/** True for a file whose content is what the generator made, to the byte, in every test round. */
export function isLocked(path: string): boolean {
  return ACCEPTANCE.test(path) || GUARDS.test(path) || INTRUDERS.test(path);
}

/** True for a test that comes from the SPEC, and for what such tests stand on. */
export const isAcceptance = (path: string): boolean => ACCEPTANCE.test(path);

/** One finding for each locked file that was changed, removed or added; `expected` is the generator's own output. */
export function findTampering(project: Tree, expected: Tree): Finding[] {
  const paths = new Set([...project.keys(), ...expected.keys()].filter(isLocked));
  return [...paths].sort().flatMap((path) => {
    const is = project.get(path);
    const should = expected.get(path);
    if (is && should && Buffer.compare(is.content, should.content) === 0) return [];
    const what = !is ? 'was removed' : !should ? 'does not come from the SPEC' : 'was changed';
    return [
      {
        check: LOCK_CHECK,
        file: path,
        message: `${path} ${what}: acceptance tests and their settings are locked`,
      },
    ];
  });
}

/** Name of the check that guards them, in the evidence. */
export const LOCK_CHECK = 'acceptance-lock';
