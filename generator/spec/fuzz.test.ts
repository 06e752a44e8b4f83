import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { blueprintSchema } from '../blueprint/schema.ts';
import { mutate, seededRandom } from './corpus/mutate.ts';
import { MAX_SPEC_BYTES, readSpec } from './read.ts';

const folder = join(import.meta.dirname, 'corpus');
const texts = readdirSync(folder)
  .filter((file) => file.endsWith('.md'))
  .map((file) => readFileSync(join(folder, file), 'utf8'));
const SEED = 20_261_121;
const RUNS = 10_000;

// How long readings take is measured by bench/read.ts; here the time limit guards against an endless one.
describe('hostile SPECs', { timeout: 600_000 }, () => {
  it('10,000 mutated SPECs are read without a crash and into valid Blueprints', () => {
    const random = seededRandom(SEED);
    for (let run = 0; run < RUNS; run++) {
      const text = mutate(
        texts[run % texts.length] ?? '',
        random,
        texts[Math.floor(random() * texts.length)] ?? '',
      );
      const result = readSpec(text);
      const parsed = result.blueprint === null ? null : blueprintSchema.safeParse(result.blueprint);
      if (parsed && !parsed.success) throw new Error(`run ${run}: ${parsed.error.message}\n${text}`);
      if (result.blueprint === null && !result.diagnostics.some(({ severity }) => severity === 'error')) {
        throw new Error(`run ${run}: nothing was read and no error says why\n${text}`);
      }
      for (const { line, column, endLine, endColumn, message } of result.diagnostics) {
        const isPlace =
          line >= 1 && column >= 1 && (endLine > line || (endLine === line && endColumn > column));
        if (!isPlace || message === '')
          throw new Error(
            `run ${run}: a diagnostic points nowhere: ${line}:${column}-${endLine}:${endColumn} ${message}`,
          );
      }
    }
  });

  it.each([
    ['open brackets', '('.repeat(400_000)],
    ['quotation marks', '“"\''.repeat(150_000)],
    ['pipes', '|a'.repeat(200_000)],
    ['lines of brackets', '- a: (((((((\n'.repeat(30_000)],
    ['headings', '# a\n'.repeat(100_000)],
    [
      'deep bullets',
      Array.from({ length: 2_000 }, (_, depth) => `${' '.repeat(Math.min(depth, 200))}- x${depth}`).join(
        '\n',
      ),
    ],
    ['one long word', 'x'.repeat(490_000)],
    ['relations', 'a belongs to b and c and d\n'.repeat(15_000)],
    ['conjunctions', `- ${'has many a and '.repeat(120)}\n`.repeat(200)],
    ['spaces', `${' '.repeat(240_000)}x${' '.repeat(240_000)}`],
    ['colons', `- ${'a:'.repeat(900)}\n`.repeat(200)],
    ['numbers', `- a: ${'1..'.repeat(600)}\n`.repeat(200)],
  ])('%s by the hundred thousand end in a Blueprint or an error', (_, text) => {
    expect(text.length).toBeLessThanOrEqual(MAX_SPEC_BYTES);
    const { blueprint, diagnostics } = readSpec(text);
    expect(blueprint !== null || diagnostics.some(({ severity }) => severity === 'error')).toBe(true);
  });
});
