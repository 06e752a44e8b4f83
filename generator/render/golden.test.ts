import { expect, test } from 'vitest';
import { GOLDEN, readGolden, renderGolden } from '../golden/tree.ts';

test.each(Object.keys(GOLDEN))(
  'the golden tree of %s is what the generator writes (node generator/golden/rewrite.ts)',
  (name) => {
    const [kept, rendered] = [readGolden(name), renderGolden(name)];
    expect([...kept.keys()].sort()).toEqual([...rendered.keys()].sort());
    for (const [path, content] of rendered) expect(kept.get(path), path).toBe(content);
  },
);
