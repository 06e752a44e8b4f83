import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { giveToken, Machine, makeStoredProject, startGitServer } from '#gateway/git/testing.ts';
import { type SignedIn, signUpSomeone } from '#lib/auth/testing.ts';
import { asSystem } from '#lib/db/system.ts';
import { inTeam } from '#lib/db/team.ts';
import { claimExport, finishExport } from '#lib/engine/exports.ts';
import { removeRemote, saveRemote, startExport } from '#lib/git-remotes/actions.ts';
import { findGitRemote } from '#lib/git-remotes/queries.ts';
import { exportWaiting } from './export.ts';

// Read when the first export is done, which is after this line: the servers here are on this machine.
process.env.IOPEER_EXPORT_PRIVATE_HOSTS = 'true';

let server: Awaited<ReturnType<typeof startGitServer>>;
let machine: Machine;
let ada: SignedIn;
let token: string;
let project: Awaited<ReturnType<typeof makeStoredProject>>;
/** Stands for a repository at another host: as good a git server as any. */
let elsewhere: Awaited<ReturnType<typeof makeStoredProject>>;

beforeAll(async () => {
  server = await startGitServer();
  machine = await Machine.make();
  ada = await signUpSomeone({ name: 'Ada' });
  token = await giveToken(ada, ada.team.id);
});
beforeEach(async () => {
  project = await makeStoredProject(ada.team.id);
  elsewhere = await makeStoredProject(ada.team.id);
});
afterAll(async () => {
  await server.close();
  await machine.remove();
});

const urlOf = (slug = elsewhere.slug) => `${server.origin}/git/${ada.team.slug}/${slug}.git`;
const stored = () => inTeam(ada.team.id, (db) => findGitRemote(db, project.id));
const worker = () => exportWaiting({ dataFolder: server.dataFolder, signal: new AbortController().signal });

/** Saves where to, asks for an export, has a worker do it, and tells how it ended. */
async function exported(values: { url?: string; branch?: string; secret?: string; username?: string }) {
  const input = { projectId: project.id, url: urlOf(), branch: 'copy', username: 'ada', secret: token };
  const saved = await ada.as(() => saveRemote(ada.team.slug, { ...input, ...values }));
  expect(saved).toMatchObject({ ok: true });
  expect(await ada.as(() => startExport(ada.team.slug, { projectId: project.id }))).toMatchObject({
    ok: true,
  });
  expect(await stored()).toMatchObject({ state: 'queued', problem: null });
  await worker();
  return stored();
}

/** A server that answers everything alike, for as long as `work` takes. */
async function answering(
  status: number,
  headers: Record<string, string>,
  work: (origin: string) => Promise<void>,
) {
  const other = createServer((_request, response) => response.writeHead(status, headers).end());
  other.listen(0, '127.0.0.1');
  await once(other, 'listening');
  try {
    await work(`http://127.0.0.1:${(other.address() as AddressInfo).port}/x.git`);
  } finally {
    other.closeAllConnections();
    other.close();
  }
}

describe('an export', () => {
  it('puts main on the branch there, and again when it has moved on', async () => {
    expect(await exported({})).toMatchObject({ state: 'done', problem: null, pushedCommit: project.main });
    const url = urlOf().replace('://', `://x:${token}@`);
    expect(await machine.do(['ls-remote', url, 'copy'])).toContain(project.main);
    expect(await exported({})).toMatchObject({ state: 'done', pushedCommit: project.main });
  });

  it('never overwrites: what the branch there has and we do not stays', async () => {
    const url = urlOf().replace('://', `://x:${token}@`);
    await machine.do(['clone', '-q', url, elsewhere.slug]);
    const theirs = await machine.commit(elsewhere.slug, { 'theirs.txt': 'x\n' });
    await machine.do(['push', '-q', 'origin', 'HEAD:refs/heads/copy'], elsewhere.slug);
    expect(await exported({})).toMatchObject({ state: 'failed', problem: 'rejected', pushedCommit: null });
    expect(await machine.do(['ls-remote', url, 'copy'])).toContain(theirs);
  });

  it.each([
    ['a wrong password', () => ({ secret: 'wrong' }), 'auth'],
    ['no password', () => ({ secret: '' }), 'auth'],
    ['a repository that is not there', () => ({ url: urlOf('nothing-here') }), 'not-found'],
    ['a branch the other server protects', () => ({ branch: 'verified' }), 'refused'],
    ['a host that does not exist', () => ({ url: 'http://nowhere.invalid/x.git' }), 'unreachable'],
    ['a port nobody listens on', () => ({ url: 'http://127.0.0.1:9/x.git' }), 'unreachable'],
  ])('says what is wrong: %s', async (_name, values, problem) => {
    expect(await exported(values())).toMatchObject({ state: 'failed', problem });
  });

  it('follows no redirect, to wherever', async () => {
    await answering(302, { location: urlOf() }, async (url) => {
      expect(await exported({ url })).toMatchObject({ state: 'failed', problem: 'moved' });
    });
  });

  it('leads into no private network, by address or by name, unless the installation says so', async () => {
    const { pushTo } = await import('../workspace/git-push.ts');
    await answering(200, {}, async (url) => {
      for (const at of [url, url.replace('127.0.0.1', 'localhost')]) {
        const outcome = await pushTo({
          ...{ repository: '/nothing', commit: project.main, url: at, branch: 'x', username: null },
          ...{ password: null, allowPrivate: false, home: machine.folder, timeoutMs: 5_000 },
          signal: new AbortController().signal,
        });
        expect(outcome).toMatchObject({ kind: 'failed', problem: 'private' });
      }
    });
  });
});

describe('the password', () => {
  const row = () => asSystem('test', (db) => db.gitRemote.findFirst({ where: { projectId: project.id } }));

  it('is stored sealed, shown to nobody, and kept until another one is entered', async () => {
    await exported({});
    expect(JSON.stringify(await row())).not.toContain(token);
    expect(JSON.stringify(await stored())).not.toContain(token);
    const { secret: _, ...rest } = {
      projectId: project.id,
      url: urlOf(),
      branch: 'two',
      username: 'ada',
      secret: '',
    };
    await ada.as(() => saveRemote(ada.team.slug, rest));
    expect(await stored()).toMatchObject({ hasSecret: true, branch: 'two' });
    await ada.as(() => startExport(ada.team.slug, { projectId: project.id }));
    await worker();
    expect(await stored()).toMatchObject({ state: 'done' });
  });

  it('is not sent to another server than it was entered for', async () => {
    await exported({});
    const moved = {
      projectId: project.id,
      url: 'https://evil.example/x.git',
      branch: 'main',
      username: 'ada',
    };
    expect(await ada.as(() => saveRemote(ada.team.slug, moved))).toMatchObject({ ok: true });
    expect(await row()).toMatchObject({ secret: null });
  });

  it('that another installation sealed is asked for again', async () => {
    await exported({});
    await asSystem('test', (db) =>
      db.gitRemote.updateMany({
        where: { projectId: project.id },
        data: { secret: 'v1.AAAA', state: 'queued' },
      }),
    );
    await worker();
    expect(await stored()).toMatchObject({ state: 'failed', problem: 'secret-lost' });
  });
});

describe('the job', () => {
  it('is one worker’s at a time, and another’s when that one is gone', async () => {
    await exported({});
    await ada.as(() => startExport(ada.team.slug, { projectId: project.id }));
    const claims = await Promise.all([claimExport(), claimExport(), claimExport()]);
    expect(claims.filter((claim) => claim !== null)).toHaveLength(1);
    expect(await stored()).toMatchObject({ state: 'running' });
    await asSystem(
      'test',
      (db) =>
        db.$executeRaw`UPDATE git_remote SET updated_at = now() - interval '7 minutes' WHERE state = 'running'`,
    );
    await worker();
    expect(await stored()).toMatchObject({ state: 'done' });
  });

  it('is not changed under a worker’s hands, and asking twice is asking once', async () => {
    await exported({});
    const ask = () => ada.as(() => startExport(ada.team.slug, { projectId: project.id }));
    await ask();
    expect(await ask()).toMatchObject({ ok: true });
    const input = { projectId: project.id, url: urlOf(), branch: 'x', username: '' };
    expect(await ada.as(() => saveRemote(ada.team.slug, input))).toMatchObject({
      ok: false,
      error: { code: 'conflict', key: 'export_running' },
    });
    await worker();
    expect(await claimExport()).toBeNull();
  });

  it('is given back by a worker that stops, and ends quietly when its remote is removed', async () => {
    await exported({});
    await ada.as(() => startExport(ada.team.slug, { projectId: project.id }));
    const claim = await claimExport();
    await finishExport(claim?.id ?? '', 'given-back');
    expect(await stored()).toMatchObject({ state: 'queued' });
    const again = await claimExport();
    await ada.as(() => removeRemote(ada.team.slug, { projectId: project.id }));
    await finishExport(again?.id ?? '', { problem: 'other' });
    expect(await stored()).toBeNull();
  });
});

it.each(['file:///etc', 'ext::sh -c id', 'git://example.com/x', 'http://10.0.0.1@example.com/x'])(
  'an address git would do other things with is refused: %s',
  async (url) => {
    const input = { projectId: project.id, url, branch: 'main', username: '', secret: 'x' };
    expect(await ada.as(() => saveRemote(ada.team.slug, input))).toMatchObject({
      ok: false,
      error: { code: 'invalid', key: 'remote_url' },
    });
  },
);
