import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seededRandom } from '#generator/spec/corpus/mutate.ts';
import { type Decisions, UNDECIDED } from './decisions.ts';
import { openProject, planGeneration } from './generation.ts';
import { changesNothing, moveBranches, storeMerge } from './merge.ts';
import { commitEdits, makeRepository, nextOf, textsOf } from './testing/projects.ts';
import { changeShop, pick, SHOP, type Shop } from './testing/specs.ts';

const WORDS = { generated: 'Generate', merged: 'Merge', trailers: {}, committedAt: 1_700_000_002 };
const nothingMade = () => false;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'iopeer-in-a-row-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('20 changes of the SPEC in a row', () => {
  it('keep every line written into a person’s files, wherever their entity goes', async () => {
    const repository = join(folder, 'long.git');
    await makeRepository(repository, SHOP);
    const random = seededRandom(7);
    let shop: Shop = SHOP;
    const tokens = new Map<string, string>();
    for (let round = 0; round < 20; round++) {
      const before = await openProject(repository);
      const texts = await textsOf(repository, before.mine);
      const path = pick(
        random,
        [...before.owners]
          .filter(([at, owner]) => owner === 'U' && /modules\/.*\.py$/.test(at))
          .map(([at]) => at),
      );
      if (texts.has(path)) {
        tokens.set(`mine_${round}`, path);
        await commitEdits(repository, new Map([[path, `${texts.get(path)}# mine_${round}\n`]]));
      }
      shop = changeShop(shop, random);
      const project = await openProject(repository);
      const decisions: Decisions = { files: new Map() };
      const next = await nextOf(project, shop);
      const first = await planGeneration(project, next, decisions, nothingMade);
      // A person's file whose entity is gone stays, by their own word.
      const conflicts = first.files.filter(({ kind }) => kind === 'conflict');
      const kept = new Map(conflicts.map(({ path: at }) => [at, 'keep'] as const));
      const plan = await planGeneration(project, next, { files: kept }, nothingMade);
      expect(plan.files.filter(({ kind }) => kind === 'conflict' || kind === 'edited')).toEqual([]);
      await moveBranches(project, await storeMerge(project, plan, project.main, WORDS));
      const all = [...(await textsOf(repository, plan.result)).values()].join('\n');
      for (const token of tokens.keys()) expect(all, `round ${round}`).toContain(`# ${token}\n`);
      const again = await openProject(repository);
      const same = await planGeneration(again, await nextOf(again, shop), UNDECIDED, nothingMade);
      expect(await changesNothing(again, same), `round ${round}`).toBe(true);
    }
    expect(tokens.size).toBeGreaterThan(10);
  }, 600_000);
});
