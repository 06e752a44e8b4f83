import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { RunEvent } from '#lib/runs/schema.ts';
import { evidenceSchema } from '../workspace/evidence.ts';
import { codeStage } from './code.ts';
import type { StageContext } from './contract.ts';
import { fixStage } from './fix.ts';
import { installStage } from './install.ts';
import { planStage } from './plan.ts';
import { runLocal } from './run-local.ts';

/** A SPEC of four entities with accounts, choices, dates and relations of both kinds, in Spanish. */
const SPEC = join(import.meta.dirname, '../../../shared/specs/tareas.md');

let workspace: string;
let output: string[];

beforeEach(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'iopeer-frontend-'));
  output = [];
});

afterEach(() => rm(workspace, { recursive: true, force: true }));

it('delivers both parts of the example, tried in a browser, with the evidence of every check and pictures of every page', async () => {
  const specText = await readFile(SPEC, 'utf8');
  const result = await runLocal({
    plan: { specText, fileName: 'tareas.md', overrides: {}, parts: 'both' },
    specText,
    workspace,
    verify: true,
    maxFixes: 0,
    signal: new AbortController().signal,
    emit: () => {},
    log: (_stream, text) => void output.push(text),
  });
  expect(result.findings, output.join('').slice(-12_000)).toEqual([]);
  expect(result.state).toBe('verified');
  expect(result.checks.map(({ name, exitCode }) => [name, exitCode])).toEqual(
    [
      ...['acceptance-lock', 'migrations', 'tests', 'lint', 'format', 'types'],
      ...['client', 'client-drift', 'frontend-types', 'frontend-lint', 'frontend-tests'],
      ...['frontend-build', 'e2e'],
    ].map((name) => [name, 0]),
  );
  const zip = unzipSync(await readFile(result.delivered?.zipPath ?? ''));
  const evidence = evidenceSchema.parse(JSON.parse(new TextDecoder().decode(zip['.iopeer/evidence.json'])));
  expect(evidence).toMatchObject({ verified: true, remarks: [], checks: result.checks });
  expect(evidence.environment?.frontend?.packages).toMatchObject({ next: expect.any(String) });
  const paths = Object.keys(zip);
  expect(paths).toEqual(
    expect.arrayContaining([
      ...['compose.yml', 'Makefile', 'deploy/README.md', '.github/workflows/ci.yml'],
      ...['backend/openapi.json', 'frontend/src/client/sdk.gen.ts', 'frontend/Dockerfile'],
      ...['docs/screenshots/tareas-list-dark.png', 'docs/screenshots/login-phone-dark.png'],
    ]),
  );
  const manifest = JSON.parse(new TextDecoder().decode(zip['.iopeer/manifest.json']));
  expect(manifest.files['frontend/src/client/sdk.gen.ts']).toMatchObject({ owner: 'G' });
  expect(Object.keys(manifest.files).filter((path) => path.startsWith('docs/'))).toEqual([]);
});

it('delivers the frontend alone with the description of the API it was made from', async () => {
  const specText =
    '# Notes\n\n### Note\n- title: string, required, max 40\n\n## Options\n- authentication: no\n';
  const result = await runLocal({
    plan: { specText, fileName: 'SPEC.md', overrides: { frontend: 'nextjs' }, parts: 'frontend' },
    specText,
    workspace,
    verify: true,
    maxFixes: 0,
    signal: new AbortController().signal,
    emit: () => {},
    log: (_stream, text) => void output.push(text),
  });
  expect(result.findings, output.join('').slice(-12_000)).toEqual([]);
  expect(result.state).toBe('verified');
  const paths = Object.keys(unzipSync(await readFile(result.delivered?.zipPath ?? '')));
  expect(paths.filter((path) => path.startsWith('backend/'))).toEqual(['backend/openapi.json']);
  expect(paths).toContain('frontend/src/client/sdk.gen.ts');
});

it('mends the style of a frontend, and says which findings it cannot mend', async () => {
  const events: RunEvent[] = [];
  const context: StageContext = {
    workspace,
    iteration: 1,
    signal: new AbortController().signal,
    emit: (event) => void events.push(event),
    log: (_stream, text) => void output.push(text),
  };
  const specText = '# Notes\n\n### Note\n- title: string, required, max 40\n';
  const plan = await planStage(context, { specText, fileName: 'SPEC.md', overrides: {}, parts: 'both' });
  if (plan.status !== 'passed') throw new Error('not planned');
  const { blueprint } = plan.output;
  const parts = 'both' as const;
  await codeStage(context, { blueprint, specText, parts });
  const installed = await installStage(context, { blueprint, parts });
  if (installed.status !== 'passed') throw new Error('not installed');
  const file = join(workspace, 'project', 'frontend', 'src', 'lib', 'custom.ts');
  await writeFile(file, 'export   const a=1\n');
  const findings = ['frontend-lint', 'e2e'].map((check) => ({ check, message: 'wrong' }));
  const fixed = await fixStage(context, {
    blueprint,
    parts,
    environment: installed.output.environment,
    findings,
  });
  expect(fixed, output.join('')).toMatchObject({
    status: 'passed',
    output: { files: ['frontend/src/lib/custom.ts'] },
  });
  expect(await readFile(file, 'utf8')).toBe('export const a = 1;\n');
  expect(events).toContainEqual({ type: 'fix.unrepaired', iteration: 1, checks: ['e2e'] });
});
