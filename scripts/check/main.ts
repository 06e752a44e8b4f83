import { describeFailure, SetupFailure } from '../launcher/failure.mjs';
import { add, type Counts, FAILED, isGood, lastLine, NONE, namesOfFailed } from './counts.ts';
import { stopTestDatabase } from './database.ts';
import { stopTools } from './run.ts';
import { STEPS, type Step } from './steps.ts';

/** Splits `unit db lib/errors` into steps and what is for their runner. No step named means all but those that have to be. */
function choose(args: string[]): { steps: Step[]; rest: string[] } {
  const names = STEPS.map(({ name }) => name);
  const chosen = args.filter((arg) => names.includes(arg));
  const rest = args.filter((arg) => !names.includes(arg));
  if (chosen.length === 0 && rest.length > 0) {
    throw new SetupFailure(
      { es: `No hay ninguna parte llamada ${rest[0]}.`, en: `There is no part called ${rest[0]}.` },
      { es: `Las partes son: ${names.join(', ')}`, en: `The parts are: ${names.join(', ')}` },
    );
  }
  const steps = STEPS.filter(({ name, onDemand }) => (chosen.length > 0 ? chosen.includes(name) : !onDemand));
  return { steps, rest };
}

async function runStep(step: Step, rest: string[]): Promise<Counts> {
  console.log(`\n── ${step.name} ──`);
  const start = Date.now();
  let counts = FAILED;
  try {
    counts = await step.run(rest);
  } catch (error) {
    console.error(describeFailure(error));
  }
  console.log(`${step.name}: ${lastLine(counts)} (${((Date.now() - start) / 1000).toFixed(1)} s)`);
  return counts;
}

/**
 * Runs the chosen parts of the tests, all of them whatever fails, and ends with one line of totals.
 * Returns whether everything passed and something ran.
 */
export async function runTests(args: string[]): Promise<boolean> {
  const { steps, rest } = choose(args);
  const results: [name: string, counts: Counts][] = [];
  const interrupt = () => {
    stopTools();
    void stopTestDatabase().then(() => process.exit(130));
  };
  process.once('SIGINT', interrupt);
  process.once('SIGTERM', interrupt);
  try {
    for (const step of steps) results.push([step.name, await runStep(step, rest)]);
  } finally {
    await stopTestDatabase();
  }
  const total = results.map(([, counts]) => counts).reduce(add, NONE);
  console.log('');
  for (const line of namesOfFailed(results)) console.log(line);
  for (const [name, counts] of results) console.log(`${name.padEnd(11)} ${lastLine(counts)}`);
  console.log(lastLine(total));
  return isGood(total);
}
