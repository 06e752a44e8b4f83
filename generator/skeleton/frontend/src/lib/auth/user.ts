import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { env } from '@/lib/env';
import { project } from '@/lib/project';

/** The account a page is shown to. */
export type User = { id: number | string; email: string; role: string; [field: string]: unknown };

/** Returns who is signed in, asked of the API once a request; null for nobody (always, where the project has no accounts). */
export const findUser = cache(async (): Promise<User | null> => {
  if (!project.auth) return null;
  const cookie = (await cookies()).toString();
  if (!cookie.includes('access_token=')) return null;
  const answer = await fetch(`${env.backendUrl}/api/v1/auth/me`, { headers: { cookie }, cache: 'no-store' });
  if (answer.status === 401) return null;
  if (!answer.ok) throw new Error(`the API answered ${answer.status} when asked who is signed in`);
  return answer.json();
});

/**
 * Returns who is signed in; sends everybody else to sign in and back here. Where a session may only have to be renewed,
 * the way leads over the page that does so: its cookie is sent to no other address than the API's.
 */
export async function requireUser(): Promise<User | null> {
  const user = await findUser();
  if (user || !project.auth) return user;
  const path = (await headers()).get('x-path') ?? '/dashboard';
  const renewable = (await cookies()).has('csrf_token');
  redirect(`${renewable ? '/session' : '/login'}?next=${encodeURIComponent(path)}`);
}
