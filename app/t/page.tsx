import { redirect } from 'next/navigation';
import { listMemberships } from '#lib/auth/memberships.ts';
import { findSession } from '#lib/auth/session.ts';

/** Where people land after signing in: the first of their teams. */
export default async function TeamsPage() {
  const session = await findSession();
  if (session === null) redirect('/sign-in');
  const [first] = await listMemberships(session.user.id);
  redirect(first === undefined ? '/' : `/t/${first.team.slug}`);
}
