import type { z } from 'zod';
import type { TeamContext } from '../auth/member.ts';
import { env } from '../env.ts';
import { AppError } from '../errors.ts';
import { newId } from '../ids.ts';
import { getProject } from '../projects/queries.ts';
import { seal } from '../sealed.ts';
import { hostAddress, isPrivateAddress, readRemoteUrl, SECRET_PURPOSE, secretContext } from './rules.ts';
import type { remoteInput, saveRemoteInput } from './schema.ts';

/**
 * Says where a project is exported to. Another server never gets the secret of the one before: with a new address it has to
 * be entered again. Throws `not_found`, `invalid` for an address that may not be exported to, and `conflict` during an export.
 */
export async function saveRemote(
  { db, team, user }: TeamContext,
  { projectId, url: text, branch, username, secret }: z.output<typeof saveRemoteInput>,
): Promise<{ projectId: string }> {
  await getProject(db, projectId);
  const url = readRemoteUrl(text);
  if (url === null) throw new AppError('invalid', { key: 'remote_url' });
  const address = hostAddress(url);
  if (address !== null && isPrivateAddress(address) && !env().IOPEER_EXPORT_PRIVATE_HOSTS)
    throw new AppError('invalid', { key: 'remote_private' });
  const known = await db.gitRemote.findFirst({
    where: { projectId },
    select: { id: true, url: true, state: true },
  });
  const key = { teamId: team.id, projectId };
  const sealed = secret ? seal(secret, SECRET_PURPOSE, secretContext(key)) : null;
  const isElsewhere = known !== null && new URL(known.url).origin !== new URL(url).origin;
  const values = {
    url,
    branch,
    username: username === '' ? null : username,
    ...((secret !== undefined || isElsewhere) && { secret: sealed }),
    state: 'idle',
    problem: null,
    ...(known !== null && known.url !== url && { pushedCommit: null, pushedAt: null }),
  };
  if (known === null) {
    await db.gitRemote.create({
      data: { ...key, ...values, id: newId('gitRemote'), createdById: user.id },
    });
    return { projectId };
  }
  const { count } = await db.gitRemote.updateMany({
    where: { id: known.id, state: { notIn: ['queued', 'running'] } },
    data: values,
  });
  if (count === 0) throw new AppError('conflict', { key: 'export_running' });
  return { projectId };
}

/** Forgets where a project is exported to, and the secret with it. Throws `not_found`. */
export async function removeRemote(
  { db }: TeamContext,
  { projectId }: z.output<typeof remoteInput>,
): Promise<{ projectId: string }> {
  const { count } = await db.gitRemote.deleteMany({ where: { projectId } });
  if (count === 0) throw new AppError('not_found');
  return { projectId };
}

/**
 * Asks for an export: the row itself is the job, and a worker takes it. Asking again while one is going changes nothing.
 * Throws `not_found` without an address or a version.
 */
export async function startExport(
  { db }: TeamContext,
  { projectId }: z.output<typeof remoteInput>,
): Promise<{ projectId: string }> {
  const repository = await db.repository.findFirst({ where: { projectId }, select: { revision: true } });
  const remote = await db.gitRemote.findFirst({ where: { projectId }, select: { id: true } });
  if (remote === null || repository === null) throw new AppError('not_found');
  await db.gitRemote.updateMany({
    where: { id: remote.id, state: { notIn: ['queued', 'running'] } },
    data: { state: 'queued', problem: null },
  });
  return { projectId };
}
