import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryBlueprint } from '../blueprint/arbitrary.ts';
import { blueprintSchema } from '../blueprint/schema.ts';
import { printSpec } from './print.ts';
import { readSpec } from './read.ts';

// Random Blueprints are dear to draw, and other suites run beside this one. They are the same ones in every run: a
// change that lands has been tried on what its author tried.
const SEED = 20_261_121;

describe('printing a SPEC', { timeout: 120_000 }, () => {
  it('random Blueprints are valid to begin with', () => {
    fc.assert(
      fc.property(arbitraryBlueprint(), (blueprint) => blueprintSchema.safeParse(blueprint).success),
      { numRuns: 150, seed: SEED },
    );
  });

  it('reading what was printed gives the same Blueprint', () => {
    fc.assert(
      fc.property(arbitraryBlueprint(), (blueprint) => {
        const text = printSpec(blueprint);
        expect(readSpec(text).blueprint, text).toEqual(blueprint);
      }),
      { numRuns: 300, seed: SEED },
    );
  });

  it('a rule that could be a field with choices stays a rule', () => {
    const text = '# App\n\n### Doctor\n- floor: time\n\n## Rules\n\n- "a\'"\n- a—á/.\n';
    expect(readSpec(text).blueprint?.rules.map((rule) => rule.text)).toEqual(["a'", 'a—á/.']);
  });

  it('nothing in a printed SPEC is an error or a warning to the reader', () => {
    fc.assert(
      fc.property(arbitraryBlueprint(), (blueprint) => {
        const text = printSpec(blueprint);
        const loud = readSpec(text).diagnostics.filter(
          ({ severity, code }) => severity !== 'info' && code !== 'entity-without-fields',
        );
        expect(loud, text).toEqual([]);
      }),
      { numRuns: 150, seed: SEED },
    );
  });
});
