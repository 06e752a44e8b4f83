import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { inTeam } from '#lib/db/team.ts';
import { whileDatabaseReturns } from '#lib/engine/backoff.ts';
import { claimRun } from '#lib/engine/claims.ts';
import { listHeldRuns, putBackRuns } from '#lib/engine/leases.ts';
import type { RunEngine } from '#lib/engine/port.ts';
import { finishRun } from '#lib/executions/commands.ts';
import { getRunOrder, listFinishedStages } from '#lib/executions/queries.ts';
import { log, logUnexpected } from '#lib/log.ts';
import { Execution } from './execution.ts';
import { FeedWriter } from './feed-writer.ts';
import { executeRun, giveBack } from './run-workflow.ts';
import type { StageFunctions } from './stage-functions.ts';
import type { WorkerConfig } from './worker-config.ts';

/** A run taken this often kills its workers: it is ended, instead of being taken for ever. */
const MAX_TAKINGS = 60;

type HostOptions = {
  config: WorkerConfig;
  functions: StageFunctions;
  engine: RunEngine;
  /** The worker's lease is gone: it must stop at once. */
  onLeaseGone(): void;
};

/** The runs a worker has in its hands. */
export class ExecutionHost {
  readonly #options: HostOptions;
  readonly #feed: FeedWriter;
  readonly #gone = new AbortController();
  readonly #executions = new Map<string, Execution>();
  /** Runs the engine has given to this worker, taken already or about to be. */
  readonly #entered = new Set<string>();
  #suspects = new Set<string>();
  readonly #idle: (() => void)[] = [];
  #isLeaving = false;

  constructor(options: HostOptions) {
    this.#options = options;
    this.#feed = new FeedWriter({
      intervalMs: options.config.feedMs,
      signal: this.#gone.signal,
      onLost: (runId, fence, cause) => {
        if (cause !== undefined) logUnexpected('feed', cause, { runId });
        const execution = this.#executions.get(runId);
        if (execution?.hold.fence === fence) execution.stop('superseded', cause);
      },
    });
  }

  /** The workflow's body: takes a run, does it, and leaves nothing behind on this machine. */
  async perform(runId: string): Promise<string> {
    this.#entered.add(runId);
    try {
      const execution = await this.#take(runId);
      return execution === null ? 'nothing-to-do' : await this.#execute(execution);
    } finally {
      this.#entered.delete(runId);
    }
  }

  /** Stops working on whatever is no longer this worker's. Throws when the database is away. */
  async watch(): Promise<void> {
    const before = [...this.#executions.values()];
    const held = await listHeldRuns(this.#options.config.executorId);
    for (const execution of before) {
      if (held.get(execution.hold.runId) !== execution.hold.fence) execution.stop('superseded');
    }
  }

  /**
   * Queues runs again that the books (ours or the engine's) say are here and are not, twice in a row: a call was lost
   * on its way to this worker, or the end of a run was.
   */
  async returnStrays(): Promise<void> {
    const { engine, config } = this.#options;
    const given = (await engine.listRunning()).filter(({ executorId }) => executorId === config.executorId);
    const held = await listHeldRuns(config.executorId);
    const strays = [...given.map(({ runId }) => runId), ...held.keys()].filter(
      (runId) => !this.#entered.has(runId),
    );
    const certain = [...new Set(strays)].filter((runId) => this.#suspects.has(runId));
    this.#suspects = new Set(strays);
    if (certain.length === 0 || this.#isLeaving) return;
    log('worker').warn({ runs: certain }, 'runs of this worker are not in its hands; queueing them again');
    await putBackRuns(config.executorId, certain);
    await engine.resume(certain);
  }

  /** From now on runs are given back at their next stage boundary, and no new one is begun. */
  leave(): void {
    this.#isLeaving = true;
  }

  /** Resolves once no run is being worked on, or after `timeoutMs`. */
  async whenIdle(timeoutMs: number): Promise<void> {
    if (this.#executions.size === 0) return;
    const idle = new Promise<void>((resolve) => this.#idle.push(resolve));
    await Promise.race([idle, sleep(timeoutMs, undefined, { ref: false })]);
  }

  /** Gives back what is still being worked on, killing its sandboxes. */
  async giveBackAll(): Promise<void> {
    const open = [...this.#executions.values()];
    await Promise.allSettled(open.map((execution) => giveBack(execution, this.#options.engine)));
  }

  /** Drops everything: this worker may not write any more. */
  abandon(why: string): void {
    for (const execution of this.#executions.values()) execution.stop('stopping');
    this.#gone.abort(new Error(why));
  }

  async #take(runId: string): Promise<Execution | null> {
    const { config } = this.#options;
    const signal = this.#gone.signal;
    const claim = await whileDatabaseReturns(signal, () =>
      claimRun(config.executorId, runId, config.sandbox),
    );
    if (claim.kind === 'no-lease') {
      this.#options.onLeaseGone();
      return untilExit();
    }
    if (claim.kind === 'not-runnable') return null;
    const { hold, eventSeq, logSeq } = claim;
    const { order, records } = await whileDatabaseReturns(signal, () =>
      inTeam(hold.teamId, async (db) => ({
        order: await getRunOrder(db, runId),
        records: await listFinishedStages(db, runId),
      })),
    );
    const workspaces = join(config.dataFolder, 'workspaces', config.executorId);
    const feed = this.#feed;
    return new Execution({
      hold,
      order,
      records,
      eventSeq,
      logSeq,
      feed,
      workspaces,
      sandbox: config.sandbox,
    });
  }

  async #execute(execution: Execution): Promise<string> {
    const { config, functions, engine } = this.#options;
    this.#executions.set(execution.hold.runId, execution);
    // An execution that stops with its worker never settles, so it is counted out here.
    execution.signal.addEventListener('abort', () => {
      if (execution.stopReason === 'stopping') this.#countOut(execution);
    });
    try {
      if (execution.hold.fence > MAX_TAKINGS) {
        const end = { state: 'failed', reason: 'worker-crashes' } as const;
        await execution.write((db, seq) => finishRun(db, execution.hold, end, seq));
        return 'finished';
      }
      return await executeRun(execution, {
        config,
        functions,
        engine,
        repositoryPath: join(config.dataFolder, 'repositories', `${execution.order.projectId}.git`),
        isLeaving: () => this.#isLeaving,
      });
    } finally {
      execution.close();
      this.#countOut(execution);
      await rm(execution.workspace, { recursive: true, force: true });
    }
  }

  #countOut(execution: Execution): void {
    const { runId } = execution.hold;
    if (this.#executions.get(runId) === execution) this.#executions.delete(runId);
    if (this.#executions.size > 0) return;
    for (const resolve of this.#idle.splice(0)) resolve();
  }
}

function untilExit(): Promise<never> {
  return new Promise(() => {});
}
