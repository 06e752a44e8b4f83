import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { codeStage } from '#pipeline/stages/code.ts';
import type { StageContext } from '#pipeline/stages/contract.ts';
import { installStage } from '#pipeline/stages/install.ts';
import { testStage } from '#pipeline/stages/test.ts';
import { type Blueprint, type Database, FIELD_TYPES, type Options } from '../blueprint/schema.ts';
import { blueprint, entity, field } from '../golden/build.ts';
import { everything, guarded, hell } from '../golden/cases.ts';
import { codeNames, libraryNames } from '../golden/library-names.ts';
import { readSpec } from '../spec/read.ts';
import { BACKEND_CHECKS, type ProjectCheck, withCoverage } from './checks.ts';

/** The example SPECs, as people would hand them in. */
const example = (file: string): Blueprint => {
  const text = readFileSync(join(import.meta.dirname, '../../../shared/specs', file), 'utf8');
  const { blueprint: read } = readSpec(text, { fileName: file });
  if (!read) throw new Error(`${file} was not understood`);
  return read;
};
/** One entity with a field of every type. */
const single = blueprint('One', [
  entity(
    'Visit',
    FIELD_TYPES.map((type) => field(`a_${type}`, type, type === 'enum' ? { values: ['new', 'done'] } : {})),
  ),
]);
const withOptions = (source: Blueprint, options: Partial<Options>): Blueprint => ({
  ...source,
  options: { ...source.options, ...options },
});
const fifteenFromHell: Blueprint = {
  ...hell,
  entities: [
    ...hell.entities,
    ...['Ticket', 'Invoice', 'Note'].map((name) => entity(name, [field('name', 'string')])),
  ],
};

/**
 * Each case with one of the databases; a machine without that server runs its checks on SQLite. Every pair of database,
 * accounts or none, and size (1, about 5, about 15 entities) is there.
 */
const MATRIX: readonly [string, Database, Blueprint][] = [
  ['no entity at all', 'sqlite', blueprint('Empty', [])],
  ['one entity', 'sqlite', single],
  ['one entity and accounts', 'postgresql', withOptions(single, { auth: true })],
  ['one entity', 'mysql', single],
  ['a project in Spanish', 'sqlite', example('tareas.md')],
  // Each option that changes every table, on the databases that differ in it.
  [
    'prose in Spanish, deletions for good',
    'postgresql',
    withOptions(example('tienda-prosa.md'), { softDelete: false }),
  ],
  ['prose in English, UUID keys', 'mysql', withOptions(example('school-prose.md'), { keys: 'uuid' })],
  ['every type and relation, UUID keys', 'mysql', withOptions(everything, { keys: 'uuid' })],
  ['names from hell', 'sqlite', fifteenFromHell],
  ['the names of libraries', 'postgresql', withOptions(libraryNames, { auth: false })],
  ['the names of generated code', 'mysql', codeNames],
  ['permissions and owners', 'sqlite', guarded],
];

let workspace: string;
let output: string[];

beforeEach(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'iopeer-generated-'));
  output = [];
});

afterEach(() => rm(workspace, { recursive: true, force: true }));

test.each(MATRIX)(
  '%s on %s passes its own tests, migrations, types and lint',
  async (_name, database, source) => {
    await expectVerified(source, database, BACKEND_CHECKS);
  },
);

test('the example with accounts, files and links on postgresql passes, and its tests run 95 of 100 lines', async () => {
  await expectVerified(example('helpdesk.md'), 'postgresql', withCoverage(BACKEND_CHECKS));
});

async function expectVerified(
  source: Blueprint,
  database: Database,
  wanted: readonly ProjectCheck[],
): Promise<void> {
  const project = { ...source, options: { ...source.options, database } };
  const context: StageContext = {
    workspace,
    iteration: 1,
    signal: new AbortController().signal,
    emit: () => {},
    log: (_stream, text) => void output.push(text),
  };
  await codeStage(context, { blueprint: project, specText: '# Spec\n' });
  const installed = await installStage(context, { blueprint: project });
  if (installed.status !== 'passed') throw new Error(`install: ${JSON.stringify(installed)}`);
  const { environment } = installed.output;
  const tested = await testStage(context, { blueprint: project, environment, checks: wanted });
  const checks = tested.status === 'needs' ? [] : (tested.output?.checks ?? []);
  const failed = checks.filter((check) => check.exitCode !== 0 || (check.skipped ?? 0) > 0);
  expect(failed, output.join('').slice(-8000)).toEqual([]);
  expect(checks.map((check) => check.name)).toEqual(
    expect.arrayContaining(['migrations', 'tests', 'lint', 'format', 'types']),
  );
  expect(tested.status).toBe('passed');
}
