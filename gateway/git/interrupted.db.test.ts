import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { type ClientRequest, request } from 'node:http';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type SignedIn, signUpSomeone } from '#lib/auth/testing.ts';
import { inTeam } from '#lib/db/team.ts';
import { storeRepository } from '#lib/repositories/commands.ts';
import { giveToken, Machine, makeStoredProject, startGitServer, storedOf } from './testing.ts';

let machine: Machine;
let ada: SignedIn;
let token: string;
let project: Awaited<ReturnType<typeof makeStoredProject>>;
const opened: (() => Promise<unknown>)[] = [];

beforeEach(async () => {
  machine = await Machine.make();
  ada = await signUpSomeone({ name: 'Ada' });
  token = await giveToken(ada, ada.team.id);
  project = await makeStoredProject(ada.team.id);
  opened.push(() => machine.remove());
});
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
});

const path = () => `/git/${ada.team.slug}/${project.slug}.git`;
const address = (origin: string) => origin.replace('://', `://ada:${token}@`) + path();

it('of two who push to main at once one is first, and the other loses nothing', async () => {
  const server = await startGitServer();
  opened.push(server.close);
  const clones = ['one', 'two', 'three'];
  const commits: string[] = [];
  for (const name of clones) {
    await machine.do(['clone', '-q', address(server.origin), name]);
    commits.push(await machine.commit(name, { [`${name}.txt`]: 'x\n' }, name));
  }
  const results = await Promise.all(clones.map((name) => machine.git(['push'], name)));
  expect(results.filter(({ code }) => code === 0)).toHaveLength(1);
  const first = results.findIndex(({ code }) => code === 0);
  const { repository, versions } = await storedOf(project.id);
  expect(repository).toMatchObject({ main: commits[first], revision: 2 });
  expect(versions).toHaveLength(1);
  for (const [index, name] of clones.entries()) {
    if (index === first) continue;
    expect(results[index]?.output).toMatch(/rejected/);
    await machine.do(['pull', '-q', '--rebase'], name);
    await machine.do(['push', '-q'], name);
  }
  expect((await storedOf(project.id)).versions).toHaveLength(3);
});

it('who is overtaken while they push is told to fetch, and what the other stored stands', async () => {
  const server = await startGitServer();
  opened.push(server.close);
  await machine.do(['clone', '-q', address(server.origin), 'clone']);
  await machine.commit('clone', { 'a.txt': 'x\n' });
  const sent = await slowPush(server.origin, join(server.dataFolder, 'lent', hostname()));
  // A run that stores something else meanwhile: whoever names the revision they saw is refused.
  const before = await storedOf(project.id);
  const bundle = new Uint8Array([1]);
  const heads = { main: project.main, generated: project.main, verified: project.main };
  const where = { teamId: ada.team.id, projectId: project.id };
  await inTeam(ada.team.id, (db) => storeRepository(db, where, { seen: 1, bundle, heads }));
  expect(before.repository?.revision).toBe(1);
  const answer = await sent.finish();
  expect(answer).toMatch(/ng refs\/heads\/main somebody was faster/);
  expect(answer).toContain('The repository changed while you pushed');
  expect(await storedOf(project.id)).toMatchObject({
    repository: { revision: 2, verified: project.main },
    versions: [],
    runs: [],
  });
});

it('a server that is killed in the middle of a push leaves what there was, and the next one goes on', async () => {
  const dataFolder = await mkdtemp(join(tmpdir(), 'iopeer-killed-'));
  opened.push(() => rm(dataFolder, { recursive: true, force: true }));
  const first = await startGatewayProcess(dataFolder);
  await machine.do(['clone', '-q', address(first.origin), 'clone']);
  const commit = await machine.commit('clone', { 'a.txt': 'x\n' });
  const lent = join(dataFolder, 'pipeline', 'lent', hostname());
  const sent = await slowPush(first.origin, lent);
  first.child.kill('SIGKILL');
  await once(first.child, 'exit');
  sent.request.destroy();
  expect(await storedOf(project.id)).toMatchObject({
    repository: { revision: 1, main: project.main },
    versions: [],
    runs: [],
  });
  expect(await readdir(lent)).not.toEqual([]);
  const second = await startGatewayProcess(dataFolder);
  expect(await readdir(lent)).toEqual([]);
  await machine.do(['push', '-q', address(second.origin), 'HEAD:main'], 'clone');
  expect(await storedOf(project.id)).toMatchObject({ repository: { revision: 2, main: commit } });
});

/** The gateway as it runs alone, on a free port. */
async function startGatewayProcess(dataFolder: string): Promise<{ child: ChildProcess; origin: string }> {
  const child = spawn(process.execPath, ['gateway/main.ts'], {
    env: { ...process.env, IOPEER_DATA: dataFolder, GATEWAY_PORT: '0', LOG_LEVEL: 'info' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  opened.push(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGTERM');
    await once(child, 'exit');
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const { msg, address: at } = JSON.parse(line) as { msg: string; address?: { port: number } };
    if (msg === 'gateway is ready' && at) {
      child.stdout.resume();
      return { child, origin: `http://127.0.0.1:${at.port}` };
    }
  }
  throw new Error('the gateway ended before it was ready');
}

/** A push of which all but the last byte has been sent, once the server has lent a repository to it. */
async function slowPush(
  origin: string,
  lent: string,
): Promise<{ request: ClientRequest; finish: () => Promise<string> }> {
  const commit = (await machine.do(['rev-parse', 'HEAD'], 'clone')).trim();
  const command = `${project.main} ${commit} refs/heads/main\0 report-status side-band-64k`;
  const head = Buffer.from(`${(command.length + 4).toString(16).padStart(4, '0')}${command}0000`);
  const pack = await machine.pack('clone', `${project.main}..${commit}`);
  const body = Buffer.concat([head, pack]);
  const sending = request(`${origin}${path()}/git-receive-pack`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${btoa(`x:${token}`)}`,
      'content-type': 'application/x-git-receive-pack-request',
      expect: '100-continue',
    },
  });
  sending.on('error', () => {});
  sending.flushHeaders();
  await once(sending, 'continue');
  await new Promise((resolve) => sending.write(body.subarray(0, -1), resolve));
  while ((await objectsIn(lent)) === 0) await new Promise(setImmediate);
  const finish = async () => {
    sending.end(body.subarray(-1));
    const [response] = (await once(sending, 'response')) as [AsyncIterable<Buffer>];
    const chunks: Buffer[] = [];
    for await (const chunk of response) chunks.push(chunk);
    return Buffer.concat(chunks).toString();
  };
  return { request: sending, finish };
}

/** Files of objects that git is receiving in repositories that were lent. */
async function objectsIn(lent: string): Promise<number> {
  const names = await readdir(lent, { recursive: true }).catch(() => []);
  return names.filter((name) => name.includes('incoming')).length;
}
