import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ENVIRONMENT } from '#generator/render/checks.ts';
import { ensureEnvironment } from '#pipeline/workspace/environment.ts';
import { MachineError } from '#pipeline/workspace/machine-error.ts';
import { detectLanguage } from '../launcher/language.mjs';
import { repositoryRoot } from '../launcher/places.mjs';
import { stopOnSignal } from './child-side.ts';

/**
 * Installs the Python packages of generated projects before anybody asks for them, beside a product that is already
 * usable. A run that comes first waits for this one's lock and not twice for the packages.
 */
const stopping = new AbortController();
stopOnSignal(async () => stopping.abort());
const requirements = join(repositoryRoot, 'generator', 'skeleton', ENVIRONMENT.requirements);
try {
  const start = Date.now();
  const { cacheHit } = await ensureEnvironment(readFileSync(requirements, 'utf8'), {
    signal: stopping.signal,
  });
  if (!cacheHit) console.log(`Python packages installed (${((Date.now() - start) / 1000).toFixed(1)} s)`);
} catch (error) {
  if (!(error instanceof MachineError)) throw error;
  console.error(error.sentence(detectLanguage(process.env)));
  process.exitCode = 1;
}
