import { SetupFailure } from './failure.mjs';
import { ensureNode } from './node.mjs';
import { ensureDatabaseClient, ensurePackages } from './packages.mjs';
import { ensurePrograms, missingPrograms } from './programs.mjs';
import { remark } from './progress.mjs';
import { ensureUv } from './uv.mjs';

/**
 * What a command may need of the machine. `required`: without these it stops and says what to install.
 * `wished`: it goes on, and whoever meets the lack later says so.
 */
const PROGRAMS_TO_RUN = ['git', 'sandbox', 'limits'];
export const NEEDS = {
  cli: { client: false, uv: 'no', required: [], wished: [] },
  generate: { client: false, uv: 'required', required: [], wished: PROGRAMS_TO_RUN },
  generateFrontend: {
    client: false,
    uv: 'required',
    required: [],
    wished: [...PROGRAMS_TO_RUN, 'browser'],
  },
  start: { client: true, uv: 'wished', required: [], wished: PROGRAMS_TO_RUN },
  test: { client: true, uv: 'required', required: [...PROGRAMS_TO_RUN, 'browser', 'redis'], wished: [] },
};

/** Node on old versions of 22 remarks on each start that type stripping is new; it is what we chose. */
function silenceTypeStripping() {
  const emit = process.emitWarning;
  process.emitWarning = (warning, ...rest) => {
    if (rest[0] === 'ExperimentalWarning' && /Type Stripping/i.test(String(warning))) return;
    Reflect.apply(emit, process, [warning, ...rest]);
  };
}

/**
 * Brings the machine to where TypeScript of this repository runs and `need` (a key of NEEDS) is met. Uses nothing but
 * Node itself, 18 or newer; on too old a Node the rest of the program goes on in another process. Everything already
 * there is only looked at: with nothing to do it takes a few milliseconds and says nothing.
 * @throws SetupFailure naming what is missing and the command that brings it.
 */
export async function bootstrap(need) {
  const { client, uv, required, wished } = NEEDS[need];
  // Nothing we start tells its maker about the people who use it.
  process.env.NEXT_TELEMETRY_DISABLED = '1';
  process.env.CHECKPOINT_DISABLE = '1';
  await ensureNode();
  silenceTypeStripping();
  await ensurePackages();
  if (client) await ensureDatabaseClient();
  const missing = await ensurePrograms([...required, ...wished]);
  const stopping = missing.filter((kind) => required.includes(kind));
  if (stopping.length > 0) throw missingPrograms(stopping);
  // The command line tells it with its own exit code, and only when it comes to that.
  if (missing.length > 0 && need === 'start') remarkFailure(missingPrograms(missing));
  if (uv === 'no') return;
  try {
    await ensureUv();
  } catch (error) {
    if (uv === 'required' || !(error instanceof SetupFailure)) throw error;
    remarkFailure(error);
  }
}

function remarkFailure({ message, cure }) {
  const text = `${message}\n    → ${cure}`;
  remark({ es: text, en: text });
}
