import { describe, expect, it } from 'vitest';
import type { Tree } from '../workspace/tree.ts';
import { findTampering, isLocked } from './locked-files.ts';

function tree(files: Record<string, string>): Tree {
  return new Map(
    Object.entries(files).map(([path, text]) => [
      path,
      { content: new TextEncoder().encode(text), executable: false },
    ]),
  );
}

const EXPECTED = tree({
  'backend/tests/_generated/test_task.py': 'assert True',
  'backend/tests/conftest.py': 'fixtures',
  'backend/pyproject.toml': '[tool.pytest]',
  'backend/app/main.py': 'app',
});

describe('acceptance tests', () => {
  it('are untouched in the generator’s own output', () => {
    expect(findTampering(EXPECTED, EXPECTED)).toEqual([]);
  });

  it('may stand beside changed code and a person’s own tests', () => {
    const project = tree({
      ...texts(EXPECTED),
      'backend/app/main.py': 'changed',
      'backend/tests/custom/test_mine.py': 'mine',
    });
    expect(findTampering(project, EXPECTED)).toEqual([]);
  });

  it.each([
    ['changed', { 'backend/tests/_generated/test_task.py': 'assert 1' }],
    ['added to', { 'backend/tests/_generated/test_more.py': 'x' }],
    ['steered by a changed conftest', { 'backend/tests/conftest.py': 'collect_ignore' }],
    ['steered by a new conftest elsewhere', { 'backend/conftest.py': 'collect_ignore' }],
    ['changed in the browser', { 'frontend/e2e/_generated/task.spec.ts': 'x' }],
    ['steered by other settings of Playwright', { 'frontend/playwright.config.ts': 'retries: 9' }],
    ['steered by other settings of pytest', { 'backend/pytest.ini': '[pytest]\naddopts = --deselect x' }],
    ['steered by the project’s settings', { 'backend/pyproject.toml': '[tool.pytest]\naddopts=-k x' }],
    ['steered by Python itself', { 'backend/sitecustomize.py': 'x' }],
  ])('cannot be %s', (_, change) => {
    expect(findTampering(tree({ ...texts(EXPECTED), ...change }), EXPECTED)).toMatchObject([
      { check: 'acceptance-lock', file: Object.keys(change)[0] },
    ]);
  });

  it('cannot be removed', () => {
    const { 'backend/tests/_generated/test_task.py': _, ...rest } = texts(EXPECTED);
    expect(findTampering(tree(rest), EXPECTED)).toMatchObject([
      { file: 'backend/tests/_generated/test_task.py' },
    ]);
  });

  it('leave the application’s own files open to fixers', () => {
    expect(isLocked('backend/app/modules/task/hooks.py')).toBe(false);
    expect(isLocked('backend/tests/custom/test_mine.py')).toBe(false);
  });
});

function texts(files: Tree): Record<string, string> {
  return Object.fromEntries(
    [...files].map(([path, { content }]) => [path, new TextDecoder().decode(content)]),
  );
}
