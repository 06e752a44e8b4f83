import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seededRandom } from '#generator/spec/corpus/mutate.ts';
import { findCommit, MAIN } from '../git-store.ts';
import { isAncestor, moveBranch, sameTree } from './commits.ts';
import { CHOICES, type Choice, type Decisions } from './decisions.ts';
import { openProject, type Project, planGeneration } from './generation.ts';
import { storeMerge } from './merge.ts';
import { listTree } from './objects.ts';
import type { MergePlan } from './plan.ts';
import { commitEdits, type Edits, makeRepository, nextOf, textsOf } from './testing/projects.ts';
import { changeShop, pick, SHOP, type Shop } from './testing/specs.ts';

const WORDS = { generated: 'Generate', merged: 'Merge', trailers: {}, committedAt: 1_700_000_002 };
const nothingMade = () => false;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'iopeer-scenarios-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A person's edits: each adds a line nobody else has; some change or delete files besides. */
type Edited = { edits: Edits; tokens: Map<string, string>; decisions: Decisions };

function edit(
  texts: ReadonlyMap<string, string>,
  owners: Project['owners'],
  random: () => number,
  seed: number,
): Edited {
  const edits = new Map<string, string | null>();
  const tokens = new Map<string, string>();
  const files = new Map<string, Choice>();
  const of = (owner: string) =>
    [...owners].filter(([path, its]) => its === owner && editable(path)).map(([path]) => path);
  for (let count = 1 + Math.floor(random() * 5); count > 0; count--) {
    const token = `mine_${seed}_${count}`;
    const kind = pick(random, ['U', 'U', 'U', 'M', 'M', 'G', 'own', 'delete'] as const);
    if (kind === 'delete') {
      edits.set(pick(random, [...of('U'), ...of('M')]), null);
      continue;
    }
    const module = pick(random, ['customer', 'product', 'order']);
    const path = kind === 'own' ? `backend/app/modules/${module}/own_${count}.py` : pick(random, of(kind));
    const text = edits.get(path) ?? texts.get(path) ?? '"""Mine."""\n';
    const lines = text.split('\n');
    const at = Math.floor(random() * lines.length);
    const isReplaced = kind !== 'own' && random() < 0.3;
    lines.splice(
      at,
      isReplaced ? 1 : 0,
      /\.(py|toml|example|yml)$|ignore$/.test(path) ? `# ${token}` : token,
    );
    edits.set(path, lines.join('\n'));
    tokens.set(token, path);
    if (kind === 'G' && random() < 0.8) files.set(path, pick(random, CHOICES));
  }
  // A later edit may have replaced or deleted an earlier one.
  for (const [token, path] of tokens) if (!edits.get(path)?.includes(token)) tokens.delete(token);
  return { edits, tokens, decisions: { files } };
}

/** What a person opens in an editor; locks and IOPEER's own notes are not. */
const editable = (path: string) => !/^\.iopeer\/|requirements\.txt$|migrations\/versions\//.test(path);

/** Lines of a person's that are neither in the result nor given up by their own word. */
async function lostLines(
  repository: string,
  plan: MergePlan,
  { tokens, decisions }: Edited,
): Promise<string[]> {
  const all = [...(await textsOf(repository, plan.result)).values()].join('\n');
  return [...tokens]
    .filter(([token, path]) => !all.includes(token) && decisions.files.get(path) !== 'discard')
    .map(([token, path]) => `${token} in ${path}`);
}

describe('200 random edits meeting random changes of the SPEC', () => {
  it('lose no line silently, and rewrite what nobody changed', async () => {
    const repository = join(folder, 'shop.git');
    await makeRepository(repository, SHOP);
    const first = (await findCommit(repository, MAIN)) ?? '';
    const project = await openProject(repository);
    const texts = await textsOf(repository, project.baseTree);
    const nexts = [];
    for (let seed = 0; seed < 20; seed++) {
      const random = seededRandom(seed + 1_000);
      let shop: Shop = SHOP;
      for (let changes = 1 + (seed % 3); changes > 0; changes--) shop = changeShop(shop, random);
      nexts.push({ ...(await nextOf(project, shop)) });
    }
    const seen = { conflicts: 0, merged: 0, moved: 0, kept: 0, edited: 0 };
    for (let seed = 0; seed < 200; seed++) {
      const random = seededRandom(seed);
      const edited = edit(texts, project.owners, random, seed);
      const branch = `refs/heads/scenario-${seed}`;
      const own = await commitEdits(repository, edited.edits, first);
      await moveBranch(repository, branch, null, own);
      const mine = await openProject(repository, undefined, branch);
      const next = nexts[seed % nexts.length];
      if (!next) throw new Error('no next generation');
      const plan = await planGeneration(mine, next, edited.decisions, nothingMade);
      expect(await lostLines(repository, plan, edited), `seed ${seed}`).toEqual([]);
      const files = new Map(plan.files.map((file) => [file.path, file]));
      for (const [path, { owner, content }] of next.files) {
        if (owner !== 'G' || files.has(path) || !plan.result.get(path)?.content) continue;
        expect(Buffer.from(plan.result.get(path)?.content ?? '').equals(Buffer.from(content)), path).toBe(
          true,
        );
      }
      for (const { kind } of plan.files) {
        if (kind === 'conflict') seen.conflicts++;
        else if (kind === 'merged' || kind === 'moved' || kind === 'kept' || kind === 'edited') seen[kind]++;
      }
      if (seed % 10 !== 0) continue;
      const stored = await storeMerge(mine, plan, own, WORDS);
      expect(await isAncestor(repository, own, stored.merged)).toBe(true);
      expect(sameTree(plan.result, await listTree(repository, stored.merged))).toBe(true);
      expect(sameTree(plan.generated, await listTree(repository, stored.generated))).toBe(true);
    }
    // The seeds meet every outcome; a change that makes one vanish has to be noticed.
    for (const [kind, count] of Object.entries(seen)) expect(count, kind).toBeGreaterThan(5);
  }, 600_000);
});
