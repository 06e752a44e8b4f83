import { randomBytes } from 'node:crypto';
import { rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { decodeManifest } from '#lib/artifacts/rules.ts';
import { type SignedIn, signUpSomeone } from '#lib/auth/testing.ts';
import { asSystem } from '#lib/db/system.ts';
import { makeProject } from '#lib/db/testing.ts';
import { giveToken, joinTeam, Machine, makeStoredProject, startGitServer, storedOf } from './testing.ts';

let server: Awaited<ReturnType<typeof startGitServer>>;
let machine: Machine;
let ada: SignedIn;
let token: string;
let project: Awaited<ReturnType<typeof makeStoredProject>>;

beforeAll(async () => {
  server = await startGitServer({ maxPushBytes: 8_000_000 });
  machine = await Machine.make();
  ada = await signUpSomeone({ name: 'Ada' });
  token = await giveToken(ada, ada.team.id);
});
beforeEach(async () => {
  project = await makeStoredProject(ada.team.id);
});
afterAll(async () => {
  await server.close();
  await machine.remove();
});

const address = (secret = token, slug = project.slug, team = ada.team.slug) =>
  `${server.origin.replace('://', `://ada:${secret}@`)}/git/${team}/${slug}.git`;
/** A clone of the project in a folder of its own. */
async function clone(secret = token): Promise<string> {
  const name = `clone-${Math.random().toString(36).slice(2)}`;
  await machine.do(['clone', '-q', address(secret), name]);
  return name;
}
const push = (folder: string, ...args: string[]) => machine.git(['push', ...args], folder);

describe('a project is cloned', () => {
  it('with its branches and files, starting on main', async () => {
    const folder = await clone();
    expect(await machine.do(['rev-parse', 'HEAD'], folder)).toContain(project.main);
    expect((await machine.do(['branch', '-a'], folder)).split('\n').map((line) => line.trim())).toContain(
      'remotes/origin/generated',
    );
    expect(await machine.do(['ls-files'], folder)).toContain('backend/app/main.py');
  });

  it('by a viewer and with a token that may only read', async () => {
    const viewer = await joinTeam(ada.team.id, 'viewer');
    await clone(await giveToken(viewer, ada.team.id));
    await clone(await giveToken(ada, ada.team.id, ['git:read']));
  });

  it('with the old protocol too, shallow, and in part', async () => {
    for (const args of [
      ['-c', 'protocol.version=0'],
      ['-c', 'protocol.version=2'],
    ])
      await machine.do([...args, 'clone', '-q', address(), `old-${args[1]}`]);
    await machine.do(['clone', '-q', '--depth=1', address(), 'shallow']);
    await machine.do(['clone', '-q', '--filter=blob:none', address(), 'partial']);
  });

  it('again from the bundle, when the machine’s copy was thrown away', async () => {
    await clone();
    await rm(join(server.dataFolder, 'repositories', `${project.id}.git`), { recursive: true });
    await clone();
  });

  it('and pulled, what somebody else pushed', async () => {
    const [mine, theirs] = [await clone(), await clone()];
    const commit = await machine.commit(theirs, { 'NOTES.md': 'theirs\n' });
    await machine.do(['push', '-q'], theirs);
    await machine.do(['pull', '-q'], mine);
    expect(await machine.do(['rev-parse', 'HEAD'], mine)).toContain(commit);
  });
});

describe('a push to main', () => {
  it('is a version, is tried by a run, and leaves what deploys where it was', async () => {
    const folder = await clone();
    const commit = await machine.commit(folder, {
      'backend/app/extend.py': '# mine\n',
      'EVIDENCE.md': 'not part of the project\n',
    });
    const pushed = await push(folder);
    expect(pushed).toMatchObject({ code: 0 });
    const { repository, versions, runs } = await storedOf(project.id);
    expect(repository).toMatchObject({ revision: 2, main: commit, generated: project.main, verified: null });
    expect(versions).toMatchObject([
      { number: 1, kind: 'push', commit, title: 'My change', runId: runs[0]?.id, createdById: ada.user.id },
    ]);
    expect(runs).toMatchObject([{ kind: 'check', state: 'queued', source: { versionNumber: 1 } }]);
    expect(pushed.output).toMatch(
      new RegExp(`remote: IOPEER: this is version 1.*/t/${ada.team.slug}/p/${project.slug}/runs/1`),
    );
    const tree = await asSystem('test', (db) =>
      db.blob.findFirst({ where: { teamId: ada.team.id, sha256: versions[0]?.manifestHash ?? '' } }),
    );
    const { files } = decodeManifest(tree?.bytes ?? new Uint8Array());
    expect(files.map(({ path, owner }) => [path, owner])).toEqual([
      ['.iopeer/manifest.json', undefined],
      ['README.md', 'M'],
      ['backend/app/extend.py', 'U'],
      ['backend/app/main.py', 'G'],
    ]);
    const blobs = await asSystem('test', (db) =>
      db.blob.count({ where: { teamId: ada.team.id, sha256: { in: files.map((file) => file.sha256) } } }),
    );
    expect(blobs).toBe(files.length);
  });

  it('of several megabytes comes in pieces', async () => {
    const folder = await clone();
    const commit = await machine.commit(folder, { 'big.bin': randomBytes(3_000_000) });
    const pushed = await machine.git(['push'], folder, { GIT_CURL_VERBOSE: '1' });
    expect(pushed.output).toMatch(/Transfer-Encoding: chunked/i);
    expect(pushed.code).toBe(0);
    expect((await storedOf(project.id)).repository).toMatchObject({ main: commit });
  });

  it('that is no fast-forward is refused, forced or not, and nothing is lost', async () => {
    const [mine, theirs] = [await clone(), await clone()];
    const first = await machine.commit(theirs, { 'NOTES.md': 'theirs\n' });
    await machine.do(['push', '-q'], theirs);
    await machine.commit(mine, { 'NOTES.md': 'mine\n' });
    expect((await push(mine)).output).toMatch(/rejected/);
    const forced = await push(mine, '--force');
    expect(forced.code).not.toBe(0);
    expect(forced.output).toMatch(/main -> main \(main only goes forward\)/);
    expect(forced.output).toContain('remote: Fetch what there is (git pull) and push again');
    const deleted = await push(mine, 'origin', ':main');
    expect(deleted.output).toContain('main cannot be deleted');
    const { repository, versions } = await storedOf(project.id);
    expect(repository).toMatchObject({ main: first, revision: 2 });
    expect(versions).toHaveLength(1);
    expect(await machine.do(['ls-remote', 'origin', 'main'], await clone())).toContain(first);
  });
});

describe('a push to other branches', () => {
  it('is kept, may be forced, and is no version', async () => {
    const folder = await clone();
    await machine.do(['checkout', '-q', '-b', 'topic'], folder);
    await machine.commit(folder, { 'a.txt': 'one\n' });
    expect(await push(folder, 'origin', 'topic')).toMatchObject({ code: 0 });
    await machine.do(['commit', '-q', '--amend', '-m', 'Another'], folder);
    expect(await push(folder, '--force', 'origin', 'topic')).toMatchObject({ code: 0 });
    await machine.do(['tag', '-a', 'v1', '-m', 'first'], folder);
    expect(await push(folder, 'origin', 'v1')).toMatchObject({ code: 0 });
    const { repository, versions, runs } = await storedOf(project.id);
    expect(repository).toMatchObject({ main: project.main, revision: 4 });
    expect([versions, runs]).toEqual([[], []]);
    const seen = await machine.do(['ls-remote', 'origin'], await clone());
    expect(seen).toMatch(/refs\/heads\/topic/);
    expect(seen).toMatch(/refs\/tags\/v1/);
    expect(await push(folder, 'origin', ':topic')).toMatchObject({ code: 0 });
  });

  it.each([
    ['generated', 'generated is written by IOPEER'],
    ['verified', 'verified is written by IOPEER'],
    ['iopeer/attempt', 'deny updating a hidden ref'],
  ])('is refused for %s', async (branch, reason) => {
    const folder = await clone();
    await machine.commit(folder, { 'a.txt': 'one\n' });
    const refused = await push(folder, '--force', 'origin', `HEAD:refs/heads/${branch}`);
    expect(refused.code).not.toBe(0);
    expect(refused.output).toContain(reason);
    expect((await storedOf(project.id)).repository).toMatchObject({ revision: 1 });
  });

  it('is refused as a whole when a part of it is', async () => {
    const folder = await clone();
    await machine.commit(folder, { 'a.txt': 'one\n' });
    const refused = await push(folder, 'origin', 'HEAD:main', 'HEAD:generated', 'HEAD:refs/notes/x');
    expect(refused.code).not.toBe(0);
    expect(await storedOf(project.id)).toMatchObject({ repository: { revision: 1 }, versions: [] });
  });
});

describe('files no project may hold', () => {
  const refused = async (folder: string, words: RegExp) => {
    const answer = await push(folder);
    expect(answer.code).not.toBe(0);
    expect(answer.output).toMatch(words);
    expect((await storedOf(project.id)).repository).toMatchObject({ revision: 1 });
  };

  it('are not taken: links', async () => {
    const folder = await clone();
    await symlink('/etc/passwd', join(machine.folder, folder, 'link'));
    await machine.commit(folder, {});
    await refused(folder, /"link" is a symbolic link/);
  });

  it('are not taken: two names that are one on some systems', async () => {
    const folder = await clone();
    await machine.commit(folder, { 'readme.md': 'x' });
    await refused(folder, /"README.md" and "readme.md" are one file on some systems/);
  });

  it('are not taken: another repository inside', async () => {
    const folder = await clone();
    await machine.do(['update-index', '--add', '--cacheinfo', `160000,${project.main},sub`], folder);
    await machine.do(['commit', '-q', '-m', 'odd'], folder);
    await refused(folder, /"sub" is a submodule/);
  });

  it('are not taken: what lies in git’s own folder, also in a commit that a later one hides', async () => {
    const folder = await clone();
    const blob = (await machine.do(['rev-parse', 'HEAD:README.md'], folder)).trim();
    const own = await machine.tree(folder, [`100644 blob ${blob}\thooks`]);
    const bad = await machine.tree(folder, [`040000 tree ${own}\t.git`]);
    const made = await machine.do(['commit-tree', bad, '-p', 'HEAD', '-m', 'bad'], folder);
    const good = await machine.do(['commit-tree', 'HEAD^{tree}', '-p', made.trim(), '-m', 'good'], folder);
    await machine.do(['update-ref', 'HEAD', good.trim()], folder);
    await refused(folder, /hasDotgit|unpacker error|unpack failed/);
  });

  it('are not taken: more bytes than a push may have', async () => {
    const folder = await clone();
    await machine.commit(folder, { 'big.bin': randomBytes(9_000_000) });
    await refused(folder, /exceeds maximum allowed size/);
  });
});

describe('whoever may not push', () => {
  const denied = async (secret: string, words: RegExp) => {
    const folder = await clone();
    await machine.commit(folder, { 'a.txt': 'x\n' });
    const answer = await push(folder, address(secret), 'HEAD:main');
    expect(answer.code).not.toBe(0);
    expect(answer.output).toMatch(words);
    expect((await storedOf(project.id)).repository).toMatchObject({ revision: 1, main: project.main });
  };

  it('is told so: a token that may only read, and a viewer', async () => {
    await denied(
      await giveToken(ada, ada.team.id, ['git:read']),
      /remote: This token does not allow pushing[\s\S]*403/,
    );
    const viewer = await joinTeam(ada.team.id, 'viewer');
    await denied(await giveToken(viewer, ada.team.id), /remote: This token does not allow pushing/);
  });

  it('is asked for a token: with one that expired, was revoked or was made up, and with none', async () => {
    const past = new Date(Date.now() - 1_000);
    await denied(
      await giveToken(ada, ada.team.id, ['git:write'], { expiresAt: past }),
      /Authentication failed/,
    );
    await denied(
      await giveToken(ada, ada.team.id, ['git:write'], { revokedAt: past }),
      /Authentication failed/,
    );
    await denied('iop_'.padEnd(36, 'a'), /Authentication failed/);
    const folder = await clone();
    const anonymous = await push(folder, address().replace(/ada:.*@/, ''), 'HEAD:x');
    expect(anonymous.output).toMatch(/could not read Username/);
  });

  it('finds nothing: somebody of another team, by their own token and through their own team', async () => {
    const other = await signUpSomeone();
    const theirs = await giveToken(other, other.team.id);
    await denied(theirs, /not found/);
    const mine = await machine.git(['ls-remote', address(theirs, project.slug, other.team.slug)]);
    const unknown = await machine.git(['ls-remote', address(theirs, 'no-such-project', other.team.slug)]);
    const words = (text: string) => text.replaceAll(/http\S+/g, '');
    expect(words(mine.output)).toBe(words(unknown.output));
    expect(mine.code).not.toBe(0);
  });
});

describe('what is no repository', () => {
  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${server.origin}${path}`, { headers });
  const basic = (secret: string) => ({ authorization: `Basic ${btoa(`x:${secret}`)}` });

  it('is the same 401 for everybody without a token', async () => {
    const there = await get(`/git/${ada.team.slug}/${project.slug}.git/info/refs?service=git-upload-pack`);
    const nowhere = await get(`/git/${ada.team.slug}/nothing.git/info/refs?service=git-upload-pack`);
    expect([there.status, await there.text()]).toEqual([nowhere.status, await nowhere.text()]);
    expect(there.status).toBe(401);
    expect(there.headers.get('www-authenticate')).toMatch(/^Basic realm=/);
    expect(there.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it.each([
    'HEAD',
    'objects/info/packs',
    'config',
    'info/refs',
    'info/refs?service=git-x',
    '../../x.git/HEAD',
  ])('is served no file: %s', async (path) => {
    const answer = await get(`/git/${ada.team.slug}/${project.slug}.git/${path}`, basic(token));
    expect(answer.status).toBe(404);
  });

  it('is a project without a version, and says what to do', async () => {
    const empty = await makeProject({ teamId: ada.team.id });
    const answer = await machine.git(['ls-remote', address(token, empty.slug)]);
    expect(answer.output).toMatch(/remote: The project has no version yet: generate the first one at http/);
  });

  it('understands a request that git has zipped, as it does with long ones', async () => {
    const packet = (text: string) => (text.length + 4).toString(16).padStart(4, '0') + text;
    const url = `${server.origin}/git/${ada.team.slug}/${project.slug}.git/git-upload-pack`;
    const answer = await fetch(url, {
      method: 'POST',
      headers: {
        ...basic(token),
        'content-type': 'application/x-git-upload-pack-request',
        'content-encoding': 'gzip',
        'git-protocol': 'version=2',
      },
      body: gzipSync(`${packet('command=ls-refs\n')}0001${packet('ref-prefix refs/heads/main\n')}0000`),
    });
    expect(await answer.text()).toContain(`${project.main} refs/heads/main`);
  });

  it('speaks the language of its person', async () => {
    const ines = await signUpSomeone({ locale: 'es' });
    const theirs = await makeStoredProject(ines.team.id);
    const secret = await giveToken(ines, ines.team.id, ['git:read']);
    const url = `${server.origin.replace('://', `://x:${secret}@`)}/git/${ines.team.slug}/${theirs.slug}.git`;
    await machine.do(['clone', '-q', url, 'ines']);
    expect((await push('ines', 'origin', 'HEAD:x')).output).toMatch(/Este token no permite subir/);
  });
});
