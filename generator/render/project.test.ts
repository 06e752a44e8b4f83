import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryBlueprint } from '../blueprint/arbitrary.ts';
import type { Blueprint } from '../blueprint/schema.ts';
import { blueprint, entity, field, relation } from '../golden/build.ts';
import * as cases from '../golden/cases.ts';
import { loadSkeleton } from '../golden/load-skeleton.ts';
import type { FileMap } from './files.ts';
import { renderProject } from './project.ts';
import { sha256 } from './sha256.ts';
import { isSkeletonFile } from './skeleton.ts';

const skeleton = loadSkeleton();
const render = (source: Blueprint): FileMap => renderProject(source, skeleton, { specText: '# spec\n' });
const textOf = (files: FileMap, path: string): string => {
  const content = files.get(path)?.content;
  if (typeof content !== 'string') throw new Error(`no text at ${path}`);
  return content;
};

/** Returns the complaints of Python's own parser (3.11 syntax, warnings included) about all files at once. */
function pythonErrors(maps: readonly FileMap[]): string {
  const files = maps.flatMap((map, index) =>
    [...map]
      .filter(([path]) => path.endsWith('.py'))
      .map(([path, { content }]) => [`${index}/${path}`, String(content)]),
  );
  const script = `
import ast, json, sys, warnings
warnings.simplefilter("error")
for path, text in json.load(sys.stdin):
    try:
        ast.parse(text, path, feature_version=(3, 11))
    except (SyntaxError, Warning) as error:
        print(path, error)
`;
  const run = spawnSync('python3', ['-c', script], { input: JSON.stringify(files), encoding: 'utf8' });
  return run.error ? String(run.error) : run.stdout + run.stderr;
}

const summary = (files: FileMap) => [...files].map(([path, { content }]) => `${path}\n${content}`).join('\n');

describe('every Blueprint', () => {
  test('gives the same bytes twice, and Python that parses', { timeout: 120_000 }, () => {
    const sources = [
      ...Object.values(cases),
      ...fc.sample(arbitraryBlueprint(), { seed: 20261121, numRuns: 40 }),
    ];
    const maps = sources.map((source) => {
      const files = render(source);
      expect(summary(render(structuredClone(source))) === summary(files)).toBe(true);
      return files;
    });
    expect(pythonErrors(maps)).toBe('');
  });

  test('leaves no value of the renderer unresolved in a file', () => {
    for (const source of Object.values(cases)) {
      for (const [path, { content }] of render(source)) {
        expect(String(content), path).not.toMatch(/\bundefined\b|\[object Object\]|\bNaN\b/);
      }
    }
  });

  test('an unexpected relation is refused with its name', () => {
    const lost = blueprint(
      'Lost',
      [entity('Here', [])],
      [relation('one-to-many', 'Nowhere', 'Here', 'nowhere', 'heres')],
    );
    expect(() => render(lost)).toThrow(/r_Nowhere_Here_nowhere refers to Nowhere/);
  });
});

describe('the files', () => {
  const files = render(cases.notes);

  test('of the person are theirs, the rest is the generator’s or merged', () => {
    const owners = Object.groupBy(files, ([, file]) => file.owner);
    expect(owners.U?.map(([path]) => path).filter((path) => !path.includes('/modules/'))).toEqual([
      'SPEC.md',
      'backend/app/rules.py',
      'backend/migrations/versions/0001_initial.py',
      'backend/tests/custom/__init__.py',
    ]);
    expect(owners.U?.map(([path]) => path)).toEqual(
      expect.arrayContaining(
        ['ext', 'hooks', 'service', 'router'].map((name) => `backend/app/modules/note/${name}.py`),
      ),
    );
    expect(owners.M?.map(([path]) => path)).toEqual(
      expect.arrayContaining([
        'README.md',
        '.env.example',
        'backend/pyproject.toml',
        'backend/app/seeds/dev.py',
      ]),
    );
  });

  test('are all in the manifest with their hash and owner, but itself', () => {
    const manifest = JSON.parse(textOf(files, '.iopeer/manifest.json'));
    const expected = [...files].filter(([path]) => path !== '.iopeer/manifest.json');
    expect(manifest.files).toEqual(
      Object.fromEntries(
        expected.map(([path, { content, owner }]) => [path, { sha256: sha256(content), owner }]),
      ),
    );
  });

  test('of accounts and of uploads are only there when the project has them', () => {
    const paths = [...files.keys()];
    expect(paths.filter((path) => path.includes('/app/auth/') || path.includes('/app/files/'))).toEqual([]);
    const whole = [...render(cases.helpdesk).keys()];
    expect(whole).toEqual(
      expect.arrayContaining([
        'backend/app/auth/router.py',
        'backend/app/files/router.py',
        'backend/tests/_generated/test_auth.py',
      ]),
    );
  });

  test('a COPY of the Dockerfile names exist', () => {
    const copied = [...textOf(files, 'backend/Dockerfile').matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(
      (match) => (match[1] ?? '').split(' '),
    );
    expect(copied.length).toBeGreaterThan(3);
    for (const path of copied) {
      expect(
        [...files.keys()].some((file) => file === `backend/${path}` || file.startsWith(`backend/${path}/`)),
        path,
      ).toBe(true);
    }
  });

  test('pyproject pins each direct dependency to the version of the lock', () => {
    const pinned = [
      ...textOf(files, 'backend/pyproject.toml').matchAll(/^ {4}"([a-z0-9-]+)(\[\w+\])?==([^" ]+)/gm),
    ];
    const lock = textOf(files, 'backend/requirements.txt');
    expect(pinned.length).toBeGreaterThan(15);
    for (const [, name, , version] of pinned)
      expect(lock).toMatch(new RegExp(`^${name}==${version?.replaceAll('.', '\\.')}( |$)`, 'm'));
  });

  test('an entity changed touches only its own folder, its tests and what is written whole', () => {
    const changed = structuredClone(cases.helpdesk);
    changed.entities.find((item) => item.name === 'Label')?.fields.push(field('color', 'string'));
    const [before, after] = [render(cases.helpdesk), render(changed)];
    const different = [...after]
      .filter(([path, { content }]) => before.get(path)?.content !== content)
      .map(([path]) => path);
    const whole = [
      '.iopeer/',
      'README.md',
      'backend/app/seeds/dev.py',
      'backend/migrations/',
      'backend/tests/factories.py',
    ];
    const own = ['backend/app/modules/label/_generated/', 'backend/tests/_generated/test_label.py'];
    expect(different.filter((path) => ![...whole, ...own].some((prefix) => path.startsWith(prefix)))).toEqual(
      [],
    );
    expect(different).toContain('backend/app/modules/label/_generated/model.py');
  });
});

describe('the skeleton', () => {
  test('brings nothing a tool left behind', () => {
    expect(isSkeletonFile('backend/app/core/__pycache__/x.cpython-311.pyc')).toBe(false);
    expect(isSkeletonFile('backend/.mypy_cache/x.json')).toBe(false);
    expect(isSkeletonFile('backend/skeleton.db-wal')).toBe(false);
    expect(isSkeletonFile('backend/app/files/storage.py')).toBe(true);
  });
});
