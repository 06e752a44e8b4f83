import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { teamAction, userAction } from './action.ts';
import { withRequestHeaders } from './auth/request.ts';
import { anonymousHeaders, signUpSomeone } from './auth/testing.ts';
import { inTeam } from './db/team.ts';
import { makeMembership } from './db/testing.ts';
import { AppError } from './errors.ts';

const input = z.strictObject({ name: z.string().trim().min(1).max(20) });

/** Renames the team, then does what the test wants. */
function renameThen(next: () => unknown, after?: () => void) {
  return teamAction({
    input,
    can: 'team.rename',
    run: async ({ db, team }, { name }) => {
      await db.team.updateMany({ where: { id: team.id }, data: { name } });
      return next();
    },
    ...(after && { after }),
  });
}

async function someone() {
  const person = await signUpSomeone();
  const nameOf = async () =>
    (await inTeam(person.team.id, (db) => db.team.findFirstOrThrow({ select: { name: true } }))).name;
  return { person, nameOf, slug: person.team.slug };
}

describe('a team’s action', () => {
  it('commits, and gives what its command gives', async () => {
    const { person, nameOf, slug } = await someone();
    const result = await person.as(() => renameThen(() => 42)(slug, { name: ' New ' }));
    expect(result).toEqual({ ok: true, data: 42 });
    expect(await nameOf()).toBe('New');
  });

  it('takes everything back when its command throws', async () => {
    const { person, nameOf, slug } = await someone();
    const before = await nameOf();
    const fail = renameThen(() => {
      throw new AppError('limit', { key: 'project_limit', params: { max: 5 } });
    });
    const result = await person.as(() => fail(slug, { name: 'New' }));
    expect(result).toEqual({ ok: false, error: { code: 'limit', key: 'project_limit', params: { max: 5 } } });
    expect(await nameOf()).toBe(before);
  });

  it('tells of a bug by its error id only', async () => {
    const { person, slug } = await someone();
    const fail = renameThen(() => {
      throw new Error('relation "secret_table" does not exist');
    });
    const result = await person.as(() => fail(slug, { name: 'New' }));
    expect(result).toEqual({
      ok: false,
      error: { code: 'unexpected', key: 'unexpected', errorId: expect.stringMatching(/^err_/) },
    });
  });

  it('does what comes after once the change is committed', async () => {
    const { person, nameOf, slug } = await someone();
    const seen: Promise<string>[] = [];
    await person.as(() =>
      renameThen(
        () => null,
        () => void seen.push(nameOf()),
      )(slug, { name: 'New' }),
    );
    expect(await Promise.all(seen)).toEqual(['New']);
  });

  it('does not do it when the change was taken back', async () => {
    const { person, slug } = await someone();
    let hasRun = false;
    const fail = renameThen(
      () => {
        throw new AppError('conflict');
      },
      () => {
        hasRun = true;
      },
    );
    await person.as(() => fail(slug, { name: 'New' }));
    expect(hasRun).toBe(false);
  });

  it('is told as done when only what comes after failed', async () => {
    const { person, slug } = await someone();
    const rename = renameThen(
      () => 'done',
      () => {
        throw new Error('the mail server is away');
      },
    );
    expect(await person.as(() => rename(slug, { name: 'New' }))).toEqual({ ok: true, data: 'done' });
  });

  it('has each wrong field told, and its command not run', async () => {
    const { person, slug } = await someone();
    let hasRun = false;
    const rename = renameThen(() => {
      hasRun = true;
    });
    const result = await person.as(() => rename(slug, { name: 'x'.repeat(21) }));
    expect(result).toEqual({
      ok: false,
      error: { code: 'invalid', key: 'invalid', fields: { name: { key: 'too_long', limit: 20 } } },
    });
    expect(hasRun).toBe(false);
  });

  it('follows a role as it is now, not as it was at sign-in', async () => {
    const [{ slug, person: owner }, { person: guest }] = [await someone(), await someone()];
    const rename = () => guest.as(() => renameThen(() => null)(slug, { name: 'New' }));
    expect(await rename()).toMatchObject({ ok: false, error: { code: 'not_found' } });
    await makeMembership({ teamId: owner.team.id, userId: guest.user.id, role: 'admin' });
    expect(await rename()).toMatchObject({ ok: true });
  });
});

describe('an action outside teams', () => {
  const greet = userAction({ input, run: async ({ user }, { name }) => `${user.name} ${name}` });

  it('knows who is asking', async () => {
    const { person } = await someone();
    expect(await person.as(() => greet({ name: 'hi' }))).toEqual({ ok: true, data: 'Ada Example hi' });
  });

  it('needs somebody', async () => {
    const result = await withRequestHeaders(anonymousHeaders(), () => greet({ name: 'hi' }));
    expect(result).toEqual({ ok: false, error: { code: 'unauthenticated', key: 'unauthenticated' } });
  });
});
