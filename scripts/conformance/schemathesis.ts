import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureEnvironment, environmentFolder } from '#pipeline/workspace/environment.ts';
import type { Application } from './application.ts';

/** What an answer is held against; the first three are the bar, the others find requests that should have been refused. */
const CHECKS = [
  'not_a_server_error',
  'status_code_conformance',
  'content_type_conformance',
  'response_schema_conformance',
  'response_headers_conformance',
  'negative_data_rejection',
];
/** Operations after which the administrator who calls them is signed out or gone: they come last. */
const LAST =
  '^(logout.*|change_password|end_.*session|.*_browser_session|update_account|delete_users?(_batch)?)$';
/** Answers that refuse a request; Schemathesis itself does not count one that is too large. */
const CONFIGURATION = `[checks.negative_data_rejection]
expected-statuses = [400, 401, 403, 404, 405, 406, 409, 412, 413, 415, 422, 428, 429]
`;
const LOCK = new URL('requirements.txt', import.meta.url);

export type Phase = 'examples' | 'coverage' | 'fuzzing' | 'stateful';
export type Effort = {
  /** Requests made up for each operation, or sequences of requests, in a round. */
  examples: number;
  seed: number;
  phases: readonly Phase[];
  last?: boolean;
  nice: number;
};
export type Findings = {
  /** Requests sent. */
  cases: number;
  /** What was found → how often, in Schemathesis' own words. */
  failures: Record<string, number>;
  /** All that Schemathesis said. */
  text: string;
};

/** Path of a program of the environment that `requirements.txt` pins; installed on first use. */
async function program(name: string, signal: AbortSignal): Promise<string> {
  const { environment } = await ensureEnvironment(await readFile(LOCK, 'utf8'), { signal });
  return join(environmentFolder(environment.key), 'venv', 'bin', name);
}

/** Throws with what is wrong when the document of an application is no valid OpenAPI document. */
export async function validateDocument(app: Application, folder: string, signal: AbortSignal): Promise<void> {
  const file = join(folder, 'openapi.json');
  await writeFile(file, await (await fetch(`${app.url}/openapi.json`)).text());
  const { code, text } = await run(
    await program('python', signal),
    ['-m', 'openapi_spec_validator', file],
    folder,
    0,
  );
  if (code !== 0) throw new Error(`the OpenAPI document is not valid: ${text.slice(0, 2_000)}`);
}

/**
 * Sends made-up requests to an application and holds every answer against its own document; the same seed, the same
 * requests. `last`: to the operations that sign the administrator out, who can be used for nothing else afterwards.
 */
export async function tryRequests(
  app: Application,
  folder: string,
  effort: Effort,
  signal: AbortSignal,
): Promise<Findings> {
  const argv = [
    ...['run', `${app.url}/openapi.json`, '-H', `Authorization: Bearer ${app.token}`],
    ...['-c', CHECKS.join(','), '--phases', effort.phases.join(','), '--continue-on-failure', '--no-color'],
    ...['-n', String(effort.examples), '--seed', String(effort.seed), '--no-shrink', '--warnings', 'off'],
    ...[effort.last ? '--include-operation-id-regex' : '--exclude-operation-id-regex', LAST],
  ];
  await writeFile(join(folder, 'schemathesis.toml'), CONFIGURATION);
  const { code, text } = await run(await program('schemathesis', signal), argv, folder, effort.nice, signal);
  if (code !== 0 && code !== 1) throw new Error(`schemathesis ended with ${code}: ${text.slice(-2_000)}`);
  return readSummary(text);
}

/** Reads the figures off the end of a report. Throws when they are not there. */
export function readSummary(text: string): Findings {
  const cases = /^\s*(\d+) generated\b/m.exec(text)?.[1];
  if (cases === undefined) throw new Error(`schemathesis gave no summary: ${text.slice(-2_000)}`);
  const failures = [...text.matchAll(/^\s*❌ (?:[A-Z]+\d+ )?([A-Z].*): (\d+)$/gm)];
  return {
    cases: Number(cases),
    failures: Object.fromEntries(failures.map(([, what = '', count]) => [what, Number(count)])),
    text,
  };
}

/** Both rounds as one. */
export function joined(a: Findings, b: Findings): Findings {
  const failures = { ...a.failures };
  for (const [what, count] of Object.entries(b.failures)) failures[what] = (failures[what] ?? 0) + count;
  return { cases: a.cases + b.cases, failures, text: `${a.text}\n${b.text}` };
}

async function run(file: string, argv: string[], cwd: string, nice: number, signal?: AbortSignal) {
  const child = spawn('nice', ['-n', String(nice), file, ...argv], {
    cwd,
    env: { NODE_ENV: 'test', PATH: process.env.PATH ?? '', HOME: cwd, LANG: 'C.UTF-8', COLUMNS: '160' },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(signal && { signal }),
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (part: string) => {
      text += part;
    });
  }
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, text };
}
