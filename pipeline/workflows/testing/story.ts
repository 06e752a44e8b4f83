import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { getBlobBytes } from '#lib/artifacts/queries.ts';
import type { TeamContext } from '#lib/auth/member.ts';
import { inTeam } from '#lib/db/team.ts';
import { runEngine } from '#lib/engine/dbos-client.ts';
import { stepName } from '#lib/engine/protocol.ts';
import { answerPlan } from '#lib/merges/commands.ts';
import { findMergePlan } from '#lib/merges/queries.ts';
import { decisionsSchema, type MergeDecisions, type MergePlanView } from '#lib/merges/schema.ts';
import { storeRepository } from '#lib/repositories/commands.ts';
import { findRepository } from '#lib/repositories/queries.ts';
import type { StoredRepository } from '#lib/repositories/schema.ts';
import { confirmRun, draftRun, startRun } from '#lib/runs/commands.ts';
import type { RunPageView } from '#lib/runs/queries.ts';
import { isFinalRunState } from '#lib/runs/rules.ts';
import { saveSpec } from '#lib/specs/commands.ts';
import { findNewestSpec } from '#lib/specs/queries.ts';
import { addVersion } from '#lib/versions/commands.ts';
import { headsOf } from '../../stages/package-merged.ts';
import { bundleRepository } from '../../workspace/git-bundle.ts';
import { listTree } from '../../workspace/merge/objects.ts';
import { commitEdits, type Edits, textsOf } from '../../workspace/merge/testing/projects.ts';
import { inCopy } from '../../workspace/repository-copy.ts';
import type { Member, Rig } from './rig.ts';

/** One project over time: its SPEC changes, people push, runs follow. Commands are given as the web gives them. */
export class Story {
  readonly member: Member;
  readonly projectId: string;
  readonly #rig: Rig;

  constructor(rig: Rig, member: Member, projectId: string) {
    this.#rig = rig;
    this.member = member;
    this.projectId = projectId;
  }

  static async begin(rig: Rig, specText: string): Promise<Story> {
    const member = await rig.makeMember();
    return new Story(rig, member, await rig.makeProject(member, specText));
  }

  /** Makes a text the newest SPEC. */
  async write(text: string): Promise<void> {
    await this.as(async (context) => {
      const newest = await findNewestSpec(context.db, this.projectId);
      const base = { baseNumber: newest?.number ?? 0, baseSavedAt: newest?.savedAt ?? null };
      await saveSpec(context, { projectId: this.projectId, text, ...base });
    });
  }

  /** Generates, and waits until the run has ended or waits for an answer. */
  async generate(options: { dryRun?: boolean } = {}): Promise<RunPageView> {
    const { projectId } = this;
    const { id } = await this.as((context) => startRun(context, { projectId, parts: 'backend', ...options }));
    return this.ended(id);
  }

  /** Answers the plan of a run, and waits again. */
  async answer(runId: string, decisions: Partial<MergeDecisions>): Promise<RunPageView> {
    const { member } = this;
    const answer = decisionsSchema.parse(decisions);
    await this.as((context) => answerPlan(context, { runId, decisions: answer }));
    await (await runEngine()).rewind({ teamId: member.team.id, runId }, stepName('plan', 1));
    return this.ended(runId);
  }

  async ended(runId: string): Promise<RunPageView> {
    return this.#rig.untilRun(this.member, runId, ({ state }) => isFinalRunState(state));
  }

  /** The plan of a run. Throws when it has none. */
  async plan(runId: string): Promise<MergePlanView> {
    const plan = await this.as(({ db }) => findMergePlan(db, runId));
    if (plan === null) throw new Error(`run ${runId} has no plan`);
    return plan;
  }

  /** What somebody pushes to `main`: stored as a push stores it, without being tried. Returns the version's number. */
  async push(edits: Edits): Promise<number> {
    return this.#inCopy(async (repository, stored) => {
      const commit = await commitEdits(repository, edits);
      const bundle = await bundleRepository(repository);
      const heads = await headsOf(repository);
      const { projectId, member } = this;
      return this.as(async ({ db, team, user }) => {
        const project = { teamId: team.id, projectId };
        await storeRepository(db, project, { seen: stored?.revision ?? null, bundle, heads });
        const version = { projectId, kind: 'push', commit, title: 'Mine', runId: null } as const;
        const manifestHash = '0'.repeat(64);
        return addVersion(db, member.team.id, { ...version, manifestHash, createdById: user.id });
      });
    });
  }

  async stored(): Promise<StoredRepository> {
    const stored = await this.as(({ db }) => findRepository(db, this.projectId));
    if (stored === null) throw new Error('the project has no repository');
    return stored;
  }

  /** Every file at a commit or branch, by path. */
  async files(treeish = 'main'): Promise<Map<string, string>> {
    return this.#inCopy(async (repository) => textsOf(repository, await listTree(repository, treeish)));
  }

  async versions() {
    return this.as(({ db }) =>
      db.version.findMany({
        where: { projectId: this.projectId },
        orderBy: { number: 'asc' },
        select: { number: true, kind: true, commit: true, runId: true, restoredNumber: true, title: true },
      }),
    );
  }

  async newestSpec(): Promise<string> {
    return (await this.as(({ db }) => findNewestSpec(db, this.projectId)))?.text ?? '';
  }

  /** Starts a run that will stop in a stage until it is let go, and waits until it is there. */
  async startHeld(stage: 'plan' | 'test' | 'package'): Promise<{ runId: string; release(): Promise<void> }> {
    const { projectId } = this;
    const { id } = await this.as((context) => draftRun(context, { projectId, parts: 'backend' }));
    const file = join(this.#rig.outward, `hold-${stage}-${id}`);
    await writeFile(file, '');
    await this.as((context) => confirmRun(context, { runId: id }));
    const log = join(this.#rig.outward, 'tried.log');
    const isThere = async () => (await readFile(log, 'utf8').catch(() => '')).includes(`${id} ${stage}\n`);
    await this.#rig.until(isThere, `run ${id} in ${stage}`);
    return { runId: id, release: () => rm(file) };
  }

  /** Gives a command as the project's owner. */
  as<T>(command: (context: TeamContext) => Promise<T>): Promise<T> {
    return this.#rig.as(this.member, command);
  }

  #inCopy<T>(work: (repository: string, stored: StoredRepository | null) => Promise<T>): Promise<T> {
    const { projectId } = this;
    const { team } = this.member;
    return inCopy(
      {
        path: join(this.#rig.root, 'mine', `${projectId}.git`),
        readStored: () => inTeam(team.id, (db) => findRepository(db, projectId)),
        loadBundle: (sha256) => inTeam(team.id, (db) => getBlobBytes(db, sha256)),
        signal: new AbortController().signal,
      },
      work,
    );
  }
}
