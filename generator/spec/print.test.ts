import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryBlueprint } from '../blueprint/arbitrary.ts';
import { blueprintSchema } from '../blueprint/schema.ts';
import { printSpec } from './print.ts';
import { readSpec } from './read.ts';

// Random Blueprints are dear to draw, and other suites run beside this one.
describe('printing a SPEC', { timeout: 120_000 }, () => {
  it('random Blueprints are valid to begin with', () => {
    fc.assert(
      fc.property(arbitraryBlueprint(), (blueprint) => blueprintSchema.safeParse(blueprint).success),
      { numRuns: 150 },
    );
  });

  it('reading what was printed gives the same Blueprint', () => {
    fc.assert(
      fc.property(arbitraryBlueprint(), (blueprint) => {
        const text = printSpec(blueprint);
        expect(readSpec(text).blueprint, text).toEqual(blueprint);
      }),
      { numRuns: 300 },
    );
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
      { numRuns: 150 },
    );
  });
});
