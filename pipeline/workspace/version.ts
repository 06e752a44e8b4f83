import { readFileSync } from 'node:fs';
import { z } from 'zod';

let known: string | undefined;

/** Version of this product, as package.json states it. */
export function productVersion(): string {
  known ??= z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))).version;
  return known;
}
