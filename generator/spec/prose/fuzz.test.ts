import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { blueprintSchema } from '../../blueprint/schema.ts';
import { mutate, seededRandom } from '../corpus/mutate.ts';
import { readSpec } from '../read.ts';

const folder = join(import.meta.dirname, 'corpus');
const texts = readdirSync(folder)
  .filter((file) => file.endsWith('.md'))
  .map((file) => readFileSync(join(folder, file), 'utf8'));
const RUNS = 400;
// How long readings take is measured by bench/read.ts; here the time limit guards against an endless one.
describe('hostile prose', { timeout: 120_000 }, () => {
  it('mutated texts are read without a crash into valid Blueprints', () => {
    const random = seededRandom(20_261_121);
    for (let run = 0; run < RUNS; run++) {
      const other = texts[Math.floor(random() * texts.length)] ?? '';
      const text = mutate(texts[run % texts.length] ?? '', random, other);
      const { blueprint } = readSpec(text);
      if (blueprint) expect(blueprintSchema.safeParse(blueprint).success, text).toBe(true);
    }
  });

  it('the same text gives the same result', () => {
    for (const text of texts) expect(readSpec(text)).toEqual(readSpec(text));
  });

  it.each([
    ['items', `A book has ${'a title, '.repeat(2_000)}`],
    ['conjunctions', `A book has a title ${'and a name '.repeat(2_000)}`],
    ['asides', `A book has rooms ${'with rooms '.repeat(2_000)}`],
    ['relative clauses', `A book has rooms ${'which have rooms '.repeat(2_000)}`],
    ['parentheses', `A book has a title ${'(a '.repeat(2_000)}`],
    ['genitives', `A book ${'of the book '.repeat(2_000)}has a name`],
  ])('a sentence of thousands of %s ends', (_, text) => {
    expect(readSpec(text).blueprint?.entities.map(({ name }) => name)).toContain('Book');
  });
});
