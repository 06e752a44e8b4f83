import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { codeStage } from '#pipeline/stages/code.ts';
import type { StageContext } from '#pipeline/stages/contract.ts';
import { installStage } from '#pipeline/stages/install.ts';
import { testStage } from '#pipeline/stages/test.ts';
import type { Blueprint, Database } from '../blueprint/schema.ts';
import { blueprint } from '../golden/build.ts';
import { everything, guarded, hell, helpdesk, notes } from '../golden/cases.ts';
import { libraryNames } from '../golden/library-names.ts';

/** Each case with one of the databases; a machine without that server runs its checks on SQLite. */
const MATRIX: readonly [string, Database, Blueprint][] = [
  ['no entity at all', 'sqlite', blueprint('Empty', [])],
  ['a small project in Spanish', 'sqlite', notes],
  ['accounts, files and links', 'postgresql', helpdesk],
  ['every type and relation', 'mysql', everything],
  ['names from hell', 'sqlite', hell],
  ['UUID keys', 'mysql', { ...helpdesk, options: { ...helpdesk.options, keys: 'uuid' } }],
  [
    'deletions for good',
    'postgresql',
    { ...helpdesk, options: { ...helpdesk.options, keys: 'uuid', softDelete: false } },
  ],
  ['the names of libraries', 'postgresql', libraryNames],
  ['permissions and owners', 'mysql', guarded],
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
    const tested = await testStage(context, {
      blueprint: project,
      environment: installed.output.environment,
    });
    const checks = tested.status === 'needs' ? [] : (tested.output?.checks ?? []);
    const failed = checks.filter((check) => check.exitCode !== 0 || (check.skipped ?? 0) > 0);
    expect(failed, output.join('').slice(-8000)).toEqual([]);
    expect(checks.map((check) => check.name)).toEqual(
      expect.arrayContaining(['migrations', 'tests', 'lint', 'format', 'types']),
    );
    expect(tested.status).toBe('passed');
  },
);
