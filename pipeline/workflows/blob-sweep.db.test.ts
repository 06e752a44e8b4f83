import { beforeEach, expect, it } from 'vitest';
import { listMissingBlobs, storeArtifact, storeBlobs } from '#lib/artifacts/commands.ts';
import { getBlobBytes, getProjectFile, getRunZip } from '#lib/artifacts/queries.ts';
import { encodeManifest, sha256Of, toManifest } from '#lib/artifacts/rules.ts';
import { asSystem } from '#lib/db/system.ts';
import { inTeam } from '#lib/db/team.ts';
import { makeRun, makeTeamWithRun } from '#lib/db/testing.ts';
import { newId } from '#lib/ids.ts';
import { sweepBlobs } from './blob-sweep.ts';

// Blobs are aged and swept all at once: none of an earlier test's may be among them.
beforeEach(() => asSystem('test', (db) => db.team.deleteMany()));

type Place = { teamId: string; runId: string };

const toBytes = (text: string) => new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>;
const toBlob = (text: string) => ({ sha256: sha256Of(toBytes(text)), bytes: toBytes(text) });

async function makePlace(): Promise<Place & { projectId: string }> {
  const { team, run, project } = await makeTeamWithRun();
  return { teamId: team.id, runId: run.id, projectId: project.id };
}

/** Stores a tree of one file, as a stage does, and gives the hash of its manifest. */
async function storeTree(place: Place, text: string): Promise<string> {
  const file = toBlob(text);
  const tree = toManifest([{ path: 'README.md', sha256: file.sha256, size: file.bytes.byteLength }]);
  const bytes = new Uint8Array(encodeManifest(tree));
  await inTeam(place.teamId, async (db) => {
    await storeBlobs(db, place.teamId, [file]);
    await storeArtifact(db, place, { kind: 'manifest', name: 'tree.json', bytes });
  });
  return sha256Of(bytes);
}

const store = (place: Place, text: string) =>
  inTeam(place.teamId, (db) => storeBlobs(db, place.teamId, [toBlob(text)]));
const storeZip = (place: Place, text: string) =>
  inTeam(place.teamId, (db) =>
    storeArtifact(db, place, { kind: 'zip', name: 'app.zip', bytes: toBytes(text) }),
  );
const listTexts = async ({ teamId }: Place) => {
  const blobs = await asSystem('test', (db) =>
    db.blob.findMany({ where: { teamId }, select: { bytes: true } }),
  );
  return blobs.map(({ bytes }) => new TextDecoder().decode(bytes)).sort();
};
const age = (hours: number) =>
  asSystem(
    'test',
    (db) => db.$executeRaw`UPDATE blob SET created_at = now() - make_interval(hours => ${hours}::int)`,
  );

it('what a run delivered and every file of its tree stays, however old', async () => {
  const place = await makePlace();
  await storeTree(place, 'readme');
  await storeZip(place, 'zip');
  const noText = Uint8Array.of(0x50, 0x4b, 0, 0xff, 0xfe);
  await inTeam(place.teamId, (db) =>
    storeArtifact(db, place, { kind: 'repository', name: 'c0ffee.bundle', bytes: noText }),
  );
  await age(10_000);
  expect(await sweepBlobs()).toBe(0);
  await inTeam(place.teamId, async (db) => {
    expect((await getProjectFile(db, place.runId, 'README.md')).size).toBe(6);
    const zip = await getRunZip(db, place.runId);
    expect(await getBlobBytes(db, zip.sha256)).toEqual(toBytes('zip'));
  });
});

it('a tree that only an earlier stage left stays, with its files: a run may be done again from there', async () => {
  const place = await makePlace();
  const { teamId, runId } = place;
  const manifestHash = await storeTree(place, 'first');
  await asSystem('test', (db) =>
    db.runStage.create({
      data: {
        id: newId('runStage'),
        teamId,
        runId,
        name: 'code',
        iteration: 1,
        status: 'passed',
        manifestHash,
      },
    }),
  );
  await storeTree(place, 'second');
  await age(48);
  expect(await sweepBlobs()).toBe(0);
  expect(await listTexts(place)).toEqual(expect.arrayContaining(['first', 'second']));
});

it('what a deleted run or a replaced artifact leaves behind goes after a day, and not before', async () => {
  const place = await makePlace();
  const other = await makeRun({ teamId: place.teamId, projectId: place.projectId });
  await storeTree({ teamId: place.teamId, runId: other.id }, 'of a deleted run');
  await storeZip(place, 'old zip');
  await storeZip(place, 'new zip');
  await asSystem('test', (db) => db.run.delete({ where: { id: other.id } }));
  await age(23);
  expect(await sweepBlobs()).toBe(0);
  await age(25);
  // The file, its manifest and the ZIP that was replaced.
  expect(await sweepBlobs()).toBe(3);
  expect(await listTexts(place)).toEqual(['new zip']);
});

it('the same contents in use by another team save nobody’s copy but that team’s own', async () => {
  const [mine, theirs] = [await makePlace(), await makePlace()];
  await store(mine, 'shared');
  await storeZip(theirs, 'shared');
  await age(48);
  expect(await sweepBlobs()).toBe(1);
  expect([await listTexts(mine), await listTexts(theirs)]).toEqual([[], ['shared']]);
});

it('contents that are asked for or stored again are young again, and wait for whoever will point at them', async () => {
  const place = await makePlace();
  await store(place, 'asked for');
  await store(place, 'stored again');
  await store(place, 'forgotten');
  await age(48);
  const { sha256 } = toBlob('asked for');
  expect(await inTeam(place.teamId, (db) => listMissingBlobs(db, [sha256]))).toEqual(new Set());
  await store(place, 'stored again');
  await sweepBlobs();
  expect(await listTexts(place)).toEqual(['asked for', 'stored again']);
});

it('a sweep in the middle of a run’s transaction takes nothing that the run goes on to point at', async () => {
  const place = await makePlace();
  await store(place, 'kept');
  await age(48);
  let sweeping: Promise<number> | undefined;
  await inTeam(place.teamId, async (db) => {
    const { sha256, bytes } = toBlob('kept');
    await listMissingBlobs(db, [sha256]);
    // It waits for this transaction, or finds the contents young: either way it must not delete them.
    sweeping = sweepBlobs();
    await expect.poll(() => countWaiting()).toBe(1);
    await storeArtifact(db, place, { kind: 'zip', name: 'app.zip', bytes });
  });
  expect(await sweeping).toBe(0);
  expect(await listTexts(place)).toEqual(['kept']);
});

/** How many sessions of this database wait for a row that another has locked. */
async function countWaiting(): Promise<number> {
  const [row] = await asSystem(
    'test',
    (db) => db.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int FROM pg_stat_activity
       WHERE datname = current_database() AND wait_event_type = 'Lock'`,
  );
  return row?.count ?? 0;
}
