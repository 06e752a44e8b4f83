import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fillPlaceholders, type ProjectCheck } from '#generator/render/checks.ts';
import { BUILD_CACHE, buildCacheMount } from '../workspace/build-cache.ts';
import { environmentMounts } from '../workspace/environment.ts';
import { namingDiskFull } from '../workspace/machine-error.ts';
import { nodeMounts } from '../workspace/node-modules.ts';
import { type Mount, type SandboxRequest, withPlaces } from '../workspace/sandbox-driver.ts';
import { DATABASE_CHECKS, databaseUrl, withServer } from '../workspace/test-database.ts';
import { type Tree, writeInto } from '../workspace/tree.ts';
import { typesCacheMount } from '../workspace/types-cache.ts';
import type { CheckRound } from './check-round.ts';

/** What commands of a project see as their environment, besides what a check adds. */
export const COMMAND_ENV = {
  PATH: '{venv}/bin:/usr/local/bin:/usr/sbin:/usr/bin:/bin',
  VIRTUAL_ENV: '{venv}',
  LANG: 'C.UTF-8',
  TZ: 'UTC',
} as const;

/** The same for what runs in the frontend: its packages' programs and our Node come first. */
export const FRONTEND_PATH = `{node-modules}/.bin:{node}:${COMMAND_ENV.PATH}`;

/** Puts a copy of the project where a check may do with it what it likes. */
export async function fillLane(round: CheckRound, check: ProjectCheck, lane: string): Promise<void> {
  await rm(lane, { recursive: true, force: true });
  await namingDiskFull(async () => {
    await writeInto(join(lane, 'project'), seenBy(check, round.tree), { timesFromContent: true });
    await Promise.all([
      mkdir(join(lane, 'reports')),
      mkdir(join(lane, 'tmp')),
      // Made here, empty and real: what is mounted in a workspace is mounted on nothing else.
      ...(check.cwd === 'frontend' ? [mkdir(join(lane, 'project', 'frontend', 'node_modules'))] : []),
    ]);
  });
}

/** The backend stands by itself; the frontend is made from it and tried against it. */
function seenBy(check: ProjectCheck, tree: Tree): Tree {
  return check.cwd === 'backend'
    ? new Map([...tree].filter(([path]) => !path.startsWith('frontend/')))
    : tree;
}

/** What the sandbox is asked to do for a check whose copy of the project lies in `lane`. */
export async function requestOf(
  round: CheckRound,
  check: ProjectCheck,
  lane: string,
): Promise<SandboxRequest> {
  const cache = await cacheOf(round, check);
  // /tmp of a sandbox is memory. The types check works in a folder, where its cache can be picked up afterwards.
  const tmp = round.sandbox === 'none' || check.name === 'types' ? '{work}/tmp' : '/tmp';
  const places = { reports: '{work}/reports', tmp, browser: round.frontend?.browser.path ?? '' };
  const server = DATABASE_CHECKS.some((name) => name === check.name) ? round.server : null;
  const env = Object.fromEntries(
    Object.entries(check.env).map(([name, value]) => [name, fillPlaceholders(value, places)]),
  );
  const [program = '', ...rest] = check.argv.map((part) => fillPlaceholders(part, places));
  const argv = wordsOf(program, rest);
  const wrapped = server ? withServer(server, argv) : argv;
  return {
    work: lane,
    mounts: [
      ...environmentMounts(round.environment),
      ...frontendMounts(round, check),
      ...(server?.mounts ?? []),
      ...(cache ? [cache.mount] : []),
    ],
    argv: cache ? startingFrom(cache.mount, cache.at.replace('{tmp}', tmp), wrapped) : wrapped,
    cwd: join('project', check.cwd),
    env: {
      ...COMMAND_ENV,
      ...(check.cwd === 'frontend' && { PATH: FRONTEND_PATH }),
      HOME: tmp,
      ...env,
      ...(server && { DATABASE_URL: databaseUrl(server, check.name) }),
    },
    limits: { ...check.limits, timeoutMs: check.timeoutMs },
    budget: round.budget,
    signal: round.context.signal,
  };
}

/** The two programs whose names stand for a place of ours; see `ProjectCheck`. */
export function wordsOf(program: string, rest: string[]): [string, ...string[]] {
  if (program === 'python') return ['{venv}/bin/python', ...rest];
  const [tool = '', ...more] = rest;
  return program === 'npx' ? [tool, ...more] : [program, ...rest];
}

function frontendMounts({ frontend }: CheckRound, check: ProjectCheck): Mount[] {
  if (check.cwd !== 'frontend') return [];
  if (frontend === null) throw new Error(`${check.name} runs without the packages of the frontend`);
  return [...nodeMounts(frontend.packages, 'project'), ...frontend.browser.mounts];
}

/** What a check may start from of what an earlier one has learnt, and where it looks for it. */
async function cacheOf(
  { environment, frontend, sandbox }: CheckRound,
  { name }: ProjectCheck,
): Promise<{ mount: Mount; at: string } | null> {
  if (name === 'types') {
    const mount = await typesCacheMount(environment, sandbox);
    return mount && { mount, at: '{tmp}/mypy' };
  }
  if (name !== 'frontend-build' || frontend === null) return null;
  const mount = await buildCacheMount(frontend.packages, sandbox);
  return mount && { mount, at: BUILD_CACHE };
}

/** A copy of the cache first: nothing that a check does to it is seen by another. */
function startingFrom(cache: Mount, at: string, argv: readonly string[]): [string, ...string[]] {
  const copy = 'mkdir -p "$(dirname "$2")" && cp -r "$1" "$2" && shift 2 && exec "$@"';
  return ['/bin/sh', '-c', copy, 'sh', `{${cache.name}}`, at, ...argv];
}

/** The command as a person would type it in the project's folder, with the database it ran on. */
export function commandLine(check: ProjectCheck, request: SandboxRequest): string {
  const places = new Map([['work', '/work']]);
  const database = request.env.DATABASE_URL;
  const values = { reports: '/work/reports', tmp: '/tmp', browser: 'chromium' };
  const argv = check.argv.map((part) => quoted(fillPlaceholders(part, values)));
  return [...(database === undefined ? [] : [`DATABASE_URL=${withPlaces(database, places)}`]), ...argv].join(
    ' ',
  );
}

const quoted = (word: string): string => (/[\s&()]/.test(word) ? `'${word}'` : word);
