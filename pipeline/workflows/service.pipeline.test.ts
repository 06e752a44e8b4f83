import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { findArtifact, getBlobBytes, getRunZip, listProjectFiles } from '#lib/artifacts/queries.ts';
import { inTeam } from '#lib/db/team.ts';
import { describeWorkers } from '#lib/engine/leases.ts';
import { listLogAfter } from '#lib/run-feed/queries.ts';
import { cancelRun, startRun } from '#lib/runs/commands.ts';
import { isFinalRunState } from '#lib/runs/rules.ts';
import { Rig } from './testing/rig.ts';

const rig = new Rig(process.env);
beforeAll(() => rig.open());
afterEach(() => rig.endWorkers());
afterAll(() => rig.close());

const SPEC = `# Notebook

## Note
- title: string, required, 1..80
- body: text
- done: boolean, default false
`;
/** Installing packages for the first time takes most of it. */
const FIRST_RUN_MS = 300_000;

test('the service does a real run: a SPEC becomes a backend whose tests ran in the sandbox', async () => {
  const { ready } = rig.startService();
  const service = await ready;
  const member = await rig.makeMember();
  const projectId = await rig.makeProject(member, SPEC);
  const { id } = await rig.as(member, (context) => startRun(context, { projectId, parts: 'backend' }));
  const run = await rig.untilRun(member, id, ({ state }) => isFinalRunState(state), FIRST_RUN_MS);
  expect([run.state, run.failureReason, run.sandbox]).toEqual(['verified', null, 'bubblewrap']);
  expect(run.checks.length).toBeGreaterThan(3);
  expect(run.checks.every(({ exitCode }) => exitCode === 0)).toBe(true);

  await inTeam(member.team.id, async (db) => {
    const zip = unzipSync(await getBlobBytes(db, (await getRunZip(db, id)).sha256));
    const evidence = JSON.parse(new TextDecoder().decode(zip['.iopeer/evidence.json'])) as {
      verified: boolean;
    };
    expect(evidence.verified).toBe(true);
    // What the page lists, what is stored as evidence and what is in the ZIP are the same files.
    expect((await listProjectFiles(db, id)).map(({ path }) => path)).toEqual(Object.keys(zip).sort());
    const stored = await findArtifact(db, id, 'evidence');
    expect(stored && Buffer.compare(stored.bytes, zip['.iopeer/evidence.json'] ?? Buffer.of())).toBe(0);
    const said = await listLogAfter(db, id, 0);
    expect(said.map(({ text }) => text).join('')).toContain('passed');
  });
  expect(await rig.listCommittedRuns(projectId, 'pipeline')).toEqual([id]);
  service.signal('SIGTERM');
  expect(await service.exited).toBe(0);
});

test('a SPEC with nothing in it ends the run, saying where and what', async () => {
  const service = await rig.startService().ready;
  const member = await rig.makeMember();
  const projectId = await rig.makeProject(member, 'hm\n');
  const { id } = await rig.as(member, (context) => startRun(context, { projectId, parts: 'backend' }));
  const run = await rig.untilRun(member, id, ({ state }) => isFinalRunState(state));
  expect([run.state, run.failureReason]).toEqual(['failed', 'spec-errors']);
  const findings = await inTeam(member.team.id, (db) =>
    db.runEvent.findMany({ where: { runId: id, type: 'finding' } }),
  );
  expect(findings.length).toBeGreaterThan(0);
  service.signal('SIGTERM');
  expect(await service.exited).toBe(0);
});

test('without bubblewrap the service is up, says why it takes no work, and the run waits', async () => {
  const tools = join(rig.root, 'tools');
  mkdirSync(tools);
  symlinkSync(process.execPath, join(tools, 'node'));
  const service = await rig.startService({ PATH: tools }).ready;
  const member = await rig.makeMember();
  const projectId = await rig.makeProject(member, SPEC);
  const { id } = await rig.as(member, (context) => startRun(context, { projectId, parts: 'backend' }));
  await rig.until(async () => (await describeWorkers()).refusals.length === 1, 'a reason');
  const { taking, refusals } = await describeWorkers();
  expect(taking).toBe(0);
  expect(refusals[0]?.en).toMatch(/sandbox/i);
  expect(refusals[0]?.es).toMatch(/aislamiento/i);
  expect((await rig.look(member, id)).state).toBe('queued');
  await rig.as(member, (context) => cancelRun(context, { runId: id }));
  service.signal('SIGTERM');
  expect(await service.exited).toBe(0);
  expect(await describeWorkers()).toEqual({ taking: 0, refusals: [] });
});

test('started before its database, the service waits for it', async () => {
  await rig.stopDatabase();
  const { ready, process: child } = rig.startService();
  let isReady = false;
  const service = ready.then((worker) => {
    isReady = true;
    return worker;
  });
  expect(child.exitCode).toBeNull();
  await rig.startDatabase();
  const worker = await service;
  expect(isReady).toBe(true);
  worker.signal('SIGTERM');
  expect(await worker.exited).toBe(0);
});
