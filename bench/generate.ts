import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median, report, timeIopeer } from './support/command-line.ts';
import { BENCH_JDL, benchSpec } from './support/ten-entities.ts';

/**
 * Ten entities without checks, the whole process from `./bin/iopeer`: the backend in 1.5 s or less, both parts in 2 s.
 * With `--peers` (or IOPEER_BENCH_PEERS=1) generator-jhipster makes its backend of the same ten in the same run.
 */
const PARTS = [
  { name: 'backend', argv: ['--parts', 'backend'], barMs: 1_500 },
  { name: 'both parts', argv: ['--parts', 'both', '--frontend', 'nextjs'], barMs: 2_000 },
] as const;
const ROUNDS = 7;
const JHIPSTER = 'generator-jhipster@8.11.0';

const folder = mkdtempSync(join(tmpdir(), 'iopeer-bench-'));
try {
  const medians = PARTS.map((parts) => timeParts(parts));
  process.exitCode = medians.every(({ met }) => met) ? 0 : 1;
  if (process.argv.includes('--peers') || process.env.IOPEER_BENCH_PEERS === '1')
    timeJhipster(folder, medians[0]?.ms ?? Number.NaN);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Makes the ten several times, prints the median beside its bar and returns both. */
function timeParts({ name, argv, barMs }: (typeof PARTS)[number]): { ms: number; met: boolean } {
  const times: number[] = [];
  let files = 0;
  for (let round = 0; round <= ROUNDS; round++) {
    const out = join(folder, `${name.replace(' ', '-')}-${round}`);
    const run = timeIopeer(['generate', '-', '--no-verify', '--json', '--out', out, ...argv], {
      cwd: folder,
      input: benchSpec(),
    });
    if (run.exitCode !== 1) throw new Error(`generate ended with ${run.exitCode}: ${run.stderr}`);
    files = JSON.parse(run.stdout).files;
    // The first start fills the caches of compiled modules, as a person's first does.
    if (round > 0) times.push(run.ms);
    else process.stdout.write(`  first start: ${(run.ms / 1_000).toFixed(2)} s\n`);
  }
  const details = `median of ${ROUNDS}, slowest ${(Math.max(...times) / 1_000).toFixed(2)} s, ${files} files`;
  const ms = median(times);
  return { ms, met: report(`10 entities, ${name}, --no-verify`, ms, barMs, details) };
}

/** Installs JHipster into a folder of its own and has it write its application; installing is not timed. */
function timeJhipster(scratch: string, ours: number): void {
  const tool = join(scratch, 'jhipster');
  const app = join(scratch, 'jhipster-app');
  mkdirSync(tool);
  mkdirSync(app);
  writeFileSync(join(tool, 'package.json'), '{"private":true}\n');
  const quiet = { cwd: tool, encoding: 'utf8', maxBuffer: 50_000_000 } as const;
  const installed = spawnSync(
    'npm',
    ['install', '--no-audit', '--no-fund', '--ignore-scripts', JHIPSTER],
    quiet,
  );
  if (installed.status !== 0)
    throw new Error(`${JHIPSTER} could not be installed: ${installed.stderr.slice(-500)}`);
  const config = `application { config { baseName bench, packageName com.example.bench, applicationType monolith, authenticationType jwt, buildTool maven, databaseType sql, devDatabaseType h2Disk, prodDatabaseType postgresql, clientFramework no, testFrameworks [] } entities * }\n`;
  writeFileSync(join(app, 'app.jdl'), config + BENCH_JDL);
  const cli = join(tool, 'node_modules', '.bin', 'jhipster');
  const argv = ['jdl', 'app.jdl', '--skip-install', '--skip-git', '--force', '--no-insight', '--skip-checks'];
  const startedAt = performance.now();
  const made = spawnSync(cli, argv, { cwd: app, encoding: 'utf8', maxBuffer: 50_000_000 });
  const ms = performance.now() - startedAt;
  if (made.status !== 0) throw new Error(`JHipster ended with ${made.status}: ${made.stderr.slice(-800)}`);
  process.stdout.write(
    `  ${JHIPSTER}, the same ten, backend only: ${(ms / 1_000).toFixed(2)} s (${(ms / ours).toFixed(1)} times ours)\n`,
  );
}
