import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getBlobBytes } from '#lib/artifacts/queries.ts';
import { inTeam } from '#lib/db/team.ts';
import { claimExport, EXPORT_LIMIT_MS, type ExportEnd, finishExport } from '#lib/engine/exports.ts';
import { env } from '#lib/env.ts';
import { SECRET_PURPOSE, secretContext } from '#lib/git-remotes/rules.ts';
import type { ClaimedExport } from '#lib/git-remotes/schema.ts';
import { log, logUnexpected } from '#lib/log.ts';
import { findRepository } from '#lib/repositories/queries.ts';
import { unseal } from '#lib/sealed.ts';
import { pushTo } from '../workspace/git-push.ts';
import { lendRepository } from '../workspace/lent-repository.ts';
import { inCopy } from '../workspace/repository-copy.ts';

type Where = { dataFolder: string; signal: AbortSignal };

/** Does the exports that wait, one after the other, until there are none. */
export async function exportWaiting(where: Where): Promise<void> {
  while (!where.signal.aborted) {
    const claimed = await claimExport();
    if (claimed === null) return;
    await finishExport(claimed.id, await exportOne(claimed, where));
  }
}

async function exportOne(claimed: ClaimedExport, where: Where): Promise<ExportEnd> {
  const about = { projectId: claimed.projectId, url: claimed.url };
  const home = await mkdtemp(join(tmpdir(), 'iopeer-export-'));
  try {
    const password =
      claimed.secret === null ? null : unseal(claimed.secret, SECRET_PURPOSE, secretContext(claimed));
    if (claimed.secret !== null && password === null) return { problem: 'secret-lost' };
    const repository = join(home, 'repository.git');
    const commit = await lend(claimed, repository, where);
    if (commit === null) return { problem: 'other' };
    const { url, branch, username } = claimed;
    const outcome = await pushTo({
      ...{ repository, commit, url, branch, username, password, home },
      allowPrivate: env().IOPEER_EXPORT_PRIVATE_HOSTS,
      timeoutMs: EXPORT_LIMIT_MS,
      signal: where.signal,
    });
    if (outcome.kind === 'pushed') {
      log('export').info({ ...about, commit }, 'exported');
      return { commit };
    }
    log('export').warn({ ...about, problem: outcome.problem, said: outcome.said }, 'export failed');
    return { problem: outcome.problem };
  } catch (error) {
    if (where.signal.aborted) return 'given-back';
    logUnexpected('export', error, about);
    return { problem: 'other' };
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

/** The project's repository for this one push, and the commit `main` is at; null when it has none any more. */
function lend(
  { teamId, projectId }: ClaimedExport,
  repository: string,
  { dataFolder, signal }: Where,
): Promise<string | null> {
  return inCopy(
    {
      path: join(dataFolder, 'repositories', `${projectId}.git`),
      readStored: () => inTeam(teamId, (db) => findRepository(db, projectId)),
      loadBundle: (sha256) => inTeam(teamId, (db) => getBlobBytes(db, sha256)),
      signal,
    },
    async (copy, stored) => {
      if (stored === null) return null;
      await lendRepository(copy, repository, { maxPushBytes: 0 });
      return stored.main;
    },
  );
}
