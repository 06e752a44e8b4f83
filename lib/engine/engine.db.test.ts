import { describe, expect, it } from 'vitest';
import { appClient } from '../db/client.ts';
import { asSystem } from '../db/system.ts';
import { inTeam } from '../db/team.ts';
import { makeTeamWithRun } from '../db/testing.ts';
import { newId } from '../ids.ts';
import { runEngine } from './dbos-client.ts';
import { describeWorkers, setRefusal, takeLease } from './leases.ts';

describe('queueing a run in the team’s own transaction', () => {
  it('happens exactly when the transaction commits', async () => {
    const engine = await runEngine();
    const { team } = await makeTeamWithRun();
    const [kept, dropped] = [newId('run'), newId('run')];
    await inTeam(team.id, (db) => engine.enqueue(db, { teamId: team.id, runId: kept }));
    const failing = inTeam(team.id, async (db) => {
      await engine.enqueue(db, { teamId: team.id, runId: dropped });
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await engine.inspect([kept, dropped])).toEqual([
      { runId: kept, status: 'queued', executorId: null },
      { runId: dropped, status: 'absent', executorId: null },
    ]);
  });

  it('is once for a run however often it is asked for', async () => {
    const engine = await runEngine();
    const { team } = await makeTeamWithRun();
    const run = { teamId: team.id, runId: newId('run') };
    await Promise.all(Array.from({ length: 8 }, () => inTeam(team.id, (db) => engine.enqueue(db, run))));
    const rows = await asSystem(
      'test',
      (db) => db.$queryRaw`SELECT queue_name, queue_partition_key, application_version
                             FROM dbos.workflow_status WHERE workflow_uuid = ${run.runId}`,
    );
    expect(rows).toEqual([
      { queue_name: 'runs', queue_partition_key: team.id, application_version: 'run-protocol-1' },
    ]);
  });

  it('needs no right to read what other teams queued', async () => {
    const reads = [
      'SELECT inputs FROM dbos.workflow_input',
      'SELECT queue_partition_key FROM dbos.workflow_status',
      'SELECT inputs FROM dbos.workflow_status',
      'SELECT * FROM dbos.operation_outputs',
      `UPDATE dbos.workflow_status SET status = 'CANCELLED'`,
      'DELETE FROM dbos.workflow_status',
    ];
    for (const sql of reads)
      await expect(appClient().$queryRawUnsafe(sql), sql).rejects.toThrow(/permission denied/);
  });
});

describe('the engine’s other calls', () => {
  it('may be repeated, and know nothing of runs they have never heard of', async () => {
    const engine = await runEngine();
    const { team } = await makeTeamWithRun();
    const run = { teamId: team.id, runId: newId('run') };
    await engine.resume([run.runId]);
    await engine.cancel(run.runId);
    await inTeam(team.id, (db) => engine.enqueue(db, run));
    for (let times = 0; times < 2; times++) await engine.pause(run.runId);
    expect((await engine.inspect([run.runId]))[0]?.status).toBe('cancelled');
    for (let times = 0; times < 2; times++) await engine.resume([run.runId]);
    expect((await engine.inspect([run.runId]))[0]?.status).toBe('queued');
    await engine.cancel(run.runId);
    await engine.rewind(run, 'test:1');
    expect((await engine.inspect([run.runId]))[0]?.status).toBe('queued');
  });

  it('keep a message in the run’s mailbox, once for its key', async () => {
    const engine = await runEngine();
    const { team } = await makeTeamWithRun();
    const run = { teamId: team.id, runId: newId('run') };
    await inTeam(team.id, (db) => engine.enqueue(db, run));
    for (let times = 0; times < 2; times++) await engine.signal(run.runId, 'answer', { yes: true }, 'key-1');
    const messages = await asSystem(
      'test',
      (db) => db.$queryRaw`SELECT topic FROM dbos.notifications WHERE destination_uuid = ${run.runId}`,
    );
    expect(messages).toEqual([{ topic: 'answer' }]);
  });

  it('set a schedule, the same name replacing the earlier one', async () => {
    const engine = await runEngine();
    await engine.schedule('sweep', '0 3 * * *', 'sweep');
    await engine.schedule('sweep', '0 4 * * *', 'sweep');
    const schedules = await asSystem(
      'test',
      (db) => db.$queryRaw`SELECT schedule_name, schedule, workflow_name FROM dbos.workflow_schedules`,
    );
    expect(schedules).toEqual([{ schedule_name: 'sweep', schedule: '0 4 * * *', workflow_name: 'sweep' }]);
  });
});

it('a worker that takes no work says why, in both languages, until it does', async () => {
  const refusal = { es: 'No hay aislamiento.', en: 'There is no sandbox.' };
  for (const executorId of ['refusing-1', 'refusing-2']) {
    await takeLease({ executorId, hostname: 'h', pid: 1, sandbox: 'bubblewrap', refusal });
  }
  expect(await describeWorkers()).toEqual({ taking: 0, refusals: [refusal] });
  await setRefusal('refusing-1', null);
  expect(await describeWorkers()).toEqual({ taking: 1, refusals: [refusal] });
});
