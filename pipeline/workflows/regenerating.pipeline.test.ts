import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { getBlobBytes, getRunZip } from '#lib/artifacts/queries.ts';
import { getMergeSide } from '#lib/merges/queries.ts';
import { checkVersion, restoreVersion, uploadChanges } from '#lib/version-runs/commands.ts';
import { zipTree } from '../workspace/zip.ts';
import { BROKEN } from './testing/quick-stages.ts';
import { Rig } from './testing/rig.ts';
import { Story } from './testing/story.ts';

const rig = new Rig(process.env);
beforeAll(async () => {
  await rig.open();
  await rig.startWorker({}, 'quick');
});
afterAll(() => rig.close());

const SPEC = `# Shop

## Customer
- name: string, required, max 80
- email: email, unique

## Product
- title: string, required
- price: money, min 0
- stock: integer
`;
const SERVICE = 'backend/app/modules/product/service.py';
const MODEL = 'backend/app/modules/product/_generated/model.py';
const MINE = '\n\ndef mine() -> int:\n    return 1\n';
const begin = async () => {
  const story = await Story.begin(rig, SPEC);
  expect((await story.generate()).state).toBe('verified');
  return story;
};

describe('a project that is generated again', () => {
  test('keeps what people pushed, and its branches follow: main, generated and what deploys', async () => {
    const story = await begin();
    const first = await story.stored();
    expect(first).toMatchObject({ main: first.generated, verified: first.main, revision: 1 });
    const service = (await story.files()).get(SERVICE) ?? '';
    await story.push(new Map([[SERVICE, service + MINE]]));
    await story.write(SPEC.replace('- stock: integer', '- stock: integer\n- color: string'));
    const run = await story.generate();
    expect([run.state, run.failureReason]).toEqual(['verified', null]);
    const files = await story.files();
    expect(files.get(SERVICE)).toContain('def mine()');
    expect(files.get(MODEL)).toContain('color');
    expect([...files.keys()].filter((path) => path.includes('migrations/versions/'))).toHaveLength(2);
    const stored = await story.stored();
    expect(stored.verified).toBe(stored.main);
    expect(stored.generated).not.toBe(stored.main);
    expect((await story.versions()).map(({ kind, commit }) => [kind, commit])).toEqual([
      ['generation', first.main],
      ['push', expect.any(String)],
      ['generation', stored.main],
    ]);
    const zip = await story.as(async ({ db }) =>
      unzipSync(await getBlobBytes(db, (await getRunZip(db, run.id)).sha256)),
    );
    expect(new TextDecoder().decode(zip[SERVICE])).toContain('def mine()');
    expect(Object.keys(zip)).toContain('.iopeer/evidence.json');
  });

  test('from the same SPEC has no other version', async () => {
    const story = await begin();
    const run = await story.generate();
    expect(run.state).toBe('verified');
    expect((await story.plan(run.id)).nothing).toBe(true);
    expect(await story.versions()).toMatchObject([{ number: 1, runId: run.id }]);
  });

  test('shows its plan first when asked to, and writes nothing until it may', async () => {
    const story = await begin();
    const before = await story.stored();
    await story.write(SPEC.replace('- stock: integer', '- stock: integer\n- color: string'));
    const run = await story.generate({ dryRun: true });
    expect(run.state).toBe('review');
    const plan = await story.plan(run.id);
    expect(plan.open).toEqual({ confirm: false, questions: [], edited: [], conflicts: [], dryRun: true });
    expect(plan.changes.map(({ sentence }) => sentence)).toEqual(['Product gains `color` (string)']);
    const migration = plan.migration?.content ?? '';
    expect(await story.as(({ db }) => getMergeSide(db, run.id, migration))).toContain('color');
    expect(await story.stored()).toEqual(before);
    const again = await story.answer(run.id, { confirmed: plan.fingerprint });
    expect(again.state).toBe('verified');
    expect(await story.versions()).toHaveLength(2);
  });

  test('waits for a yes before rows lose something, and says which', async () => {
    const story = await begin();
    await story.write(SPEC.replace('- stock: integer\n', ''));
    const run = await story.generate();
    expect(run.state).toBe('review');
    const plan = await story.plan(run.id);
    expect(plan.changes).toMatchObject([
      {
        impact: 'destructive',
        stake: { countSql: 'SELECT count(*) FROM products WHERE stock IS NOT NULL;' },
      },
    ]);
    expect((await story.answer(run.id, {})).state).toBe('review');
    expect((await story.answer(run.id, { confirmed: 'another plan' })).state).toBe('review');
    expect((await story.answer(run.id, { confirmed: plan.fingerprint })).state).toBe('verified');
    expect((await story.files()).get(MODEL)).not.toContain('stock');
  });

  test('takes a rename for one only when somebody says so', async () => {
    const story = await begin();
    await story.write(SPEC.replace('- stock: integer', '- quantity: integer'));
    const run = await story.generate();
    const plan = await story.plan(run.id);
    expect(plan.renames).toMatchObject([{ from: 'stock', to: 'quantity', isSaid: false }]);
    expect(plan.open.confirm).toBe(true);
    const other = await story.answer(run.id, { apart: plan.renames.map(({ id }) => id) });
    const apart = await story.plan(other.id);
    expect([other.state, apart.renames, apart.changes.map(({ kind }) => kind).sort()]).toEqual([
      'review',
      [],
      ['field.added', 'field.removed'],
    ]);
    expect((await story.answer(run.id, { confirmed: plan.fingerprint })).state).toBe('verified');
  });

  test('asks what rows get in a new required field', async () => {
    const story = await begin();
    await story.write(SPEC.replace('- stock: integer', '- stock: integer\n- brand: string, required'));
    const run = await story.generate();
    expect(run.state).toBe('review');
    expect((await story.plan(run.id)).open.questions).toEqual(['Product.brand']);
    const done = await story.answer(run.id, { fills: { 'Product.brand': 'ours' } });
    expect(done.state).toBe('verified');
    const migrations = [...(await story.files())].filter(([path]) => path.includes('migrations/versions/'));
    expect(migrations.at(-1)?.[1]).toContain('"brand": "ours"');
  });

  test('stops at a generated file somebody changed, and does with it what they choose', async () => {
    const story = await begin();
    const model = (await story.files()).get(MODEL) ?? '';
    await story.push(new Map([[MODEL, `${model}\n# mine\n`]]));
    await story.write(SPEC.replace('- stock: integer', '- stock: integer\n- color: string'));
    const run = await story.generate();
    expect(run.state).toBe('review');
    const plan = await story.plan(run.id);
    expect(plan.open.edited).toEqual([MODEL]);
    const file = plan.files.find(({ path }) => path === MODEL);
    const proposal = await story.as(({ db }) => getMergeSide(db, run.id, file?.sides?.result ?? ''));
    expect(proposal).toContain('# mine');
    const done = await story.answer(run.id, {
      files: { [MODEL]: 'move' },
      resolved: { [file?.target ?? '']: `${proposal}\n# looked at\n` },
    });
    expect(done.state).toBe('verified');
    const files = await story.files();
    expect(files.get(MODEL)).not.toContain('# mine');
    expect(files.get(file?.target ?? '')).toContain('# looked at');
  });

  test('shows both sides of a conflict, and takes the text somebody makes of it', async () => {
    const story = await begin();
    const readme = (await story.files()).get('README.md') ?? '';
    await story.push(new Map([['README.md', readme.replace('# Shop', '# Our shop')]]));
    await story.write(SPEC.replace('# Shop', '# Store'));
    const run = await story.generate();
    expect(run.state).toBe('review');
    const plan = await story.plan(run.id);
    expect(plan.open.conflicts).toEqual(['README.md']);
    const sides = plan.files.find(({ path }) => path === 'README.md')?.sides;
    const [mine, next, marked] = await Promise.all(
      [sides?.mine, sides?.next, sides?.result].map((hash) =>
        story.as(({ db }) => getMergeSide(db, run.id, hash ?? '')),
      ),
    );
    expect([mine?.split('\n')[0], next?.split('\n')[0]]).toEqual(['# Our shop', '# Store']);
    expect(marked).toContain('<<<<<<< yours');
    const still = await story.answer(run.id, { resolved: { 'README.md': marked ?? '' } });
    expect(still.state).toBe('review');
    const done = await story.answer(run.id, { resolved: { 'README.md': '# Our store\n' } });
    expect(done.state).toBe('verified');
    expect((await story.files()).get('README.md')).toBe('# Our store\n');
  });

  test('asks again about files when somebody has pushed since they were answered', async () => {
    const story = await begin();
    const readme = (await story.files()).get('README.md') ?? '';
    await story.push(new Map([['README.md', readme.replace('# Shop', '# Our shop')]]));
    await story.write(SPEC.replace('# Shop', '# Store'));
    const run = await story.generate();
    const later = readme.replace('# Shop', '# Our shop') + '\nOpen on Sundays.\n';
    await story.push(new Map([['README.md', later]]));
    const answered = await story.answer(run.id, { resolved: { 'README.md': '# Our store\n' } });
    expect(answered.state).toBe('review');
    expect((await story.plan(run.id)).open.conflicts).toEqual(['README.md']);
    expect((await story.files()).get('README.md')).toBe(later);
    const both = '# Our store\n\nOpen on Sundays.\n';
    expect((await story.answer(run.id, { resolved: { 'README.md': both } })).state).toBe('verified');
    expect((await story.files()).get('README.md')).toBe(both);
  });

  test('whose tests fail stays where it was: the merge waits on a branch, labelled unverified', async () => {
    const story = await begin();
    await story.push(new Map([[BROKEN, 'really\n']]));
    const before = await story.stored();
    await story.write(SPEC.replace('- stock: integer', '- stock: integer\n- color: string'));
    const run = await story.generate();
    expect(run.state).toBe('unverified');
    const after = await story.stored();
    expect([after.main, after.verified]).toEqual([before.main, before.verified]);
    expect((await story.files('iopeer/attempt')).get(MODEL)).toContain('color');
    expect(await story.versions()).toHaveLength(2);
    // Mended, it goes on from there.
    await story.push(new Map([[BROKEN, null]]));
    expect((await story.generate()).state).toBe('verified');
    expect((await story.files()).get(MODEL)).toContain('color');
  });

  test.each(['plan', 'test', 'package'] as const)(
    'by a worker that is killed in %s goes on with another, and main has the old state or the new one',
    async (stage) => {
      const story = await begin();
      await story.push(new Map([['NOTES.md', 'mine\n']]));
      const before = await story.stored();
      await story.write(SPEC.replace('- stock: integer', '- stock: integer\n- color: string'));
      const { runId, release } = await story.startHeld(stage);
      await rig.endWorkers();
      expect(await story.stored()).toEqual(before);
      await release();
      await rig.startWorker({}, 'quick');
      expect((await story.ended(runId)).state).toBe('verified');
      const files = await story.files();
      expect([files.get('NOTES.md'), files.get(MODEL)?.includes('color')]).toEqual(['mine\n', true]);
      expect((await story.stored()).revision).toBe(before.revision + 1);
      expect((await story.versions()).map(({ kind }) => kind)).toEqual(['generation', 'push', 'generation']);
      await rig.until(async () => (await rig.listWorkspaces()).length <= 1, 'no workspace left');
    },
  );

  test('while somebody pushes is not taken in, and loses neither', async () => {
    const story = await begin();
    await story.write(SPEC.replace('- stock: integer', '- stock: integer\n- color: string'));
    const { runId, release } = await story.startHeld('test');
    await story.push(new Map([['NOTES.md', 'mine\n']]));
    await release();
    const run = await story.ended(runId);
    expect([run.state, run.failureReason]).toEqual(['failed', 'project-moved']);
    expect((await story.files()).get('NOTES.md')).toBe('mine\n');
    expect((await story.generate()).state).toBe('verified');
    const files = await story.files();
    expect([files.get('NOTES.md'), files.get(MODEL)?.includes('color')]).toEqual(['mine\n', true]);
  });
});

describe('what somebody pushed', () => {
  test('is tried, and deploys once it holds', async () => {
    const story = await begin();
    const number = await story.push(new Map([['NOTES.md', 'mine\n']]));
    const { projectId } = story;
    const before = await story.stored();
    expect(before.verified).not.toBe(before.main);
    const { id } = await story.as((context) => checkVersion(context, { projectId, number }));
    expect((await story.ended(id)).state).toBe('verified');
    const after = await story.stored();
    expect(after.verified).toBe(after.main);
    expect((await story.versions()).at(-1)).toMatchObject({ number, kind: 'push', runId: id });
  });

  test('and breaks the tests stays on its branch, is reported, and does not move what deploys', async () => {
    const story = await begin();
    const { projectId } = story;
    const first = await story.stored();
    const number = await story.push(new Map([[BROKEN, 'really\n']]));
    const { id } = await story.as((context) => checkVersion(context, { projectId, number }));
    const run = await story.ended(id);
    expect([run.state, run.checks.map(({ failed }) => failed)]).toEqual(['unverified', [1]]);
    const after = await story.stored();
    expect([after.verified, after.main === first.main]).toEqual([first.verified, false]);
  });

  test('does not pass by changing the tests that come from the SPEC', async () => {
    const story = await begin();
    const { projectId } = story;
    const path = [...(await story.files()).keys()].find((each) =>
      /tests\/_generated\/test_\w+\.py$/.test(each),
    );
    const number = await story.push(new Map([[path ?? '', 'def test_nothing() -> None: ...\n']]));
    const { id } = await story.as((context) => checkVersion(context, { projectId, number }));
    expect((await story.ended(id)).state).toBe('unverified');
  });
});

describe('going back', () => {
  test('is a new version with the very files of the old one, and so is going forward again', async () => {
    const story = await begin();
    const { projectId } = story;
    await story.push(new Map([['NOTES.md', 'mine\n']]));
    const changed = SPEC.replace('- stock: integer', '- stock: integer\n- color: string');
    await story.write(changed);
    expect((await story.generate()).state).toBe('verified');
    const [one, , three] = await story.versions();
    const back = await story.as((context) => restoreVersion(context, { projectId, number: 1 }));
    const restored = await story.ended(back.id);
    expect([restored.state, restored.stages.map(({ stage }) => stage)]).toEqual([
      'verified',
      ['plan', 'code', 'package'],
    ]);
    expect(await story.files()).toEqual(await story.files(one?.commit));
    expect(await story.newestSpec()).toBe(SPEC);
    expect((await story.versions()).at(-1)).toMatchObject({ number: 4, kind: 'restore', restoredNumber: 1 });
    const forth = await story.as((context) => restoreVersion(context, { projectId, number: 3 }));
    expect((await story.ended(forth.id)).state).toBe('verified');
    expect(await story.files()).toEqual(await story.files(three?.commit));
    expect(await story.newestSpec()).toBe(changed);
    // Nothing is given up, and the next generation goes on from here.
    expect((await story.generate()).state).toBe('verified');
    expect((await story.files()).get('NOTES.md')).toBe('mine\n');
  });
});

describe('a ZIP somebody changed', () => {
  const zipOf = (files: ReadonlyMap<string, string>) =>
    new Uint8Array(
      zipTree(
        new Map([...files].map(([path, text]) => [path, { content: Buffer.from(text), executable: false }])),
      ),
    );

  test('is merged with what came after the version it goes on from', async () => {
    const story = await begin();
    const { projectId } = story;
    const sent = new Map(await story.files());
    await story.push(new Map([['NOTES.md', 'pushed meanwhile\n']]));
    sent.set(SERVICE, (sent.get(SERVICE) ?? '') + MINE);
    sent.set('backend/app/modules/product/extra.py', 'EXTRA = 1\n');
    const packed = new Map([...sent].map(([path, text]) => [`shop-main/${path}`, text]));
    packed.set('shop-main/frontend/node_modules/x/index.js', 'left out');
    const { id } = await story.as((context) => uploadChanges(context, { projectId, bytes: zipOf(packed) }));
    expect((await story.ended(id)).state).toBe('verified');
    expect(await story.plan(id)).toMatchObject({ of: 'upload', uploadBase: 1, from: 2 });
    const files = await story.files();
    expect(files.get('NOTES.md')).toBe('pushed meanwhile\n');
    expect(files.get(SERVICE)).toContain('def mine()');
    expect(files.get('backend/app/modules/product/extra.py')).toBe('EXTRA = 1\n');
    expect([...files.keys()].filter((path) => path.includes('node_modules'))).toEqual([]);
    expect((await story.versions()).at(-1)).toMatchObject({ kind: 'upload', number: 3 });
  });

  test('that lacks files waits for a yes; what both changed waits for a choice', async () => {
    const story = await begin();
    const { projectId } = story;
    const sent = new Map(await story.files());
    const service = sent.get(SERVICE) ?? '';
    await story.push(new Map([[SERVICE, service.replace(/^.*$/m, '# theirs')]]));
    sent.set(SERVICE, service.replace(/^.*$/m, '# mine'));
    sent.delete('README.md');
    const { id } = await story.as((context) => uploadChanges(context, { projectId, bytes: zipOf(sent) }));
    expect((await story.ended(id)).state).toBe('review');
    const plan = await story.plan(id);
    expect(plan.open).toMatchObject({ confirm: true, conflicts: [SERVICE] });
    const answer = { confirmed: plan.fingerprint, resolved: { [SERVICE]: `# both\n${service}` } };
    expect((await story.answer(id, answer)).state).toBe('verified');
    const files = await story.files();
    expect([files.get(SERVICE)?.split('\n')[0], files.has('README.md')]).toEqual(['# both', false]);
  });

  test('that is no project is refused with a sentence', async () => {
    const story = await begin();
    const { projectId } = story;
    const bytes = zipOf(new Map([['holiday/photo.txt', 'sun']]));
    const { id } = await story.as((context) => uploadChanges(context, { projectId, bytes }));
    const run = await story.ended(id);
    expect([run.state, run.failureReason]).toEqual(['failed', 'not-taken-in']);
    const findings = await story.as(({ db }) =>
      db.runEvent.findMany({ where: { runId: id, type: 'finding' } }),
    );
    expect(JSON.stringify(findings[0]?.data)).toContain('holds no project');
  });
});
