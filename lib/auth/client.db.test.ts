import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newToken } from '../ids.ts';
import { signIn, signOut, signUp } from './client.ts';
import { handleAuthRequest } from './handler.ts';
import { withRequestHeaders } from './request.ts';
import { findSession } from './session.ts';
import { headersFrom, ownOrigin } from './testing.ts';

// The browser's side of sign-in against the real routes: `fetch` goes there without a socket between, and a jar of one
// cookie stands for the browser's.
const networkFetch = globalThis.fetch;
let jar = new Headers();
let isOffline = false;

beforeAll(() => {
  globalThis.fetch = async (path, init) => {
    if (isOffline) throw new TypeError('Failed to fetch');
    const headers = new Headers(init?.headers);
    headers.set('origin', ownOrigin());
    if (jar.has('cookie')) headers.set('cookie', jar.get('cookie') ?? '');
    const response = await handleAuthRequest(new Request(`${ownOrigin()}${path}`, { ...init, headers }));
    if (response.headers.getSetCookie().length > 0) jar = headersFrom(response);
    return response;
  };
});
afterAll(() => {
  globalThis.fetch = networkFetch;
});
beforeEach(() => {
  jar = new Headers();
  isOffline = false;
});

const someone = () => ({
  name: 'Ada',
  email: `ada-${newToken()}@example.com`,
  password: 'a long enough password',
  locale: 'en' as const,
});
const whoIsIn = async () => (await withRequestHeaders(jar, findSession))?.user.email ?? null;

describe('in the browser', () => {
  it('one signs up, out and in again', async () => {
    const person = someone();
    expect(await signUp(person)).toEqual({ ok: true, data: null });
    expect(await whoIsIn()).toBe(person.email);
    expect(await signOut()).toEqual({ ok: true, data: null });
    expect(await whoIsIn()).toBeNull();
    expect(await signIn({ email: person.email, password: person.password })).toEqual({
      ok: true,
      data: null,
    });
    expect(await whoIsIn()).toBe(person.email);
  });

  it('a wrong password is told as one sentence about both', async () => {
    const person = someone();
    await signUp(person);
    const result = await signIn({ email: person.email, password: 'something else' });
    expect(result).toEqual({ ok: false, error: { code: 'unauthenticated', key: 'sign_in_failed' } });
  });

  it('a taken address is told at its field', async () => {
    const person = someone();
    await signUp(person);
    expect(await signUp(person)).toEqual({
      ok: false,
      error: { code: 'conflict', key: 'email_taken', fields: { email: { key: 'taken' } } },
    });
  });

  it('wrong fields are told before anything is sent', async () => {
    isOffline = true;
    expect(await signUp({ ...someone(), name: ' ', email: 'x', password: 'short' })).toEqual({
      ok: false,
      error: {
        code: 'invalid',
        key: 'invalid',
        fields: {
          name: { key: 'required' },
          email: { key: 'email' },
          password: { key: 'too_short', limit: 10 },
        },
      },
    });
  });

  it('a lost connection is told as such', async () => {
    isOffline = true;
    expect(await signUp(someone())).toMatchObject({ ok: false, error: { key: 'offline' } });
  });
});
