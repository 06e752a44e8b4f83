import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { StageContext } from '#pipeline/stages/contract.ts';
import { installStage } from '#pipeline/stages/install.ts';
import { testStage } from '#pipeline/stages/test.ts';
import { type Blueprint, DATABASES } from '../blueprint/schema.ts';
import { notes } from '../golden/cases.ts';
import { loadSkeleton } from '../golden/load-skeleton.ts';
import { BACKEND_CHECKS, type ProjectCheck } from '../render/checks.ts';
import { makeChains } from './arbitrary-chains.ts';
import { type EvolvedProject, evolveProject } from './evolve-project.ts';

const skeleton = loadSkeleton();
let workspace: string;
let output: string[];
let context: StageContext;

beforeEach(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'iopeer-evolved-'));
  output = [];
  context = {
    workspace,
    iteration: 1,
    signal: new AbortController().signal,
    emit: () => {},
    log: (_stream, text) => void output.push(text),
  };
});

afterEach(() => rm(workspace, { recursive: true, force: true }));

/** The golden project in its second version: a field renamed, one that every note must have, choices, a link. */
function secondVersion(): EvolvedProject {
  const first = evolveProject(null, notes, skeleton, { specText: '# Notas\n' });
  const next: Blueprint = structuredClone(notes);
  const [folder, note] = next.entities;
  const [title, state] = note?.fields ?? [];
  if (!folder || !note || !title?.name || !state?.values) throw new Error('the golden case has changed');
  title.name = 'encabezado';
  state.values = [...state.values, { value: 'archivada', label: 'archivada' }];
  note.fields.push({ ...title, id: 'new_code', name: 'codigo', label: 'Código', unique: true });
  next.relations.push({
    ...{ id: 'new_link', kind: 'many-to-many', from: folder.name, to: note.name, required: false },
    ...{ name: 'destacadas', inverse: 'destacada_en', onDelete: 'cascade' },
  });
  const revisions = new Map(
    [...first.files]
      .filter(([path]) => path.startsWith('backend/migrations/versions/'))
      .map(([path, { content }]) => [path, String(content)]),
  );
  return evolveProject({ blueprint: notes, revisions }, next, skeleton, {
    specText: '# Notas\n',
    fills: new Map([['Note.codigo', 'N-{n}']]),
  });
}

async function write({ files }: EvolvedProject): Promise<void> {
  for (const [path, { content }] of files) {
    const target = join(workspace, 'project', path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, content);
  }
}

async function expectPassed(blueprint: Blueprint, checks: readonly ProjectCheck[]): Promise<void> {
  const installed = await installStage(context, { blueprint });
  if (installed.status !== 'passed') throw new Error(`install: ${JSON.stringify(installed)}`);
  const { environment } = installed.output;
  const tested = await testStage(context, { blueprint, environment, checks });
  const found = tested.status === 'needs' ? [] : (tested.output?.checks ?? []);
  const failed = found.filter((check) => check.exitCode !== 0 || (check.skipped ?? 0) > 0);
  expect(failed, output.join('').slice(-8000)).toEqual([]);
  expect(tested.status, output.join('').slice(-8000)).toBe('passed');
}

test('a second version passes its own tests, migrations, types and lint', async () => {
  const second = secondVersion();
  expect(second.questions).toEqual([]);
  await write(second);
  await expectPassed(second.blueprint, BACKEND_CHECKS);
});

test.each(DATABASES)(
  'on %s every chain of versions leads to the schema of a fresh one and keeps its rows',
  async (database) => {
    const second = secondVersion();
    await write(second);
    const custom = join(workspace, 'project/backend/tests/custom');
    await cp(join(import.meta.dirname, 'chain_checks.py'), join(custom, 'test_chains.py'));
    await writeFile(join(custom, 'chains.json'), JSON.stringify(makeChains(CHAINS, SEED, skeleton)));
    const usual = BACKEND_CHECKS.find(({ name }) => name === 'tests');
    if (!usual) throw new Error('there are no tests');
    const own = ['test_reshape', 'test_reshape_rows'].map((name) => `tests/_generated/${name}.py`);
    const files = ['tests/custom/test_chains.py', ...own];
    const report = '--junitxml={reports}/pytest.xml';
    const argv = ['python', '-m', 'pytest', '-q', '-p', 'no:cacheprovider', report, ...files];
    const { options } = second.blueprint;
    await expectPassed({ ...second.blueprint, options: { ...options, database } }, [{ ...usual, argv }]);
  },
);

/** Enough that most kinds of edits are there, some of them at once. */
const CHAINS = 4;
const SEED = 1;
