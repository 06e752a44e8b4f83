import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SignedIn, signUpSomeone } from '#lib/auth/testing.ts';
import { MAX_BUFFERED_BYTES } from '#lib/consoles/rules.ts';
import { asSystem } from '#lib/db/system.ts';
import { makeProject, makeRun } from '#lib/db/testing.ts';
import { appendFeed } from '#lib/engine/feed.ts';
import { appendLines, startGateway, TestConsole, takeTicket, upTo } from './testing.ts';

let gateway: Awaited<ReturnType<typeof startGateway>>;
let ada: SignedIn;

beforeAll(async () => {
  gateway = await startGateway();
  ada = await signUpSomeone();
});
afterAll(() => gateway.close());

async function someRun(): Promise<string> {
  const project = await makeProject({ teamId: ada.team.id });
  return (await makeRun({ teamId: ada.team.id, projectId: project.id, state: 'running', fence: 1 })).id;
}

async function watch(runId: string, afterLogSeq = 0, afterEventSeq = 0): Promise<TestConsole> {
  const ticket = await takeTicket(ada, ada.team.slug, runId);
  return new TestConsole(gateway.url, { ticket }).subscribe(afterLogSeq, afterEventSeq);
}

describe('rows', () => {
  it('that are stored come first, then those that are written, in order and once', async () => {
    const runId = await someRun();
    await appendLines(runId, 1, 50);
    const console = await watch(runId);
    await console.until(console.isCaughtUp);
    expect(console.logSeqs()).toEqual(upTo(50));
    for (let first = 51; first <= 150; first += 5) await appendLines(runId, first, first + 4);
    await console.until(() => console.logs().length >= 150);
    expect(console.logSeqs()).toEqual(upTo(150));
    expect(console.logs()[149]).toMatchObject({
      stage: 'test',
      iteration: 1,
      stream: 'stdout',
      text: 'line 150\n',
    });
    console.socket.close();
  });

  it('come from where the browser stood when it comes back', async () => {
    const runId = await someRun();
    await appendLines(runId, 1, 10);
    const console = await watch(runId, 7);
    await console.until(console.isCaughtUp);
    expect(console.logSeqs()).toEqual([8, 9, 10]);
    console.socket.close();
  });

  it('of events come beside those of the console, each with its own numbers', async () => {
    const runId = await someRun();
    const console = await watch(runId, 0, 1);
    const events = [
      { runId, seq: 1, event: { type: 'run.queued' } },
      { runId, seq: 2, event: { type: 'run.started', worker: 'w', sandbox: 'bubblewrap' } },
    ] as const;
    await appendFeed({ fences: new Map([[runId, 1]]), logs: [], events });
    await console.until(() => console.events().length > 0);
    expect(console.events()).toMatchObject([{ seq: 2, event: { type: 'run.started', worker: 'w' } }]);
    console.socket.close();
  });

  it('of another run of the same team do not come', async () => {
    const [mine, other] = [await someRun(), await someRun()];
    const console = await watch(mine);
    await appendLines(other, 1, 5);
    await appendLines(mine, 1, 1, () => 'mine\n');
    await console.until(() => console.logs().length > 0);
    expect(console.logs().map((row) => row.text)).toEqual(['mine\n']);
    console.socket.close();
  });

  it('of a long run all come: 25,000 lines', async () => {
    const runId = await someRun();
    for (let first = 1; first <= 25_000; first += 5_000) await appendLines(runId, first, first + 4_999);
    const console = await watch(runId);
    await console.until(console.isCaughtUp);
    expect(console.logSeqs()).toEqual(upTo(25_000));
    console.socket.close();
  });

  it('reach twenty consoles of one run alike', async () => {
    const runId = await someRun();
    const consoles = await Promise.all(Array.from({ length: 20 }, () => watch(runId)));
    await appendLines(runId, 1, 100);
    await Promise.all(consoles.map((console) => console.until(() => console.logs().length >= 100)));
    for (const console of consoles) {
      expect(console.logSeqs()).toEqual(upTo(100));
      console.socket.close();
    }
  });
});

describe('faults', () => {
  it('a row that was never announced comes with the net', async () => {
    const runId = await someRun();
    const console = await watch(runId);
    await console.until(console.isCaughtUp);
    const row = {
      teamId: ada.team.id,
      runId,
      seq: 1,
      stage: 'test',
      iteration: 1,
      stream: 'stdout',
      text: 'quiet\n',
    };
    await asSystem('test', (db) => db.runLog.create({ data: row }));
    await console.until(() => console.logs().length > 0);
    expect(console.logs()[0]?.text).toBe('quiet\n');
    console.socket.close();
  });

  it('the database dropping every connection costs no row', async () => {
    const runId = await someRun();
    const console = await watch(runId);
    await appendLines(runId, 1, 10);
    await console.until(() => console.logs().length >= 10);
    const dropped = await asSystem(
      'test',
      (db) =>
        db.$queryRaw<unknown[]>`
        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND application_name = 'iopeer-gateway-listen'`,
    );
    expect(dropped).toHaveLength(1);
    await appendLines(runId, 11, 20);
    await console.until(() => console.logs().length >= 20);
    expect(console.logSeqs()).toEqual(upTo(20));
    console.socket.close();
  });

  it('a gateway that stops tells its browsers to come back', async () => {
    const stopping = await startGateway();
    const ticket = await takeTicket(ada, ada.team.slug, await someRun());
    const console = await new TestConsole(stopping.url, { ticket }).subscribe();
    await console.until(console.isCaughtUp);
    await stopping.close();
    expect(await console.end).toEqual({ code: 1012 });
  });
});

describe('a slow browser', () => {
  it('holds at most a megabyte and a batch in the gateway, holds up nobody, and gets every row in the end', async () => {
    const runId = await someRun();
    const before = gateway.sockets.length;
    const slow = await watch(runId);
    await slow.until(slow.isCaughtUp);
    const serverEnd = gateway.sockets[before];
    slow.socket.pause();

    const fast = await watch(runId);
    const text = (seq: number) => `${seq} ${'x'.repeat(7_900)}\n`;
    let mostBuffered = 0;
    for (let first = 1; first <= 4_000; first += 200) {
      await appendLines(runId, first, first + 199, text);
      await fast.until(() => fast.logs().length >= first + 199);
      mostBuffered = Math.max(mostBuffered, serverEnd?.writableLength ?? Number.NaN);
    }
    expect(fast.logSeqs()).toEqual(upTo(4_000));
    expect(slow.logs().length).toBe(0);
    // 32 MB were written meanwhile.
    expect(mostBuffered).toBeGreaterThan(0);
    expect(mostBuffered).toBeLessThan(2 * MAX_BUFFERED_BYTES);

    slow.socket.resume();
    await slow.until(() => slow.logs().length >= 4_000);
    expect(slow.logSeqs()).toEqual(upTo(4_000));
    for (const console of [slow, fast]) console.socket.close();
  });
});

describe('the heartbeat', () => {
  it('speaks to a silent console, and drops a browser that does not answer', async () => {
    const hasty = await startGateway({ heartbeatMs: 20 });
    const runId = await someRun();
    const open = async () => {
      const ticket = await takeTicket(ada, ada.team.slug, runId);
      const console = await new TestConsole(hasty.url, { ticket }).subscribe();
      await console.until(console.isCaughtUp);
      return console;
    };
    const dead = await open();
    const dropped = once(hasty.sockets[0] ?? dead.socket, 'close');
    dead.socket.pause();
    const alive = await open();
    await dropped;
    await alive.until(() => alive.messages.filter((message) => message.type === 'alive').length >= 5);
    await hasty.close();
    expect(await alive.end).toEqual({ code: 1012 });
  });
});
