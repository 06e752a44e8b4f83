import { describe, expect, it } from 'vitest';
import { asSystem } from '../db/system.ts';
import { newToken } from '../ids.ts';
import { auth } from './better-auth.ts';
import { DISABLED_PATHS, MOUNTED_ENDPOINTS } from './endpoints.ts';
import { handleAuthRequest } from './handler.ts';
import { listMemberships } from './memberships.ts';
import { withRequestHeaders } from './request.ts';
import { findSession, requireUser } from './session.ts';
import { anonymousHeaders, headersFrom, ownOrigin, postAuth, signUpSomeone } from './testing.ts';

const fresh = (values: object = {}) => ({
  name: 'María Núñez',
  email: `maria-${newToken()}@example.com`,
  password: 'a long enough password',
  locale: 'es',
  ...values,
});
const countOf = (email: string) => asSystem('test', (db) => db.user.count({ where: { email } }));
const codeOf = async (response: Response) => ((await response.json()) as { code?: string }).code;

describe('signing up', () => {
  it('makes the account, a team of its own with that person as owner, and a session', async () => {
    const input = fresh();
    const response = await postAuth('/sign-up/email', input);
    expect(response.status).toBe(200);
    const session = await withRequestHeaders(headersFrom(response), findSession);
    expect(session?.user).toMatchObject({ name: 'María Núñez', email: input.email, locale: 'es' });
    expect(session?.user.id).toMatch(/^user_/);
    const memberships = await listMemberships(session?.user.id ?? '');
    expect(memberships).toMatchObject([
      { role: 'owner', team: { slug: 'maria-nunez', name: 'Equipo de María Núñez' } },
    ]);
  });

  it('leaves nothing behind when the team cannot be made', async () => {
    await asSystem('test', async (db) => {
      await db.$executeRaw`CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no'; END $$`;
      await db.$executeRaw`CREATE TRIGGER refuse BEFORE INSERT ON membership FOR EACH ROW EXECUTE FUNCTION refuse()`;
    });
    const input = fresh();
    const before = await asSystem('test', (db) => db.team.count());
    const response = await postAuth('/sign-up/email', input);
    await asSystem('test', (db) => db.$executeRaw`DROP TRIGGER refuse ON membership`);
    expect(response.ok).toBe(false);
    expect(await countOf(input.email)).toBe(0);
    expect(await asSystem('test', (db) => db.team.count())).toBe(before);
    expect((await postAuth('/sign-up/email', input)).status).toBe(200);
  });

  it('of ten people with one name at once gives ten teams', async () => {
    const responses = await Promise.all(
      Array.from({ length: 10 }, () => postAuth('/sign-up/email', fresh({ name: 'Luis Gil' }))),
    );
    expect(responses.map((response) => response.status)).toEqual(Array(10).fill(200));
    const teams = await asSystem('test', (db) =>
      db.team.findMany({ where: { slug: { startsWith: 'luis-gil' } } }),
    );
    expect(new Set(teams.map((team) => team.slug)).size).toBe(10);
  });

  it('twice at once with one address makes one account', async () => {
    const input = fresh();
    const responses = await Promise.all([
      postAuth('/sign-up/email', input),
      postAuth('/sign-up/email', input),
    ]);
    expect(responses.filter((response) => response.ok)).toHaveLength(1);
    expect(await countOf(input.email)).toBe(1);
  });

  it('is refused for an address that has an account, whatever its case', async () => {
    const input = fresh();
    await postAuth('/sign-up/email', input);
    const again = await postAuth('/sign-up/email', { ...input, email: input.email.toUpperCase() });
    expect(again.status).toBe(422);
    expect(await codeOf(again)).toBe('USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL');
  });

  it.each([
    ['a short password', { password: 'nine char' }],
    ['a password of a megabyte', { password: 'x'.repeat(1_000_000) }],
    ['a blank name', { name: '   ' }],
    ['a name of 81 characters', { name: 'x'.repeat(81) }],
    ['no address', { email: 'nobody' }],
    ['an unknown language', { locale: 'xx' }],
    ['fields of the account that are not theirs to set', { emailVerified: true }],
    ['an image to load from elsewhere', { image: 'https://elsewhere.example/x.png' }],
  ])('is refused with %s', async (_what, values) => {
    const input = fresh(values);
    expect((await postAuth('/sign-up/email', input)).status).toBe(400);
    expect(await countOf(input.email)).toBe(0);
  });
});

describe('signing in', () => {
  it('gives a session, which signing out ends', async () => {
    const { user, password } = await signUpSomeone();
    const response = await postAuth('/sign-in/email', { email: user.email, password });
    const headers = headersFrom(response);
    expect((await withRequestHeaders(headers, requireUser)).id).toBe(user.id);
    expect((await postAuth('/sign-out', {}, headers)).status).toBe(200);
    expect(await withRequestHeaders(headers, findSession)).toBeNull();
  });

  it('answers a wrong password and an unknown address alike', async () => {
    const { user } = await signUpSomeone();
    const wrong = await postAuth('/sign-in/email', { email: user.email, password: 'not the password' });
    const unknown = await postAuth('/sign-in/email', {
      email: `x${user.email}`,
      password: 'not the password',
    });
    expect([wrong.status, await wrong.text()]).toEqual([unknown.status, await unknown.text()]);
    expect(wrong.status).toBe(401);
  });

  it('sets a cookie that scripts cannot read', async () => {
    const response = await postAuth('/sign-up/email', fresh());
    const [cookie] = response.headers.getSetCookie();
    expect(cookie).toMatch(/^iopeer\.session_token=/);
    expect(cookie).toMatch(/; HttpOnly/i);
    expect(cookie).toMatch(/; SameSite=Lax/i);
    expect(await response.text()).toBe('{}');
  });

  it('stores no password, only its scrypt hash', async () => {
    const { user, password } = await signUpSomeone();
    const account = await asSystem('test', (db) =>
      db.account.findFirstOrThrow({ where: { userId: user.id } }),
    );
    expect(account.password).not.toContain(password);
    expect(account.password).toMatch(/^[0-9a-f]+:[0-9a-f]{128}$/);
  });
});

describe('a session', () => {
  it('is nobody’s without a cookie, and asking for the person throws unauthenticated', async () => {
    expect(await withRequestHeaders(anonymousHeaders(), findSession)).toBeNull();
    await expect(withRequestHeaders(anonymousHeaders(), requireUser)).rejects.toMatchObject({
      code: 'unauthenticated',
    });
  });

  it('ends when it expires, and at once when its row is deleted', async () => {
    const [late, gone] = [await signUpSomeone(), await signUpSomeone()];
    await asSystem('test', async (db) => {
      await db.session.updateMany({
        where: { userId: late.user.id },
        data: { expiresAt: new Date(Date.now() - 1) },
      });
      await db.session.deleteMany({ where: { userId: gone.user.id } });
    });
    expect(await late.as(findSession)).toBeNull();
    expect(await gone.as(findSession)).toBeNull();
  });

  it('cannot be made up: a cookie with another signature is nobody’s', async () => {
    const { headers } = await signUpSomeone();
    const forged = new Headers(headers);
    forged.set('cookie', (headers.get('cookie') ?? '').replace(/\.[^.]*$/, `.${'A'.repeat(43)}%3D`));
    expect(await withRequestHeaders(forged, findSession)).toBeNull();
  });
});

describe('requests from elsewhere', () => {
  it.each([
    ['another site', 'https://elsewhere.example'],
    ['a look-alike', 'http://localhost:3000.elsewhere.example'],
    ['nowhere', null],
    ['an opaque origin', 'null'],
  ])('from %s are refused', async (_where, origin) => {
    const headers = new Headers(origin === null ? {} : { origin });
    const input = fresh();
    expect((await postAuth('/sign-up/email', input, headers)).status).toBe(403);
    expect(await countOf(input.email)).toBe(0);
  });
});

describe('mounted endpoints', () => {
  // Endpoints without a path can be called by our own code only, and are not mounted.
  const paths = Object.values(auth().api).flatMap((endpoint) => (endpoint as { path?: string }).path ?? []);

  it('are those we know: a new one of better-auth has to be let in or shut out by name', () => {
    const known = new Set([
      ...DISABLED_PATHS,
      ...MOUNTED_ENDPOINTS.map((endpoint) => endpoint.split(' ')[1]),
    ]);
    expect([...paths].sort()).toEqual([...known].sort());
  });

  it.each(DISABLED_PATHS)('%s is shut', async (path) => {
    const url = `${ownOrigin()}/api/auth${path.replace(/:\w+/, 'x')}`;
    for (const method of ['GET', 'POST']) {
      const response = await handleAuthRequest(new Request(url, { method, headers: anonymousHeaders() }));
      expect([method, response.status]).toEqual([method, 404]);
    }
  });

  it.each(['/sign-in/email/', '//sign-in/email', '/Sign-In/Email', '/sign-in%2Femail', '/../auth/ok'])(
    'the odd spelling %s opens nothing',
    async (path) => {
      const request = new Request(`${ownOrigin()}/api/auth${path}`, {
        method: 'POST',
        headers: anonymousHeaders(),
      });
      expect((await handleAuthRequest(request)).status).toBe(404);
    },
  );
});
