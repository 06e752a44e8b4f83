import { beforeEach, expect, it } from 'vitest';
import { asSystem } from '../db/system.ts';
import { makeProject, makeRun, makeTeam } from '../db/testing.ts';
import { newId } from '../ids.ts';
import { setRefusal, takeLease } from './leases.ts';
import { explainWaiting } from './waiting.ts';

const MINUTE_MS = 60_000;

beforeEach(() =>
  asSystem('test', async (db) => {
    await db.executorLease.deleteMany();
    await db.team.deleteMany();
  }),
);

async function startWorker(): Promise<string> {
  const executorId = newId('error');
  await takeLease({ executorId, hostname: 'h', pid: 1, sandbox: 'bubblewrap', refusal: null });
  return executorId;
}

/** A run of a team in this state, asked for so long ago. */
async function ask(teamId: string, state: string, minutesAgo: number) {
  const project = await makeProject({ teamId });
  const createdAt = new Date(Date.now() - minutesAgo * MINUTE_MS);
  return makeRun({ teamId, projectId: project.id, state, createdAt });
}

it('a queued run waits for a worker when none is alive, a dead one’s lease included', async () => {
  const { id: teamId } = await makeTeam();
  const run = await ask(teamId, 'queued', 1);
  expect(await explainWaiting(teamId, run.id)).toEqual({ why: 'no-worker' });
  const executorId = await startWorker();
  await asSystem(
    'test',
    (db) => db.$executeRaw`UPDATE executor_lease SET heartbeat_at = now() - interval '1 minute'`,
  );
  expect(await explainWaiting(teamId, run.id)).toEqual({ why: 'no-worker' });
  await asSystem('test', (db) =>
    db.executorLease.update({ where: { executorId }, data: { heartbeatAt: new Date() } }),
  );
  expect(await explainWaiting(teamId, run.id)).toBeNull();
});

it('a queued run tells why workers refuse, until one does not', async () => {
  const { id: teamId } = await makeTeam();
  const run = await ask(teamId, 'queued', 1);
  const refusal = { es: 'No hay aislamiento.', en: 'There is no sandbox.' };
  const executorId = await startWorker();
  await setRefusal(executorId, refusal);
  expect(await explainWaiting(teamId, run.id)).toEqual({ why: 'refused', refusal });
  await startWorker();
  expect(await explainWaiting(teamId, run.id)).toBeNull();
});

it('a team that has two runs under way waits for its own, with those of it that go first', async () => {
  await startWorker();
  const { id: teamId } = await makeTeam();
  for (let minutesAgo = 5; minutesAgo > 3; minutesAgo--) await ask(teamId, 'running', minutesAgo);
  const first = await ask(teamId, 'queued', 3);
  const second = await ask(teamId, 'queued', 2);
  expect(await explainWaiting(teamId, first.id)).toEqual({ why: 'team-limit', running: 2, ahead: 0 });
  expect(await explainWaiting(teamId, second.id)).toEqual({ why: 'team-limit', running: 2, ahead: 1 });
});

it('runs that were asked for before go first, of another team only as many as it may have', async () => {
  await startWorker();
  const [mine, other] = [await makeTeam(), await makeTeam()];
  for (let minutesAgo = 9; minutesAgo > 4; minutesAgo--) await ask(other.id, 'queued', minutesAgo);
  const run = await ask(mine.id, 'queued', 3);
  await ask(other.id, 'queued', 1);
  expect(await explainWaiting(mine.id, run.id)).toEqual({ why: 'runs-ahead', ahead: 2 });
});

it('the first in the queue waits for a place when others are under way', async () => {
  await startWorker();
  const [mine, other] = [await makeTeam(), await makeTeam()];
  await ask(other.id, 'running', 9);
  const run = await ask(mine.id, 'queued', 1);
  expect(await explainWaiting(mine.id, run.id)).toEqual({ why: 'workers-busy' });
});

it('nothing is said of a run that was asked for just now, has begun, or is another team’s', async () => {
  await startWorker();
  const [mine, other] = [await makeTeam(), await makeTeam()];
  await ask(other.id, 'running', 9);
  const [fresh, running, foreign] = [
    await ask(mine.id, 'queued', 0),
    await ask(mine.id, 'running', 1),
    await ask(other.id, 'queued', 1),
  ];
  for (const { id } of [fresh, running, foreign]) expect(await explainWaiting(mine.id, id)).toBeNull();
});
