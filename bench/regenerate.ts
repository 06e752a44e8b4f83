import { execFileSync, spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median, report, timeIopeer } from './support/command-line.ts';

/**
 * One field more on one of 55 entities, the whole process from `./bin/iopeer` in a folder a person has worked in: the plan
 * in 2 s or less, the merge without tests in 5 s or less, each beside a fresh generation of the same in the same run.
 */
const ENTITIES = 55;
const PLAN_BAR_MS = 2_000;
const MERGE_BAR_MS = 5_000;
const ROUNDS = 5;

function spec(extra: string): string {
  const blocks = Array.from({ length: ENTITIES }, (_, at) => {
    const number = String(at + 1).padStart(2, '0');
    const lines = [
      'name: string, required, max 80',
      'code: string, required, unique',
      'amount: money, min 0',
      'status: new | open | done (default new)',
      'due on: date',
      ...(at > 0 && at % 3 === 0 ? [`belongs to Thing${String(at).padStart(2, '0')}`] : []),
      ...(at === 20 && extra ? [extra] : []),
    ];
    return `### Thing${number}\n${lines.map((line) => `- ${line}`).join('\n')}`;
  });
  return `# Bench works\n\n## Entities\n\n${blocks.join('\n\n')}\n\n## Options\n- database: sqlite\n- frontend: none\n`;
}

const folder = mkdtempSync(join(tmpdir(), 'iopeer-bench-'));
try {
  const [before, after] = [join(folder, 'before.md'), join(folder, 'after.md')];
  writeFileSync(before, spec(''));
  writeFileSync(after, spec('rating: integer, min 0'));
  const original = join(folder, 'original');
  const fresh = Array.from({ length: ROUNDS }, (_, round) => {
    const out = round === 0 ? original : join(folder, `fresh-${round}`);
    return run(['generate', before, '--no-verify', '--json', '--out', out], 1).ms;
  });
  appendFileSync(join(original, 'backend/app/modules/thing07/service.py'), '# mine\n');
  const plans: number[] = [];
  const merges: number[] = [];
  let files = '';
  for (let round = 0; round < ROUNDS; round++) {
    const copy = join(folder, `copy-${round}`);
    cpSync(original, copy, { recursive: true, preserveTimestamps: true });
    // A copy has other inodes than git remembers; a person's folder does not.
    spawnSync('git', ['-C', copy, 'status']);
    const planned = run(['generate', after, '--into', copy, '--dry-run', '--json'], 0);
    plans.push(planned.ms);
    files = `${JSON.parse(planned.stdout).plan.files.length} files touched`;
    merges.push(run(['generate', after, '--into', copy, '--no-verify', '--json'], 1).ms);
    const left = execFileSync('git', ['-C', copy, 'status', '--porcelain'], { encoding: 'utf8' });
    if (left !== '') throw new Error(`not clean after the merge:\n${left}`);
  }
  const whole = median(fresh);
  const ratio = (ms: number) =>
    `${(ms / whole).toFixed(2)} of a fresh generation (${(whole / 1_000).toFixed(2)} s)`;
  const met = [
    report(
      `plan of one field on ${ENTITIES} entities`,
      median(plans),
      PLAN_BAR_MS,
      `${ratio(median(plans))}, ${files}`,
    ),
    report('merge without tests', median(merges), MERGE_BAR_MS, ratio(median(merges))),
  ];
  process.exitCode = met.every(Boolean) ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function run(argv: readonly string[], expected: number) {
  const timed = timeIopeer(argv, { cwd: folder });
  if (timed.exitCode !== expected)
    throw new Error(`${argv.join(' ')} ended with ${timed.exitCode}: ${timed.stderr}`);
  return timed;
}
