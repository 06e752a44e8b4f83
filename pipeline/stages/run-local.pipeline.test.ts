import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sha256Of } from '#lib/artifacts/rules.ts';
import type { Check, RunEvent } from '#lib/runs/schema.ts';
import type { Fixer } from '../agents/fixer.ts';
import { evidenceSchema } from '../workspace/evidence.ts';
import { type LocalRun, type LocalRunInput, runLocal } from './run-local.ts';

const SPEC = `# Notebook

### Memo
- title: string, required, max 40
- status: draft | published (default draft)

## Options
- database: sqlite
- frontend: none
`;

let workspace: string;
let events: RunEvent[];

beforeEach(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'iopeer-loop-'));
  events = [];
});

afterEach(async () => {
  await rm(workspace, { recursive: true, force: true });
});

function run(
  options: Partial<LocalRunInput> & { plant?: (project: string) => Promise<void> } = {},
): Promise<LocalRun> {
  const { plant, ...input } = options;
  return runLocal({
    plan: { specText: SPEC, fileName: 'SPEC.md', overrides: {}, parts: 'backend' },
    specText: SPEC,
    workspace,
    verify: true,
    maxFixes: 3,
    signal: new AbortController().signal,
    emit: (event) => void events.push(event),
    log: () => {},
    ...(plant && { hooks: { afterCode: plant } }),
    ...input,
  });
}

const order = () =>
  events.flatMap((event) =>
    event.type === 'stage.finished' ? [`${event.stage} ${event.iteration} ${event.status}`] : [],
  );
const check = (result: LocalRun, name: string): Check | undefined =>
  result.checks.find((each) => each.name === name);
const read = (path: string) => readFile(join(workspace, 'project', path), 'utf8');

async function zipOf(result: LocalRun): Promise<Record<string, Uint8Array>> {
  return unzipSync(await readFile(result.delivered?.zipPath ?? ''));
}

async function evidenceOf(result: LocalRun) {
  return evidenceSchema.parse(
    JSON.parse(new TextDecoder().decode((await zipOf(result))['.iopeer/evidence.json'])),
  );
}

describe('a project as it is generated', () => {
  it('is verified, and its ZIP carries the evidence of every check and the hash of every file', async () => {
    const result = await run();
    expect(order()).toEqual([
      'plan 1 passed',
      'code 1 passed',
      'install 1 passed',
      'test 1 passed',
      'package 1 passed',
    ]);
    expect(result).toMatchObject({ state: 'verified', fixRounds: 0, findings: [], sandbox: 'bubblewrap' });
    expect(result.delivered?.zipName).toBe('notebook.zip');
    expect(result.checks.map(({ name, exitCode }) => [name, exitCode])).toEqual([
      ['acceptance-lock', 0],
      ['migrations', 0],
      ['tests', 0],
      ['lint', 0],
      ['format', 0],
      ['types', 0],
    ]);
    expect(check(result, 'tests')).toMatchObject({ failed: 0, skipped: 0 });
    expect(check(result, 'tests')?.passed).toBeGreaterThan(10);

    const zip = await zipOf(result);
    const evidence = await evidenceOf(result);
    expect(evidence).toMatchObject({
      verified: true,
      reason: null,
      sandbox: { kind: 'bubblewrap', network: false },
      database: { chosen: 'sqlite', testedOn: 'sqlite' },
      checks: result.checks,
    });
    expect(evidence.environment?.packages).toMatchObject({
      fastapi: expect.any(String),
      pytest: expect.any(String),
    });
    const others = Object.entries(zip).filter(([path]) => path !== '.iopeer/evidence.json');
    expect(evidence.files).toEqual(
      Object.fromEntries(others.map(([path, content]) => [path, sha256Of(content)])),
    );
    expect(new TextDecoder().decode(zip['EVIDENCE.md'])).toMatch(/^# Notebook: ✓ Verified/);

    const openapi = zip['backend/openapi.json'] ?? new Uint8Array();
    expect(JSON.parse(new TextDecoder().decode(openapi))).toMatchObject({ info: { title: 'Notebook' } });
    const manifest = JSON.parse(new TextDecoder().decode(zip['.iopeer/manifest.json']));
    expect(manifest.files['backend/openapi.json']).toEqual({ sha256: sha256Of(openapi), owner: 'G' });
  });

  it('is the same to the byte when made again without checks, and says that it is unverified', async () => {
    const first = await run({ verify: false });
    const zip = sha256Of(await readFile(first.delivered?.zipPath ?? ''));
    events = [];
    const second = await run({ verify: false });
    expect(second.delivered?.sha256).toBe(zip);
    expect(order()).toEqual([
      'plan 1 passed',
      'code 1 passed',
      'install 1 skipped',
      'test 1 skipped',
      'package 1 passed',
    ]);
    expect(second.state).toBe('unverified');
    expect(second.delivered?.zipName).toBe('notebook-unverified.zip');
    expect(await evidenceOf(second)).toMatchObject({
      verified: false,
      reason: 'not-checked',
      checks: [],
      environment: null,
    });
    expect(await read('EVIDENCE.md')).toMatch(/^# Notebook: ⚠ UNVERIFIED/);
    expect(Object.keys(await zipOf(second))).not.toContain('backend/openapi.json');
    expect(await read('README.md')).toContain('export-openapi --output openapi.json');
  });

  it('for PostgreSQL is tested on a real PostgreSQL, and the evidence says so', async () => {
    const result = await run({
      plan: { specText: SPEC, fileName: 'SPEC.md', overrides: { database: 'postgresql' }, parts: 'backend' },
    });
    expect(result.findings).toEqual([]);
    expect(result.state).toBe('verified');
    expect(check(result, 'tests')?.command).toContain('DATABASE_URL=postgresql+asyncpg://');
    expect((await evidenceOf(result)).database).toEqual({ chosen: 'postgresql', testedOn: 'postgresql' });
  });
});

describe('a planted defect', () => {
  it('of formatting and imports is mended, and the project is verified', async () => {
    const plant = (project: string) =>
      appendFile(
        join(project, 'backend/app/modules/memo/hooks.py'),
        '\nimport   os\nimport json\nx = {  "a":1 }\n',
      );
    const result = await run({ plant });
    expect(order().slice(3)).toEqual(['test 1 failed', 'fix 1 passed', 'test 2 passed', 'package 1 passed']);
    expect(result).toMatchObject({ state: 'verified', fixRounds: 1, findings: [] });
    expect(events).toContainEqual({
      type: 'fix.applied',
      iteration: 1,
      fixer: 'ruff-fix',
      files: ['backend/app/modules/memo/hooks.py'],
    });
    expect(await evidenceOf(result)).toMatchObject({ verified: true, fixRounds: 1 });
  });

  it('of logic is not mended: the project is delivered unverified, with what was found', async () => {
    const plant = async (project: string) => {
      const path = join(project, 'backend/app/modules/memo/_generated/schemas.py');
      const text = await readFile(path, 'utf8');
      expect(text).toContain('40');
      await writeFile(path, text.replaceAll('40', '41'));
    };
    const result = await run({ plant, maxFixes: 2 });
    expect(result.state).toBe('unverified');
    expect(result.fixRounds).toBeLessThanOrEqual(2);
    expect(check(result, 'tests')?.failed).toBeGreaterThan(0);
    expect(result.findings[0]).toMatchObject({
      check: 'tests',
      file: expect.stringContaining('backend/tests/_generated/'),
    });
    expect(result.delivered?.zipName).toBe('notebook-unverified.zip');
    expect(await evidenceOf(result)).toMatchObject({ verified: false, reason: 'checks-failed' });
  });

  it('that can only partly be mended uses at most the rounds it may', async () => {
    const plant = (project: string) =>
      appendFile(
        join(project, 'backend/app/modules/memo/hooks.py'),
        '\nx = {  "a":1 }\nraise_ = undefined\n',
      );
    const result = await run({ plant, maxFixes: 1 });
    expect(order().slice(3)).toEqual(['test 1 failed', 'fix 1 passed', 'test 2 failed', 'package 1 passed']);
    expect(result.state).toBe('unverified');
  });

  it('is delivered unverified at once when no round of fixing is allowed', async () => {
    const plant = (project: string) =>
      appendFile(join(project, 'backend/app/modules/memo/hooks.py'), '\nx = {  "a":1 }\n');
    const result = await run({ plant, maxFixes: 0 });
    expect(order().slice(3)).toEqual(['test 1 failed', 'package 1 passed']);
    expect(result.state).toBe('unverified');
  });
});

describe('a fixer of another kind, such as one that asks a model', () => {
  const schemas = 'backend/app/modules/memo/_generated/schemas.py';
  const test = 'backend/tests/_generated/test_memo.py';
  const encode = (text: string) => new TextEncoder().encode(text);
  const plant = async (project: string) => {
    const path = join(project, schemas);
    await writeFile(path, (await readFile(path, 'utf8')).replaceAll('40', '41'));
  };

  it('may mend the application; what it costs is counted', async () => {
    const mend: Fixer = {
      name: 'scripted',
      appliesTo: (findings) => findings.some((finding) => finding.check === 'tests'),
      propose: async ({ tree }) => {
        const text = new TextDecoder().decode(tree.get(schemas)?.content);
        const changes = new Map([[schemas, encode(text.replaceAll('41', '40'))]]);
        return { changes, tokens: { input: 1_000, output: 50 }, costUsdMicros: 123 };
      },
    };
    const result = await run({ hooks: { afterCode: plant, fixers: [mend] } });
    expect(result).toMatchObject({
      state: 'verified',
      fixRounds: 1,
      tokens: { input: 1_000, output: 50 },
      costUsdMicros: 123,
    });
  });

  it('cannot weaken the tests instead', async () => {
    const cheat: Fixer = {
      name: 'cheat',
      appliesTo: () => true,
      propose: async () => ({
        changes: new Map<string, Uint8Array | null>([
          [test, null],
          ['backend/conftest.py', encode('collect_ignore_glob = ["*"]\n')],
          ['backend/pyproject.toml', encode('')],
        ]),
      }),
    };
    const result = await run({ hooks: { afterCode: plant, fixers: [cheat] } });
    expect(order().slice(3)).toEqual(['test 1 failed', 'fix 1 failed', 'package 1 passed']);
    expect(events.filter((event) => event.type === 'fix.applied')).toEqual([]);
    expect(result.state).toBe('unverified');
    expect(Object.keys(await zipOf(result))).toContain(test);
  });
});

describe('tests that prove nothing', () => {
  it('count as failed when they are skipped', async () => {
    const text = 'import pytest\n\n\ndef test_later() -> None:\n    pytest.skip("later")\n';
    const result = await run({
      plant: (project) => writeFile(join(project, 'backend/tests/custom/test_later.py'), text),
    });
    expect(result.state).toBe('unverified');
    expect(check(result, 'tests')).toMatchObject({ failed: 1, skipped: 1 });
    expect(result.findings).toMatchObject([{ check: 'tests', file: 'backend/tests/custom/test_later.py' }]);
  });

  it('cannot be put in the place of acceptance tests: nothing runs until the originals are back', async () => {
    const path = 'backend/tests/_generated/test_memo.py';
    let original = '';
    const plant = async (project: string) => {
      original = await readFile(join(project, path), 'utf8');
      await writeFile(join(project, path), 'def test_nothing() -> None:\n    pass\n');
    };
    const result = await run({ plant });
    const firstRound = events.filter(
      (event) => 'iteration' in event && event.iteration === 1 && event.type === 'check.started',
    );
    expect(firstRound).toEqual([]);
    expect(events).toContainEqual(
      expect.objectContaining({
        type: 'finding',
        finding: expect.objectContaining({ check: 'acceptance-lock', file: path }),
      }),
    );
    expect(events).toContainEqual({
      type: 'fix.applied',
      iteration: 1,
      fixer: 'restore-locked-files',
      files: [path],
    });
    expect(result.state).toBe('verified');
    expect(await read(path)).toBe(original);
  });

  it('cannot be switched off by settings beside them', async () => {
    const result = await run({
      maxFixes: 0,
      plant: (project) =>
        writeFile(join(project, 'backend/conftest.py'), 'collect_ignore_glob = ["tests/*"]\n'),
    });
    expect(result.state).toBe('unverified');
    expect(result.checks).toMatchObject([{ name: 'acceptance-lock', exitCode: 1 }]);
  });
});

describe('a run', () => {
  it('that is cancelled stops at once and rejects with the reason', async () => {
    const controller = new AbortController();
    const running = run({
      signal: controller.signal,
      emit: (event) => {
        if (event.type === 'check.started') controller.abort(new Error('stopped by a person'));
      },
    });
    await expect(running).rejects.toThrow('stopped by a person');
  });

  it('of a SPEC with nothing in it ends before anything is made', async () => {
    const result = await run({ plan: { specText: 'hello', fileName: 'SPEC.md', overrides: {} } });
    expect(result).toMatchObject({ state: 'failed', delivered: null });
    expect(order()).toEqual(['plan 1 failed']);
  });
});
