import { beforeEach, describe, expect, test } from 'vitest';
import type { ReadReply, ReadRequest } from './protocol.ts';
import { type Reading, type ReadWorker, SpecReader } from './spec-reader.ts';

class FakeWorker implements ReadWorker {
  readonly reply: (reply: ReadReply) => void;
  readonly crash: () => void;
  asked: ReadRequest[] = [];
  ended = false;

  constructor(reply: (reply: ReadReply) => void, crash: () => void) {
    this.reply = reply;
    this.crash = crash;
  }
  post(request: ReadRequest) {
    this.asked.push(request);
  }
  terminate() {
    this.ended = true;
  }
  answer() {
    const { id } = this.asked.at(-1) as ReadRequest;
    const result = { blueprint: null, language: 'en' as const, diagnostics: [], assumptions: [] };
    this.reply({ id, result, durationMs: 1 });
  }
}

describe('reading while somebody types', () => {
  let workers: FakeWorker[];
  let readings: Reading[];
  let failures: number;
  let reader: SpecReader;

  beforeEach(() => {
    workers = [];
    readings = [];
    failures = 0;
    reader = new SpecReader(
      (reply, crash) => {
        const worker = new FakeWorker(reply, crash);
        workers.push(worker);
        return worker;
      },
      (reading) => readings.push(reading),
      () => {
        failures += 1;
      },
    );
  });

  const worker = () => workers.at(-1) as FakeWorker;

  test('reads at once, then only the newest of what was typed meanwhile', () => {
    for (const text of ['a', 'ab', 'abc', 'abcd']) reader.read(text, 'SPEC.md');
    expect(worker().asked.map((request) => request.text)).toEqual(['a']);
    worker().answer();
    expect(worker().asked.map((request) => request.text)).toEqual(['a', 'abcd']);
    worker().answer();
    expect(readings.map((reading) => reading.text)).toEqual(['a', 'abcd']);
  });

  test('a text that breaks the reader is told, and the next one is read by a new worker', () => {
    reader.read('bad', 'SPEC.md');
    reader.read('good', 'SPEC.md');
    workers[0]?.crash();
    expect([workers.length, workers[0]?.ended, failures]).toEqual([2, true, 1]);
    worker().answer();
    expect(readings.map((reading) => reading.text)).toEqual(['good']);
  });

  test('after closing nothing is reported', () => {
    reader.read('a', 'SPEC.md');
    reader.close();
    worker().answer();
    expect([readings, worker().ended]).toEqual([[], true]);
  });
});
