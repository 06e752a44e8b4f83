import { beforeAll, describe, expect, it } from 'vitest';
import { findTokenHolder } from '../auth/access-tokens.ts';
import { countBadToken, secondsToWait } from '../auth/bad-tokens.ts';
import { type SignedIn, signUpSomeone } from '../auth/testing.ts';
import { asSystem } from '../db/system.ts';
import { makeMembership } from '../db/testing.ts';
import { createToken, revokeToken } from './actions.ts';
import { hashToken, tokenCan } from './rules.ts';

// Read when the first request comes, which is after this line.
process.env.RATE_LIMIT_ENABLED = 'true';

let ada: SignedIn;
beforeAll(async () => {
  ada = await signUpSomeone({ name: 'Ada' });
});

const readOnly = { name: 'Laptop', scopes: ['git:read' as const], expiresInDays: 30 as const };

/** A token by the real action. */
async function tokenOf(person: SignedIn, input: Parameters<typeof createToken>[1] = readOnly) {
  const made = await person.as(() => createToken(ada.team.slug, input));
  if (!made.ok) throw new Error(`no token: ${made.error.code}`);
  return made.data;
}

describe('a token', () => {
  it('stands for its person in its team, and is stored as nothing but its hash', async () => {
    const { token, view } = await tokenOf(ada);
    expect(token).toMatch(/^iop_[0-9a-z]{32}$/);
    expect(token.startsWith(view.prefix)).toBe(true);
    expect(await findTokenHolder(token)).toMatchObject({
      user: { id: ada.user.id },
      team: { id: ada.team.id },
      role: 'owner',
      scopes: ['git:read'],
    });
    const rows = await asSystem('test', (db) => db.accessToken.findMany());
    expect(JSON.stringify(rows)).not.toContain(token.slice(8));
    expect(rows.find(({ id }) => id === view.id)).toMatchObject({ tokenHash: hashToken(token) });
  });

  it('notes when it was last used', async () => {
    const { token, view } = await tokenOf(ada);
    expect(view.lastUsedAt).toBeNull();
    await findTokenHolder(token);
    const row = await asSystem('test', (db) => db.accessToken.findUnique({ where: { id: view.id } }));
    expect(row?.lastUsedAt?.getTime()).toBeGreaterThan(Date.now() - 60_000);
  });

  it('is nobody’s once it is revoked, expired, or its person has left the team', async () => {
    const { token, view } = await tokenOf(ada);
    expect(await ada.as(() => revokeToken(ada.team.slug, { tokenId: view.id }))).toMatchObject({ ok: true });
    expect(await findTokenHolder(token)).toBeNull();

    const old = await tokenOf(ada);
    await asSystem('test', (db) =>
      db.accessToken.update({ where: { id: old.view.id }, data: { expiresAt: new Date(Date.now() - 1) } }),
    );
    expect(await findTokenHolder(old.token)).toBeNull();

    const guest = await signUpSomeone();
    const membership = await makeMembership({ teamId: ada.team.id, userId: guest.user.id });
    const theirs = await tokenOf(guest);
    expect(await findTokenHolder(theirs.token)).not.toBeNull();
    await asSystem('test', (db) => db.membership.delete({ where: { id: membership.id } }));
    expect(await findTokenHolder(theirs.token)).toBeNull();
  });

  it('never does more than the role its person has now', async () => {
    const guest = await signUpSomeone();
    const { id } = await makeMembership({ teamId: ada.team.id, userId: guest.user.id });
    const { token } = await tokenOf(guest, { ...readOnly, scopes: ['git:write'], expiresInDays: null });
    const can = async () => {
      const holder = await findTokenHolder(token);
      return holder === null ? null : [tokenCan(holder, 'git.read'), tokenCan(holder, 'git.write')];
    };
    expect(await can()).toEqual([true, true]);
    await asSystem('test', (db) => db.membership.update({ where: { id }, data: { role: 'viewer' } }));
    expect(await can()).toEqual([true, false]);
    const asked = await guest.as(() => createToken(ada.team.slug, { ...readOnly, scopes: ['git:write'] }));
    expect(asked).toMatchObject({ ok: false, error: { code: 'forbidden' } });
  });

  it('is revoked by its own person only', async () => {
    const admin = await signUpSomeone();
    await makeMembership({ teamId: ada.team.id, userId: admin.user.id, role: 'admin' });
    const { view } = await tokenOf(ada);
    const refused = await admin.as(() => revokeToken(ada.team.slug, { tokenId: view.id }));
    expect(refused).toMatchObject({ ok: false, error: { code: 'not_found' } });
  });
});

it('what is no token is nobody’s', async () => {
  for (const text of ['', 'iop_', `iop_${'a'.repeat(32)}`, "iop_' OR 1=1 --", ada.password])
    expect(await findTokenHolder(text)).toBeNull();
});

it('an address that shows twenty wrong tokens has to wait, and others do not', async () => {
  await Promise.all(Array.from({ length: 19 }, () => countBadToken('203.0.113.5')));
  expect(await secondsToWait('203.0.113.5')).toBe(0);
  await countBadToken('203.0.113.5');
  expect(await secondsToWait('203.0.113.5')).toBeGreaterThan(50);
  expect(await secondsToWait('203.0.113.6')).toBe(0);
});
