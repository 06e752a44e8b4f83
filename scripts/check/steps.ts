import { repositoryRoot } from '../launcher/places.mjs';
import { ensureBuild } from '../supervisor/build.ts';
import { runBrowserTests } from './browser.ts';
import { type Counts, countVitest, FAILED, PASSED } from './counts.ts';
import { provideTestDatabase } from './database.ts';
import { findReport, freshReport, runTool } from './run.ts';
import { measureSources } from './sizes.ts';

/** What is left of the command line after the step's names: handed to the runner, e.g. a file to run alone. */
export type Step = {
  name: string;
  run(args: string[]): Promise<Counts>;
  /** Runs only when it is named. */
  onDemand?: boolean;
};

const CODE = [
  'app',
  'components',
  'lib',
  'generator',
  'pipeline',
  'gateway',
  'cli',
  'scripts',
  'messages',
  'e2e',
  'bench',
  'bin',
];

const single = async (exitCode: Promise<number | null>) => ((await exitCode) === 0 ? PASSED : FAILED);

async function runVitest(project: string, args: string[]): Promise<Counts> {
  const report = freshReport(`${project}.json`);
  const exitCode = await runTool('vitest', [
    'run',
    '--project',
    project,
    '--allowOnly=false',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...args,
  ]);
  const found = findReport<Parameters<typeof countVitest>[0]>(report);
  return found ? countVitest(found, exitCode) : FAILED;
}

async function checkSizes(): Promise<Counts> {
  const { files, medianLines, tooLong } = measureSources(repositoryRoot);
  console.log(`${files} source files, median ${medianLines} lines`);
  for (const { file, lines } of tooLong) console.log(`${file}: ${lines} lines, at most 400: split it`);
  return tooLong.length === 0 ? PASSED : FAILED;
}

/** In the order they run: the quick ones first, the browser last. */
export const STEPS: Step[] = [
  { name: 'lint', run: () => single(runTool('biome', ['check', '--error-on-warnings', '.'])) },
  {
    name: 'types',
    run: async () => {
      // The pages' route types and next-env.d.ts are made by Next.js; a fresh clone has neither.
      const made = await runTool('next', ['typegen']);
      return made === 0 ? single(runTool('tsc', ['--noEmit', '-p', '.'])) : FAILED;
    },
  },
  {
    name: 'directions',
    run: () => single(runTool('depcruise', ['--config', '.dependency-cruiser.mjs', ...CODE])),
  },
  { name: 'sizes', run: checkSizes },
  { name: 'unit', run: (args) => runVitest('unit', args) },
  {
    name: 'db',
    run: async (args) => {
      await provideTestDatabase();
      return runVitest('db', args);
    },
  },
  {
    name: 'pipeline',
    run: async (args) => {
      await provideTestDatabase();
      // The whole product is started in there; building it first keeps the build out of a test's time limit.
      await ensureBuild();
      return runVitest('pipeline', args);
    },
  },
  { name: 'frontend', onDemand: true, run: (args) => runVitest('frontend', args) },
  {
    name: 'e2e',
    run: async (args) => {
      await provideTestDatabase();
      await ensureBuild();
      return runBrowserTests(args);
    },
  },
];
