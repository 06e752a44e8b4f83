import type { z } from 'zod';
import { asSystem } from '../db/system.ts';
import type { saveLocaleInput } from './schema.ts';
import type { SessionUser } from './session.ts';

/** Remembers the language a person reads IOPEER in, on every machine they sign in from. */
export async function saveLocale(
  { user }: { user: SessionUser },
  input: z.output<typeof saveLocaleInput>,
): Promise<{ locale: string }> {
  await asSystem('sign-in', (db) =>
    db.user.update({ where: { id: user.id }, data: { locale: input.locale }, select: { id: true } }),
  );
  return { locale: input.locale };
}
