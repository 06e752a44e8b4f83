import { appendFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Blueprint } from '#generator/blueprint/schema.ts';
import { sha256Of } from '#lib/artifacts/rules.ts';
import type { Stage } from '#lib/runs/schema.ts';
import type { StageContext, StageOutcome } from '../../stages/contract.ts';
import { commitGenerated } from '../../workspace/git-store.ts';
import { readTree } from '../../workspace/tree.ts';
import type { StageFunctions } from '../stage-functions.ts';

/** What a scripted run does; tests write it, as JSON, where a SPEC would be. */
export type Script = {
  /** How long each stage takes. */
  stageMs?: Partial<Record<Stage, number>>;
  /** Rounds of tests that fail before they pass. */
  failingRounds?: number;
  /** Console lines a stage says while it takes its time. */
  lines?: number;
  /** A stage that takes its time, but only when it is first begun. */
  slowOnce?: { stage: Stage; ms: number };
  /** A stage that never ends by itself, and does not listen when told to. */
  deaf?: Stage;
  /** A stage whose machinery breaks, this many times. */
  broken?: { stage: Stage; times: number };
  /** What installing cannot go on without, the first time. */
  needsOnce?: string;
};

const NOTHING = { tokens: { input: 1, output: 2 }, costUsdMicros: 3 };

/**
 * Stages that are quick but real where durability is concerned: they write files that must survive, append where a
 * repetition on half-done work would show, and commit to a git repository, which must happen once.
 * `outward` is a folder that plays the world outside the database.
 */
export function scriptedStages(outward: string): StageFunctions {
  const play = async (stage: Stage, context: StageContext, blueprint: Blueprint): Promise<Script> => {
    const script = JSON.parse(blueprint.description ?? '{}') as Script;
    const runId = basename(context.workspace).split('.')[0] ?? '';
    // Counted before the attempt is told of, so that whoever has read of it may end this process.
    const isSlow = script.slowOnce?.stage === stage && (await countUp(join(outward, `slow-${runId}`))) === 1;
    await appendFile(join(outward, 'attempts.log'), `${context.workspace} ${stage}:${context.iteration}\n`);
    if (script.deaf === stage) await new Promise(() => {});
    if (
      script.broken?.stage === stage &&
      (await countUp(join(context.workspace, '..', `broken-${stage}`))) <= script.broken.times
    ) {
      throw new Error('the machinery broke');
    }
    const lines = script.lines ?? 2;
    const stageMs = isSlow ? (script.slowOnce?.ms ?? 0) : (script.stageMs?.[stage] ?? 0);
    try {
      for (let line = 0; line < lines; line++) {
        context.log(line % 2 === 0 ? 'stdout' : 'stderr', `${stage} ${context.iteration} line ${line}\n`);
        await sleep(stageMs / lines, undefined, { signal: context.signal });
      }
    } catch (error) {
      await appendFile(join(outward, 'stopped.log'), `${context.workspace} ${stage}:${context.iteration}\n`);
      throw error;
    }
    return script;
  };
  const code = (context: StageContext) => join(context.workspace, 'project', 'app', 'main.py');

  return {
    merges: null,
    async plan(context, { specText }) {
      const blueprint: Blueprint = {
        version: 1,
        name: 'Scripted',
        slug: 'scripted',
        description: specText,
        language: 'en',
        entities: [],
        relations: [],
        enums: [],
        rules: [],
        options: {
          auth: false,
          roles: [],
          database: 'sqlite',
          frontend: 'none',
          softDelete: true,
          keys: 'integer',
        },
      };
      await play('plan', context, blueprint);
      const output = {
        blueprint,
        blueprintHash: sha256Of(Buffer.from(specText)),
        diagnostics: [],
        assumptions: [],
      };
      return { status: 'passed', output, ...NOTHING };
    },
    async code(context, { blueprint }) {
      await play('code', context, blueprint);
      await mkdir(dirname(code(context)), { recursive: true });
      await writeFile(code(context), 'round 0\n');
      await writeFile(join(context.workspace, 'project', 'run.sh'), '#!/bin/sh\n', { mode: 0o755 });
      return { status: 'passed', output: { fileCount: 2, manifestHash: 'scripted' }, ...NOTHING };
    },
    async install(context, { blueprint }) {
      const { needsOnce } = await play('install', context, blueprint);
      const runId = basename(context.workspace).split('.')[0] ?? '';
      if (needsOnce && (await countUp(join(outward, `needs-${runId}`))) === 1)
        return { status: 'needs', question: needsOnce };
      return { status: 'passed', output: { environment: 'scripted', cacheHit: true }, ...NOTHING };
    },
    async test(context, { blueprint }) {
      const script = await play('test', context, blueprint);
      const rounds = (await readFile(code(context), 'utf8')).split('\n').length - 2;
      // Half a fix, or one done twice, would show here.
      if (rounds !== context.iteration - 1)
        throw new Error(`found ${rounds} fixes in round ${context.iteration}`);
      const isFailing = context.iteration <= (script.failingRounds ?? 0);
      const check = {
        name: 'tests',
        command: 'pytest',
        exitCode: isFailing ? 1 : 0,
        passed: 1,
        failed: isFailing ? 1 : 0,
        skipped: 0,
        durationMs: 1,
      };
      context.emit({ type: 'check.finished', iteration: context.iteration, check });
      const output = { checks: [check], sandbox: 'bubblewrap' as const };
      if (!isFailing) return { status: 'passed', output, ...NOTHING };
      return {
        status: 'failed',
        output,
        findings: [{ check: 'tests', message: 'one test fails' }],
        ...NOTHING,
      };
    },
    async fix(context, { blueprint, findings }): Promise<StageOutcome<{ files: string[] }>> {
      if (findings.length !== 1) throw new Error('the findings of the test did not arrive');
      await appendFile(code(context), `round ${context.iteration}\n`);
      await play('fix', context, blueprint);
      return { status: 'passed', output: { files: ['app/main.py'] }, ...NOTHING };
    },
    async package(context, { blueprint, verified, repository }) {
      await play('package', context, blueprint);
      const bytes = Buffer.from(`zip of ${await readFile(code(context), 'utf8')}`);
      const zipPath = join(context.workspace, 'out.zip');
      await writeFile(zipPath, bytes);
      const commit =
        repository &&
        (await commitGenerated(repository.path, {
          runId: repository.runId,
          title: 'Scripted',
          trailers: {},
          tree: await readTree(join(context.workspace, 'project')),
          committedAt: Math.floor(Date.now() / 1_000),
        }));
      return {
        status: 'passed',
        output: {
          zipPath,
          zipName: verified ? 'scripted.zip' : 'scripted-unverified.zip',
          sha256: sha256Of(bytes),
          bytes: bytes.byteLength,
          fileCount: 2,
          ...(commit !== undefined && { commit }),
        },
        ...NOTHING,
      };
    },
  };
}

async function countUp(path: string): Promise<number> {
  await appendFile(path, '.');
  return (await readFile(path, 'utf8')).length;
}
