import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { evidenceSchema } from '../workspace/evidence.ts';
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
