import { cookies, headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { cache } from 'react';
import { ApiAway } from '@/lib/api/away';
import { env } from '@/lib/env';
import { project } from '@/lib/project';
import type { User } from './access';
import { HOME } from './next-path';

/** How long a page waits for the API to say who asks for it. */
const PATIENCE_MS = 10_000;

/**
 * Returns who is signed in, asked of the API once a request; null for nobody (always, where the project has no
 * accounts). Throws `ApiAway` when the API cannot say: nobody is signed out because a server is being restarted.
 */
export const findUser = cache(async (): Promise<User | null> => {
  if (!project.auth) return null;
  const token = (await cookies()).get('access_token')?.value;
  if (!token) return null;
  const answer = await askWho(token, (await headers()).get('x-forwarded-for'));
  // 403: an account that may not even look at itself is none.
  if (answer.status === 401 || answer.status === 403) return null;
  if (!answer.ok) throw new ApiAway(answer.status);
  return answer.json();
});

/** Limits of requests count by address: the person's, not this server's. */
async function askWho(token: string, address: string | null): Promise<Response> {
  try {
    return await fetch(`${env.backendUrl}/api/v1/auth/me`, {
      headers: { cookie: `access_token=${token}`, ...(address ? { 'x-forwarded-for': address } : {}) },
      cache: 'no-store',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
  } catch {
    throw new ApiAway(0);
  }
}

/**
 * Returns who is signed in; sends everybody else to sign in and back here. Where a session may only have to be renewed,
 * the way leads over the page that does so: its cookie is sent to no other address than the API's.
 */
export async function requireUser(): Promise<User | null> {
  const user = await findUser();
  if (user || !project.auth) return user;
  const path = (await headers()).get('x-path') ?? HOME;
  const renewable = (await cookies()).has('csrf_token');
  redirect(`${renewable ? '/session' : '/login'}?next=${encodeURIComponent(path)}`);
}

/** Returns the administrator who is signed in; for everybody else the page does not exist. */
export async function requireAdmin(): Promise<User> {
  const user = await requireUser();
  return user?.role === 'admin' ? user : notFound();
}
