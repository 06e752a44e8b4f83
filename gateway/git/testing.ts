import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { hashToken, makeToken } from '#lib/access-tokens/rules.ts';
import type { TokenScope } from '#lib/access-tokens/schema.ts';
import { type SignedIn, signUpSomeone } from '#lib/auth/testing.ts';
import { proxyMatcher, settleClientAddress } from '#lib/client-address.ts';
import { asSystem } from '#lib/db/system.ts';
import { inTeam } from '#lib/db/team.ts';
import { makeAccessToken, makeMembership, makeProject, makeSpecVersion } from '#lib/db/testing.ts';
import { env } from '#lib/env.ts';
import { storeRepository } from '#lib/repositories/commands.ts';
import { bundleRepository } from '#pipeline/workspace/git-bundle.ts';
import { commitGenerated } from '#pipeline/workspace/git-store.ts';
import { GitService } from './service.ts';

/** A server of repositories on a free port, with a data folder of its own. */
export async function startGitServer(options: Partial<ConstructorParameters<typeof GitService>[0]> = {}) {
  const dataFolder = await mkdtemp(join(tmpdir(), 'iopeer-git-server-'));
  const service = new GitService({ dataFolder, ...options });
  const isProxy = proxyMatcher([]);
  const server = createServer((request, response) => {
    settleClientAddress(request, isProxy);
    if (service.handles(request)) void service.serve(request, response);
    else response.writeHead(404).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const close = async () => {
    await service.close();
    server.closeAllConnections();
    server.close();
    await rm(dataFolder, { recursive: true, force: true });
  };
  return { dataFolder, origin: `http://127.0.0.1:${port}`, close };
}

/** A token of a person, stored as the product stores it. */
export async function giveToken(
  person: { user: { id: string } },
  teamId: string,
  scopes: TokenScope[] = ['git:write'],
  values: { expiresAt?: Date; revokedAt?: Date } = {},
): Promise<string> {
  const { token, prefix } = makeToken();
  await makeAccessToken({
    teamId,
    userId: person.user.id,
    tokenHash: hashToken(token),
    prefix,
    scopes,
    ...values,
  });
  return token;
}

/** Someone else in a team. */
export async function joinTeam(teamId: string, role: 'admin' | 'member' | 'viewer'): Promise<SignedIn> {
  const person = await signUpSomeone();
  await makeMembership({ teamId, userId: person.user.id, role });
  return person;
}

/** Files of a small project, with a manifest that says whose they are. */
const FILES = {
  'README.md': '# Demo\n',
  'backend/app/main.py': 'print("hello")\n',
  'backend/app/extend.py': '# yours\n',
  '.iopeer/manifest.json': JSON.stringify({
    version: 1,
    files: {
      'README.md': { sha256: '0', owner: 'M' },
      'backend/app/main.py': { sha256: '0', owner: 'G' },
      'backend/app/extend.py': { sha256: '0', owner: 'U' },
    },
  }),
};

/** A project with one generation stored, as a run leaves it. */
export async function makeStoredProject(teamId: string) {
  const project = await makeProject({ teamId });
  await makeSpecVersion({ teamId, projectId: project.id });
  const folder = await mkdtemp(join(tmpdir(), 'iopeer-stored-'));
  try {
    const repository = join(folder, 'repository.git');
    const tree = Object.entries(FILES).map(([path, text]) => {
      return [path, { content: new TextEncoder().encode(text), executable: false }] as const;
    });
    const main = await commitGenerated(repository, {
      runId: 'run_1',
      title: 'Generate Demo',
      trailers: {},
      tree: new Map(tree),
      committedAt: 1_800_000_000,
    });
    const bundle = await bundleRepository(repository);
    const heads = { main, generated: main, verified: null };
    const where = { teamId, projectId: project.id };
    await inTeam(teamId, (db) => storeRepository(db, where, { seen: null, bundle, heads }));
    return { ...project, main };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What is stored of a project now, past every door. */
export async function storedOf(projectId: string) {
  return asSystem('test', async (db) => ({
    repository: await db.repository.findFirst({ where: { projectId } }),
    versions: await db.version.findMany({ where: { projectId }, orderBy: { number: 'asc' } }),
    runs: await db.run.findMany({ where: { projectId }, orderBy: { number: 'asc' } }),
  }));
}

export type GitResult = { code: number; output: string };

/** A person's own git, on a machine without settings. */
export class Machine {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  static async make(): Promise<Machine> {
    return new Machine(await mkdtemp(join(tmpdir(), 'iopeer-machine-')));
  }

  /** Runs git in a folder of the machine; both streams come as one text. */
  git(args: readonly string[], folder = '.', settings: Record<string, string> = {}): Promise<GitResult> {
    const own: NodeJS.ProcessEnv = {
      NODE_ENV: 'test',
      PATH: env().PATH,
      HOME: this.folder,
      LC_ALL: 'C.UTF-8',
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_TERMINAL_PROMPT: '0',
      GIT_AUTHOR_NAME: 'Ada',
      GIT_AUTHOR_EMAIL: 'ada@example.com',
      GIT_COMMITTER_NAME: 'Ada',
      GIT_COMMITTER_EMAIL: 'ada@example.com',
      ...settings,
    };
    return new Promise((resolve) => {
      execFile('git', [...args], { cwd: join(this.folder, folder), env: own }, (error, stdout, stderr) => {
        resolve({ code: error === null ? 0 : Number(error.code ?? 1), output: stdout + stderr });
      });
    });
  }

  /** As `git`, for what has to work. */
  async do(args: readonly string[], folder = '.'): Promise<string> {
    const { code, output } = await this.git(args, folder);
    if (code !== 0) throw new Error(`git ${args.join(' ')}: ${output}`);
    return output;
  }

  /** Writes files into a clone and commits them. */
  async commit(
    clone: string,
    files: Record<string, string | Uint8Array>,
    message = 'My change',
  ): Promise<string> {
    for (const [path, content] of Object.entries(files)) {
      const file = join(this.folder, clone, path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, content);
    }
    await this.do(['add', '-A'], clone);
    await this.do(['commit', '-q', '-m', message], clone);
    return (await this.do(['rev-parse', 'HEAD'], clone)).trim();
  }

  /** A tree of these entries, as `git mktree` takes them: what `git add` would refuse to make. */
  tree(folder: string, entries: readonly string[]): Promise<string> {
    return new Promise((resolve, reject) => {
      const child = execFile('git', ['mktree'], { cwd: join(this.folder, folder) }, (error, stdout) =>
        error === null ? resolve(stdout.trim()) : reject(error),
      );
      child.stdin?.end(`${entries.join('\n')}\n`);
    });
  }

  /** The objects of a range of commits as git sends them. */
  pack(folder: string, range: string): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      const options = { cwd: join(this.folder, folder), encoding: 'buffer' } as const;
      const child = execFile('git', ['pack-objects', '--revs', '--stdout', '-q'], options, (error, stdout) =>
        error === null ? resolve(stdout) : reject(error),
      );
      child.stdin?.end(`${range.replace(/^(.*)\.\.(.*)$/, '$2\n^$1')}\n`);
    });
  }

  remove(): Promise<void> {
    return rm(this.folder, { recursive: true, force: true });
  }
}
