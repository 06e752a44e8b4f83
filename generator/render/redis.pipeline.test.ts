import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { codeStage } from '#pipeline/stages/code.ts';
import type { StageContext } from '#pipeline/stages/contract.ts';
import { installStage } from '#pipeline/stages/install.ts';
import { testStage } from '#pipeline/stages/test.ts';
import { notes } from '../golden/cases.ts';
import { BACKEND_CHECKS, type ProjectCheck } from './checks.ts';

const PATH = 'tests/custom/test_redis.py';

test('processes share limits, answers and changes by a real Redis', async () => {
  const workspace = await mkdtemp(join(tmpdir(), 'iopeer-redis-'));
  const output: string[] = [];
  const context: StageContext = {
    workspace,
    iteration: 1,
    signal: new AbortController().signal,
    emit: () => {},
    log: (_stream, text) => void output.push(text),
  };
  try {
    await codeStage(context, { blueprint: notes, specText: '# Spec\n' });
    const checks = await readFile(join(import.meta.dirname, 'redis_checks.py'));
    await writeFile(join(workspace, 'project', 'backend', PATH), checks);
    const installed = await installStage(context, { blueprint: notes });
    if (installed.status !== 'passed') throw new Error(`install: ${JSON.stringify(installed)}`);
    const usual = BACKEND_CHECKS.find(({ name }) => name === 'tests');
    const only: ProjectCheck = {
      ...(usual as ProjectCheck),
      argv: [
        'python',
        '-m',
        'pytest',
        '-q',
        '-p',
        'no:cacheprovider',
        '--junitxml={reports}/pytest.xml',
        PATH,
      ],
      timeoutMs: 120_000,
    };
    const tested = await testStage(context, {
      blueprint: notes,
      environment: installed.output.environment,
      checks: [only],
    });
    expect(tested.status, output.join('').slice(-8000)).toBe('passed');
    const found =
      tested.status === 'passed' ? tested.output.checks.find(({ name }) => name === 'tests') : undefined;
    expect(found).toMatchObject({ exitCode: 0, passed: 6, failed: 0, skipped: 0 });
  } finally {
    await rm(workspace, { recursive: true, force: true });
  }
});
