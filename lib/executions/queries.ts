import { partsSchema } from '#generator/blueprint/parts.ts';
import type { TeamDb } from '../db/team.ts';
import { AppError } from '../errors.ts';
import { decisionsSchema } from '../merges/schema.ts';
import { stageRank } from '../runs/rules.ts';
import { type Finding, type RunKind, runSourceSchema, type Stage } from '../runs/schema.ts';
import type { RunOrder, StageOutput, StageRecord } from './schema.ts';

/** What a run was asked to do. Throws `not_found` for another team's run. */
export async function getRunOrder(db: TeamDb, runId: string): Promise<RunOrder> {
  const run = await db.run.findUnique({
    where: { id: runId },
    select: {
      kind: true,
      source: true,
      decisions: true,
      dryRun: true,
      createdById: true,
      projectId: true,
      overrides: true,
      parts: true,
      maxFixes: true,
      startedAt: true,
      createdAt: true,
      specVersion: { select: { text: true, fileName: true } },
    },
  });
  if (run === null) throw new AppError('not_found');
  const { specVersion, startedAt, createdAt, parts, kind, source, decisions, ...rest } = run;
  return {
    ...rest,
    // Only lib/runs writes it, from the same list of words.
    kind: kind as RunKind,
    source: runSourceSchema.nullable().parse(source),
    decisions: decisionsSchema.parse(decisions ?? {}),
    parts: partsSchema.nullable().parse(parts),
    specText: specVersion.text,
    fileName: specVersion.fileName,
    startedAt: startedAt ?? createdAt,
  };
}

/** The stages a run has finished, in their order: what a worker that takes it over continues from. */
export async function listFinishedStages(db: TeamDb, runId: string): Promise<StageRecord[]> {
  const rows = await db.runStage.findMany({
    where: { runId, status: { in: ['passed', 'failed'] }, finishedAt: { not: null } },
    select: { name: true, iteration: true, status: true, output: true, manifestHash: true },
  });
  const records = rows.map((row): StageRecord => {
    const stored = row.output as { output: StageOutput | null; findings: Finding[] } | null;
    return {
      stage: row.name as Stage,
      iteration: row.iteration,
      status: row.status as StageRecord['status'],
      output: stored?.output ?? null,
      findings: stored?.findings ?? [],
      manifestHash: row.manifestHash,
    };
  });
  return records.sort((a, b) => stageRank(a.stage, a.iteration) - stageRank(b.stage, b.iteration));
}

/** Whether somebody asked for a pause that has not been taken yet. */
export async function isPauseRequested(db: TeamDb, runId: string): Promise<boolean> {
  const run = await db.run.findUnique({ where: { id: runId }, select: { pauseRequested: true } });
  return run?.pauseRequested ?? false;
}
