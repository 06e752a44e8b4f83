import { describe, expect, test } from 'vitest';
import type { FeedBatch } from '#lib/engine/feed.ts';
import type { Hold } from '#lib/executions/schema.ts';
import { FeedWriter } from './feed-writer.ts';

const hold = (runId: string, fence = 1): Hold => ({ teamId: 'team', runId, executorId: 'w', fence });
const line = (runId: string, seq: number) =>
  ({ runId, seq, stage: 'test', iteration: 1, stream: 'stdout', text: `${seq}` }) as const;

function make(append?: (batch: FeedBatch) => Promise<Set<string>>) {
  const batches: FeedBatch[] = [];
  const lost: [runId: string, cause: unknown][] = [];
  const stop = new AbortController();
  const writer = new FeedWriter({
    intervalMs: 5,
    signal: stop.signal,
    onLost: (runId, _fence, cause) => lost.push([runId, cause]),
    async append(batch) {
      batches.push(batch);
      return append === undefined ? new Set(batch.fences.keys()) : append(batch);
    },
  });
  return { writer, batches, lost, stop };
}

describe('the feed of a worker', () => {
  test('what many runs say in a moment is one batch, each run in its order', async () => {
    const { writer, batches } = make();
    const holds = ['a', 'b', 'c'].map((runId) => hold(runId));
    for (const one of holds) writer.open(one);
    for (let seq = 1; seq <= 3; seq++) for (const one of holds) writer.addLog(one, line(one.runId, seq));
    writer.addEvent(hold('a'), { runId: 'a', seq: 1, event: { type: 'run.queued' } });
    await writer.flush();
    expect(batches).toHaveLength(1);
    expect(batches[0]?.logs.filter(({ runId }) => runId === 'b').map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect(batches[0]?.events).toHaveLength(1);
  });

  test('is written by itself after the interval', async () => {
    const written = Promise.withResolvers<FeedBatch>();
    const { writer } = make(async (batch) => {
      written.resolve(batch);
      return new Set(batch.fences.keys());
    });
    writer.open(hold('a'));
    writer.addLog(hold('a'), line('a', 1));
    expect((await written.promise).logs).toHaveLength(1);
  });

  test('waits while the database is away, and keeps everything in order', async () => {
    let tries = 0;
    const { writer, batches } = make(async (batch) => {
      if (++tries < 3) throw Object.assign(new Error('refused'), { code: 'ECONNREFUSED' });
      return new Set(batch.fences.keys());
    });
    writer.open(hold('a'));
    writer.addLog(hold('a'), line('a', 1));
    const flushed = writer.flush();
    writer.addLog(hold('a'), line('a', 2));
    await flushed;
    expect(batches.map(({ logs }) => logs.map(({ seq }) => seq))).toEqual([[1], [1], [1], [2]]);
  });

  test('a run held no longer is told so, and says nothing more', async () => {
    const { writer, batches, lost } = make(async () => new Set(['b']));
    for (const runId of ['a', 'b']) {
      writer.open(hold(runId));
      writer.addLog(hold(runId), line(runId, 1));
    }
    await writer.flush();
    writer.addLog(hold('a'), line('a', 2));
    await writer.flush();
    expect(lost).toEqual([['a', undefined]]);
    expect(batches).toHaveLength(1);
  });

  test('rows that cannot be stored cost their own run only', async () => {
    const broken = new Error('invalid byte sequence');
    const { writer, lost } = make(async (batch) => {
      if (batch.fences.has('bad')) throw broken;
      return new Set(batch.fences.keys());
    });
    for (const runId of ['good', 'bad']) {
      writer.open(hold(runId));
      writer.addLog(hold(runId), line(runId, 1));
    }
    await writer.flush();
    expect(lost).toEqual([['bad', broken]]);
  });

  test('an earlier hold of the same run is not heard beside the later', async () => {
    const { writer, batches } = make();
    writer.open(hold('a', 1));
    writer.addLog(hold('a', 1), line('a', 1));
    writer.open(hold('a', 3));
    writer.addLog(hold('a', 3), line('a', 7));
    await writer.flush();
    expect(batches.flatMap(({ logs }) => logs.map(({ seq }) => seq))).toEqual([7]);
    expect(batches[0]?.fences).toEqual(new Map([['a', 3]]));
  });

  test('a worker that gives up writes no more, and waits for nobody', async () => {
    const { writer, batches, lost, stop } = make();
    writer.open(hold('a'));
    stop.abort(new Error('lease lost'));
    writer.addLog(hold('a'), line('a', 1));
    await writer.flush();
    expect([batches, lost]).toEqual([[], []]);
  });
});
