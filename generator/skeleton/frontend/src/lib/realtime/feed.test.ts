import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type FeedState, listenToFeed } from './feed';
import type { Change } from './protocol';

/** Stands in for the browser's socket: what the server would do is done by hand. */
class Socket {
  static opened: Socket[] = [];
  readonly sent: string[] = [];
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;

  constructor(readonly url: string) {
    Socket.opened.push(this);
  }

  send(text: string): void {
    this.sent.push(text);
  }

  close(): void {}

  says(message: object): void {
    this.onmessage?.({ data: JSON.stringify(message) });
  }
}

const page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
const browser = { onLine: true };
const told = { changes: [] as Change[], resets: 0, states: [] as FeedState[], renewals: 0 };
let session = true;
let stop: () => void = () => {};

const newest = (): Socket => {
  const found = Socket.opened.at(-1);
  if (!found) throw new Error('nothing was opened');
  return found;
};
const change = (number: number) => ({ number, entity: 'ticket', id: 1, action: 'updated', version: 2 });

beforeEach(() => {
  vi.useFakeTimers();
  Socket.opened = [];
  Object.assign(told, { changes: [], resets: 0, states: [], renewals: 0 });
  session = true;
  browser.onLine = true;
  vi.stubGlobal('WebSocket', Socket);
  vi.stubGlobal('document', page);
  vi.stubGlobal('navigator', browser);
  vi.stubGlobal(
    'window',
    Object.assign(new EventTarget(), { location: { href: 'https://app.example/tickets' } }),
  );
  stop = listenToFeed({
    onChange: (found) => told.changes.push(found),
    onReset: () => {
      told.resets += 1;
    },
    onState: (state) => told.states.push(state),
    renew: async () => {
      told.renewals += 1;
      return session;
    },
  });
});

afterEach(() => {
  stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('listening to the feed of changes', () => {
  test('changes are passed on as they come', () => {
    expect(newest().url).toBe('wss://app.example/api/v1/changes');
    newest().says({ ready: true, number: 5 });
    newest().says(change(6));
    expect(told.states).toEqual(['live']);
    expect(told.changes.map(({ number }) => number)).toEqual([6]);
    expect(told.resets).toBe(0);
  });

  test('a lost connection is opened again and goes on after the last change heard', () => {
    newest().says({ ready: true, number: 5 });
    newest().says(change(6));
    newest().onclose?.({ code: 1006 });
    vi.advanceTimersByTime(2_000);
    expect(Socket.opened).toHaveLength(2);
    expect(newest().url).toContain('last=6');
  });

  test('people are told only when it stays away', () => {
    newest().says({ ready: true, number: 5 });
    for (const _ of [1, 2]) {
      newest().onclose?.({ code: 1006 });
      vi.advanceTimersByTime(30_000);
    }
    expect(told.states).not.toContain('away');
    newest().onclose?.({ code: 1006 });
    expect(told.states.at(-1)).toBe('away');
    vi.advanceTimersByTime(30_000);
    newest().says({ ready: true, number: 5 });
    expect(told.states.at(-1)).toBe('live');
  });

  test('what was missed for good drops everything, but not at the first start', () => {
    newest().says({ reset: true, number: 5 });
    expect(told.resets).toBe(0);
    newest().says({ reset: true, number: 9 });
    expect(told.resets).toBe(1);
  });

  test('a session that ran out is renewed, and the connection opened at once', async () => {
    newest().says({ ready: true, number: 5 });
    newest().onclose?.({ code: 4401 });
    await vi.advanceTimersByTimeAsync(1);
    expect(told.renewals).toBe(1);
    expect(Socket.opened).toHaveLength(2);
  });

  test('refused again after renewing, it waits longer each time', async () => {
    newest().onclose?.({ code: 4401 });
    await vi.advanceTimersByTimeAsync(1);
    newest().onclose?.({ code: 4401 });
    await vi.advanceTimersByTimeAsync(1);
    expect(Socket.opened).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(Socket.opened).toHaveLength(3);
  });

  test('without a session it stops', async () => {
    session = false;
    newest().onclose?.({ code: 4401 });
    await vi.advanceTimersByTimeAsync(120_000);
    expect(Socket.opened).toHaveLength(1);
    expect(told.states.at(-1)).toBe('closed');
  });

  test('a connection that falls silent is taken for lost', () => {
    newest().says({ ready: true, number: 5 });
    vi.advanceTimersByTime(75_000);
    expect(Socket.opened).toHaveLength(2);
  });

  test('closed for want of changes, it waits until somebody looks', () => {
    page.visibilityState = 'hidden';
    newest().onclose?.({ code: 1000 });
    vi.advanceTimersByTime(120_000);
    expect(Socket.opened).toHaveLength(1);
    page.visibilityState = 'visible';
    page.dispatchEvent(new Event('visibilitychange'));
    expect(Socket.opened).toHaveLength(2);
  });

  test('offline it says so at once and comes back with the connection', () => {
    newest().says({ ready: true, number: 5 });
    browser.onLine = false;
    window.dispatchEvent(new Event('offline'));
    expect(told.states.at(-1)).toBe('away');
    browser.onLine = true;
    window.dispatchEvent(new Event('online'));
    newest().says({ ready: true, number: 5 });
    expect(told.states.at(-1)).toBe('live');
  });
});
