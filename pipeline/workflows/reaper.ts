import { asSystem } from '#lib/db/system.ts';
import { inTeam } from '#lib/db/team.ts';
import type { RunEngine } from '#lib/engine/port.ts';
import { requeueRuns } from '#lib/engine/requeue.ts';
import { log } from '#lib/log.ts';
import { isAlive } from './machine.ts';

/** Any constant does, as long as nothing else in the database uses it. */
const REAPER_LOCK = 7_203_114_060n;
/** Runs mended in one pass; the next pass takes the rest. */
const MAX_MENDED = 200;

type Waiting = { id: string; team_id: string };

/**
 * Gives the runs of dead workers to the living, and mends what a crash between two systems can leave behind. One
 * worker at a time does it. It looks at how things are, not at what happened, so a pass that is cut short is simply
 * followed by another.
 */
export class Reaper {
  readonly #engine: RunEngine;
  readonly #leaseMs: number;
  readonly #machine: string;
  /** Waiting runs the engine did not know as waiting at the last pass: seen twice, they are stuck and not just new. */
  #suspects = new Set<string>();

  constructor(engine: RunEngine, { leaseMs, machine }: { leaseMs: number; machine: string }) {
    this.#engine = engine;
    this.#leaseMs = leaseMs;
    this.#machine = machine;
  }

  /** One pass. Does nothing when another worker is at it. */
  async pass(): Promise<void> {
    await asSystem('run-engine', async (db) => {
      const [lock] = await db.$queryRaw<
        { taken: boolean }[]
      >`SELECT pg_try_advisory_xact_lock(${REAPER_LOCK}) AS taken`;
      if (!lock?.taken) return;
      await this.#takeFromTheDead();
      await this.#mendStuck();
    });
  }

  async #takeFromTheDead(): Promise<void> {
    // Asked before the leases are: a worker has its lease before it takes a run, so no living one can be missed.
    const running = await this.#engine.listRunning();
    const { alive, dead, taken } = await asSystem('run-engine', async (db) => {
      const here = await db.executorLease.findMany({ where: { hostname: this.#machine } });
      const ended = here.filter(({ pid }) => !isAlive(pid)).map(({ executorId }) => executorId);
      const dead = await db.$queryRaw<{ executor_id: string }[]>`
        DELETE FROM executor_lease
         WHERE heartbeat_at < now() - make_interval(secs => ${this.#leaseMs / 1_000}) OR executor_id = ANY(${ended})
        RETURNING executor_id`;
      const taken = await requeueRuns(db, { fromTheDead: true });
      const leases = await db.executorLease.findMany({ select: { executorId: true } });
      return { alive: new Set(leases.map(({ executorId }) => executorId)), dead, taken };
    });
    for (const { executor_id } of dead) {
      log('reaper').warn({ executorId: executor_id }, 'worker gave no sign of life');
    }
    const orphans = running.filter(({ executorId }) => executorId === null || !alive.has(executorId));
    if (orphans.length === 0) return;
    await this.#engine.resume(orphans.map(({ runId }) => runId));
    log('reaper').warn(
      { runs: orphans.map(({ runId }) => runId), taken: taken.length },
      'runs given to other workers',
    );
  }

  /** Runs that wait in our books but not in the engine's: the process that meant to tell it died in between. */
  async #mendStuck(): Promise<void> {
    const waiting = await asSystem(
      'run-engine',
      (db) =>
        db.$queryRaw<Waiting[]>`
        SELECT id, team_id FROM run WHERE state = 'queued' ORDER BY created_at LIMIT ${MAX_MENDED}`,
    );
    const teams = new Map(waiting.map(({ id, team_id }) => [id, team_id]));
    const seen = await this.#engine.inspect([...teams.keys()]);
    const stuck = seen.filter(({ status }) => status !== 'queued' && status !== 'running');
    const certain = stuck.filter(({ runId }) => this.#suspects.has(runId));
    this.#suspects = new Set(stuck.map(({ runId }) => runId));
    for (const { runId, status } of certain) {
      const teamId = teams.get(runId) ?? '';
      log('reaper').warn({ runId, status }, 'a waiting run was not waiting in the engine');
      if (status === 'cancelled') await this.#engine.resume([runId]);
      // Finished steps find their results in run_stage, so starting from the first loses nothing.
      else if (status !== 'absent') await this.#engine.rewind({ teamId, runId });
      else await inTeam(teamId, (db) => this.#engine.enqueue(db, { teamId, runId }));
    }
  }
}
