import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { apiFetch } from './fetch';
import { endSession, onSessionEnd } from './session';

const REFRESH = 'POST /api/v1/auth/session/refresh';
/** A server with one session, and the browser around it. */
const server = { access: true, refresh: true, reachable: true, renewals: 0, asked: [] as string[] };
const browser = { cookie: 'csrf_token=t0' };
const stored = new Map<string, string>();
const locks = new Map<string, Promise<unknown>>();
let ended: string[] = [];
let stop: () => void = () => {};

async function answer(input: Request | string, init?: RequestInit): Promise<Response> {
  const request = typeof input === 'string' ? new Request(`http://app.example${input}`, init) : input;
  const { pathname } = new URL(request.url);
  server.asked.push(`${request.method} ${pathname}`);
  if (!server.reachable) throw new TypeError('no connection');
  await Promise.resolve();
  if (pathname.endsWith('/session/refresh')) {
    server.renewals += 1;
    if (!server.refresh) {
      browser.cookie = '';
      return new Response('{}', { status: 401 });
    }
    server.access = true;
    browser.cookie = `csrf_token=t${server.renewals}`;
    return new Response('{}');
  }
  if (pathname.endsWith('/auth/session')) return new Response(null, { status: 204 });
  return server.access
    ? new Response(request.headers.get('X-CSRF-Token'))
    : new Response('{}', { status: 401 });
}

beforeEach(() => {
  Object.assign(server, { access: true, refresh: true, reachable: true, renewals: 0, asked: [] });
  browser.cookie = 'csrf_token=t0';
  stored.clear();
  ended = [];
  vi.stubGlobal('fetch', answer);
  vi.stubGlobal('document', browser);
  vi.stubGlobal('window', new EventTarget());
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
    removeItem: (key: string) => stored.delete(key),
  });
  vi.stubGlobal('navigator', {
    locks: {
      request: (name: string, task: () => Promise<unknown>) => {
        const turn = (locks.get(name) ?? Promise.resolve()).then(task);
        locks.set(name, turn);
        return turn;
      },
    },
  });
  stop = onSessionEnd((reason) => ended.push(reason));
});

afterEach(() => {
  stop();
  vi.unstubAllGlobals();
});

const get = (path = '/api/v1/tickets') => apiFetch(`http://app.example${path}`);

describe('a session that ran out', () => {
  test('is renewed without anybody noticing', async () => {
    server.access = false;
    expect((await get()).status).toBe(200);
    expect(server.renewals).toBe(1);
    expect(ended).toEqual([]);
  });

  test('is renewed once for all requests that are refused at the same time', async () => {
    server.access = false;
    const answers = await Promise.all([get(), get(), get(), get(), get()]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(server.renewals).toBe(1);
  });

  test('a request that changes something carries the new token the second time', async () => {
    server.access = false;
    const request = apiFetch('http://app.example/api/v1/tickets', { method: 'POST', body: '{}' });
    expect(await (await request).text()).toBe('t1');
  });

  test('is not renewed again after another tab did while the request was under way', async () => {
    server.access = false;
    const request = get();
    stored.set('session-renewed-at', String(Date.now() + 5));
    server.access = true;
    await request;
    expect(server.renewals).toBe(0);
  });

  test('another tab that was faster, where browsers have no locks, does not end it', async () => {
    server.access = false;
    vi.stubGlobal('navigator', {});
    vi.stubGlobal('fetch', async (input: Request | string, init?: RequestInit) => {
      if (typeof input !== 'string' || !input.endsWith('/refresh')) return answer(input, init);
      server.access = true;
      return new Response('{}', { status: 401 });
    });
    expect((await get()).status).toBe(200);
    expect(ended).toEqual([]);
  });
});

describe('a session that is over', () => {
  test('is told once it cannot be renewed', async () => {
    server.access = false;
    server.refresh = false;
    expect((await get()).status).toBe(401);
    expect(ended).toEqual(['ended']);
  });

  test('is not asked for again without the cookie that goes with it', async () => {
    server.access = false;
    browser.cookie = '';
    await get();
    expect(server.asked).not.toContain(REFRESH);
    expect(ended).toEqual(['ended']);
  });

  test('is not taken for over while the server is away', async () => {
    server.access = false;
    const request = get();
    await Promise.resolve();
    server.reachable = false;
    await request.catch(() => null);
    expect(ended).toEqual([]);
  });

  test('a wrong password at the entrance ends nothing and renews nothing', async () => {
    vi.stubGlobal('fetch', async () => new Response('{}', { status: 401 }));
    await apiFetch('http://app.example/api/v1/auth/session', { method: 'POST', body: '{}' });
    expect(ended).toEqual([]);
  });

  test('lists of sessions are requests like any other', async () => {
    server.access = false;
    expect((await get('/api/v1/auth/sessions')).status).toBe(200);
    expect(server.renewals).toBe(1);
  });
});

describe('signing out', () => {
  test('is told to this tab and to the others', async () => {
    const others: unknown[] = [];
    const other = new BroadcastChannel('session');
    const heard = new Promise<void>((resolve) => {
      other.onmessage = ({ data }) => {
        others.push(data);
        resolve();
      };
    });
    await endSession();
    await heard;
    other.close();
    expect(others).toEqual([{ ended: 'signed-out' }]);
    expect(ended[0]).toBe('signed-out');
  });

  test('a request that is refused because of it does not say that the session ran out', async () => {
    const leaving = endSession();
    server.access = false;
    browser.cookie = '';
    await Promise.all([leaving, get()]);
    expect(new Set(ended)).toEqual(new Set(['signed-out']));
  });

  test('without a connection nobody is told that it happened', async () => {
    server.reachable = false;
    await expect(endSession()).rejects.toThrow();
    expect(ended).toEqual([]);
  });
});
