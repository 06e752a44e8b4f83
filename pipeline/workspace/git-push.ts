import { spawn } from 'node:child_process';
import { lookup } from 'node:dns/promises';
import { env } from '#lib/env.ts';
import { isPrivateAddress } from '#lib/git-remotes/rules.ts';
import type { ExportProblem } from '#lib/git-remotes/schema.ts';
import { killNow, type PipedChild, supervise } from './child.ts';
import { OutputBudget } from './output-budget.ts';

export type GitPush = {
  repository: string;
  commit: string;
  url: string;
  branch: string;
  username: string | null;
  password: string | null;
  /** Whether the repository may be in a private network. */
  allowPrivate: boolean;
  /** An empty folder: git's home while it pushes. */
  home: string;
  timeoutMs: number;
  signal: AbortSignal;
};

/** `said` is git's own words without the password, for the log. */
export type PushOutcome = { kind: 'pushed' } | { kind: 'failed'; problem: ExportProblem; said: string };

/**
 * Pushes a commit to a branch of a repository elsewhere, without force. Every address of the host is looked at first and git is
 * held to those, so that a name cannot lead somewhere else a moment later. git speaks http(s) only, follows no redirect, asks
 * nobody and reads none of the machine's settings; the password reaches it in its environment alone. Rejects with the
 * signal's reason.
 */
export async function pushTo(push: GitPush): Promise<PushOutcome> {
  const { repository, commit, url, branch } = push;
  const addresses = await addressesOf(new URL(url).hostname);
  if (addresses.length === 0) return { kind: 'failed', problem: 'unreachable', said: 'no such host' };
  if (!push.allowPrivate && addresses.some(isPrivateAddress))
    return { kind: 'failed', problem: 'private', said: addresses.join(', ') };
  const argv = ['--git-dir', repository, 'push', '--porcelain', '--no-verify', '--no-follow-tags', url];
  const child: PipedChild = spawn('git', [...argv, `${commit}:refs/heads/${branch}`], {
    cwd: push.home,
    env: environmentOf(push, addresses),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const { exitCode, endedBy, stdout, stderr } = await supervise(child, {
    budget: new OutputBudget(),
    timeoutMs: push.timeoutMs,
    signal: push.signal,
    kill: () => killNow(child.pid === undefined ? undefined : -child.pid),
  }).result;
  if (exitCode === 0) return { kind: 'pushed' };
  const said = withoutSecrets(`${stdout}\n${stderr}`, push).trim().slice(0, 2_000);
  return { kind: 'failed', problem: endedBy === 'timeout' ? 'timeout' : problemIn(said), said };
}

/** What git's words come to; it has no codes. Checked against git 2.39 by git-push.pipeline.test.ts. */
function problemIn(said: string): ExportProblem {
  const problems: [ExportProblem, RegExp][] = [
    ['auth', /Authentication failed|could not read (Username|Password)|returned error: 40[13]/i],
    ['refused', /\[remote rejected\]/],
    ['rejected', /\[rejected\]/],
    ['not-found', /returned error: 404|repository .* not found|not valid: is this a git repository/i],
    ['moved', /redirect|returned error: 30\d/i],
    [
      'unreachable',
      /Could not resolve|Failed to connect|Couldn.t connect|Connection (refused|reset|timed out)|SSL|TLS|certificate|returned error: 5\d\d|empty reply/i,
    ],
  ];
  return problems.find(([, words]) => words.test(said))?.[0] ?? 'other';
}

function environmentOf({ url, username, password, home }: GitPush, addresses: string[]): NodeJS.ProcessEnv {
  const { hostname, port, protocol } = new URL(url);
  const to = port || (protocol === 'https:' ? '443' : '80');
  const credentials = Buffer.from(`${username ?? 'git'}:${password ?? ''}`).toString('base64');
  const settings: [string, string][] = [
    ['protocol.allow', 'never'],
    ['protocol.http.allow', 'always'],
    ['protocol.https.allow', 'always'],
    ['http.followRedirects', 'false'],
    ['http.curloptResolve', `${hostname}:${to}:${addresses.join(',')}`],
    // Slower than this for a minute is a server that does not mean to take it.
    ['http.lowSpeedLimit', '1000'],
    ['http.lowSpeedTime', '60'],
    ['credential.helper', ''],
    ['core.hooksPath', '/dev/null'],
    ['safe.directory', '*'],
    ...(password === null
      ? []
      : ([['http.extraHeader', `Authorization: Basic ${credentials}`]] as [string, string][])),
  ];
  return {
    NODE_ENV: 'production',
    PATH: env().PATH,
    LC_ALL: 'C.UTF-8',
    HOME: home,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_TERMINAL_PROMPT: '0',
    GIT_CONFIG_COUNT: String(settings.length),
    ...Object.fromEntries(
      settings.flatMap(([key, value], index) => [
        [`GIT_CONFIG_KEY_${index}`, key],
        [`GIT_CONFIG_VALUE_${index}`, value],
      ]),
    ),
  };
}

async function addressesOf(hostname: string): Promise<string[]> {
  const found = await lookup(hostname.replace(/^\[|\]$/g, ''), { all: true }).catch(() => []);
  return found.map(({ address }) => address);
}

function withoutSecrets(text: string, { username, password }: GitPush): string {
  const secrets = password
    ? [password, Buffer.from(`${username ?? 'git'}:${password}`).toString('base64')]
    : [];
  return secrets.reduce((rest, secret) => rest.replaceAll(secret, '[secret]'), text);
}
