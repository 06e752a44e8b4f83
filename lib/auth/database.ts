import { prismaAdapter } from 'better-auth/adapters/prisma';
import type { Prisma } from '../db/generated/client.ts';
import { asSystem, type SystemDb, systemClient } from '../db/system.ts';
import { createPersonalTeam } from './personal-team.ts';

/**
 * The database as better-auth sees it: its own five tables and nothing else. A person is never created without a team
 * of their own, in one transaction. better-auth's `create.after` hook is no place for that: it runs after the commit,
 * and a failure there would leave a person who belongs nowhere.
 */
export function authDatabase() {
  const client = systemClient('sign-in');
  const createAlone = (args: Prisma.UserCreateArgs) => asSystem('sign-in', (db) => createUser(db, args));
  const database = {
    ...tables(client, createAlone),
    $transaction: <T>(work: (db: object) => Promise<T>) =>
      asSystem('sign-in', (db) => work(tables(db, (args) => createUser(db, args)))),
  };
  return prismaAdapter(database, { provider: 'postgresql', transaction: true });
}

function tables(db: Prisma.TransactionClient, create: (args: Prisma.UserCreateArgs) => Promise<object>) {
  const user = new Proxy(db.user, {
    get: (table, name) => (name === 'create' ? create : Reflect.get(table, name)),
  });
  return {
    user,
    session: db.session,
    account: db.account,
    verification: db.verification,
    rateLimit: db.rateLimit,
  };
}

async function createUser(db: SystemDb, args: Prisma.UserCreateArgs): Promise<object> {
  const user = await db.user.create(args);
  await createPersonalTeam(db, { id: user.id, name: user.name, locale: user.locale });
  return user;
}
