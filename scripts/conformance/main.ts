import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { startApplication } from './application.ts';
import { type Findings, joined, tryRequests, validateDocument } from './schemathesis.ts';

/**
 * Generates an application of each SPEC, with accounts, starts it and sends it made-up requests, alone and in sequences,
 * until there were enough, and then requests at, below and above every bound: no answer may be a server's error or
 * differ from what its OpenAPI document says.
 *
 *     npm run conformance -- [--cases 5000] [--seed 1] [--nice 15] [--no-bounds] [--report FOLDER] SPEC.md…
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    cases: { type: 'string', default: '5000' },
    seed: { type: 'string', default: '1' },
    nice: { type: 'string', default: '15' },
    'no-bounds': { type: 'boolean', default: false },
    report: { type: 'string' },
  },
});
/** For each operation, and sequences of them, before another seed. */
const EXAMPLES = 50;

if (positionals.length === 0) throw new Error('name a SPEC: npm run conformance -- SPEC.md');
const stop = new AbortController();
process.once('SIGINT', () => stop.abort(new Error('interrupted')));
let good = true;
for (const path of positionals) good = (await tryOne(resolve(path))) && good;
process.exitCode = good ? 0 : 1;

async function tryOne(path: string): Promise<boolean> {
  const [wanted, nice] = [Number(values.cases), Number(values.nice)];
  const folder = await mkdtemp(join(tmpdir(), 'iopeer-conformance-'));
  const startedAt = performance.now();
  const app = await startApplication(await readFile(path, 'utf8'), folder, { nice, signal: stop.signal });
  try {
    await validateDocument(app, folder, stop.signal);
    const effort = { examples: EXAMPLES, seed: Number(values.seed), nice };
    let found: Findings = { cases: 0, failures: {}, text: '' };
    for (; found.cases < wanted; effort.seed++) {
      const phases = ['fuzzing', 'stateful'] as const;
      found = joined(found, await tryRequests(app, folder, { ...effort, phases }, stop.signal));
    }
    if (!values['no-bounds']) {
      const phases = ['examples', 'coverage'] as const;
      found = joined(found, await tryRequests(app, folder, { ...effort, phases }, stop.signal));
    }
    const last = { ...effort, phases: ['examples', 'coverage', 'fuzzing'], last: true } as const;
    found = joined(found, await tryRequests(app, folder, last, stop.signal));
    const errors = await app.errors();
    const seconds = Math.round((performance.now() - startedAt) / 1_000);
    const bad = Object.entries(found.failures);
    const fine = bad.length === 0 && errors.length === 0;
    process.stdout.write(`${fine ? '✓' : '✗'} ${basename(path)}: ${found.cases} requests in ${seconds} s\n`);
    for (const [what, count] of bad) process.stdout.write(`  ${what}: ${count}\n`);
    if (errors.length > 0) process.stdout.write(`  errors in its log: ${errors.length}\n`);
    if (values.report !== undefined) {
      const name = join(values.report, basename(path, '.md'));
      await writeFile(`${name}.txt`, found.text);
      await writeFile(`${name}.log`, errors.join('\n'));
    }
    return fine;
  } finally {
    await app.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
