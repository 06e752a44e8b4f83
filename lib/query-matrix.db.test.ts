import { createHash } from 'node:crypto';
import { globSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import * as tokens from './access-tokens/queries.ts';
import * as artifacts from './artifacts/queries.ts';
import { encodeManifest, toManifest } from './artifacts/rules.ts';
import { asSystem } from './db/system.ts';
import { inTeam, type TeamDb } from './db/team.ts';
import { makeAccessToken, makeGitRemote, makeTeam, makeTeamWithRun, makeVersion } from './db/testing.ts';
import { AppError } from './errors.ts';
import * as executions from './executions/queries.ts';
import * as gitRemotes from './git-remotes/queries.ts';
import { newId } from './ids.ts';
import * as merges from './merges/queries.ts';
import { emptyPlan } from './merges/testing.ts';
import * as projects from './projects/queries.ts';
import * as repositories from './repositories/queries.ts';
import * as runFeed from './run-feed/queries.ts';
import * as runs from './runs/queries.ts';
import * as specs from './specs/queries.ts';
import * as teams from './teams/queries.ts';
import * as versionRuns from './version-runs/queries.ts';
import * as versions from './versions/queries.ts';

type Things = {
  projectId: string;
  slug: string;
  runId: string;
  zipHash: string;
  treeHash: string;
  pictureHash: string;
  userId: string;
};
type Query = (db: TeamDb, things: Things) => Promise<unknown>;

const MATRIX: Record<string, Query> = {
  'access-tokens/listAccessTokens': (db, { userId }) => tokens.listAccessTokens(db, userId),
  'artifacts/listArtifacts': (db, { runId }) => artifacts.listArtifacts(db, runId),
  'artifacts/findArtifact': (db, { runId }) => artifacts.findArtifact(db, runId, 'zip'),
  'artifacts/getRunZip': (db, { runId }) => artifacts.getRunZip(db, runId),
  'artifacts/getBlobBytes': (db, { zipHash }) => artifacts.getBlobBytes(db, zipHash),
  'artifacts/getBlobs': (db, { zipHash }) => artifacts.getBlobs(db, [zipHash]),
  'artifacts/getManifest': (db, { treeHash }) => artifacts.getManifest(db, treeHash),
  'artifacts/listProjectFiles': (db, { runId }) => artifacts.listProjectFiles(db, runId),
  'artifacts/getProjectFile': (db, { runId }) => artifacts.getProjectFile(db, runId, 'README.md'),
  'artifacts/listScreenshots': (db, { runId }) => artifacts.listScreenshots(db, runId),
  'artifacts/getScreenshot': (db, { runId }) => artifacts.getScreenshot(db, runId, 'home-light.png'),
  'artifacts/getScreenshotBytes': (db, { pictureHash }) => artifacts.getScreenshotBytes(db, pictureHash),
  'executions/getRunOrder': (db, { runId }) => executions.getRunOrder(db, runId),
  'executions/listFinishedStages': (db, { runId }) => executions.listFinishedStages(db, runId),
  'executions/isPauseRequested': (db, { runId }) => executions.isPauseRequested(db, runId),
  'git-remotes/findGitRemote': (db, { projectId }) => gitRemotes.findGitRemote(db, projectId),
  'merges/findMergePlan': (db, { runId }) => merges.findMergePlan(db, runId),
  'merges/findNewestVersionNumber': (db, { projectId }) => merges.findNewestVersionNumber(db, projectId),
  'merges/getDecisions': (db, { runId }) => merges.getDecisions(db, runId),
  'merges/getMergeSide': (db, { runId, zipHash }) => merges.getMergeSide(db, runId, zipHash),
  'version-runs/listVersionCommits': (db, { projectId }) => versionRuns.listVersionCommits(db, projectId),
  'version-runs/getVersionCommit': (db, { projectId }) => versionRuns.getVersionCommit(db, projectId, 1),
  'version-runs/findSpecOfVersion': (db, { projectId }) => versionRuns.findSpecOfVersion(db, projectId, 1),
  'repositories/findRepository': (db, { projectId }) => repositories.findRepository(db, projectId),
  'projects/listProjects': (db) => projects.listProjects(db),
  'projects/getProject': (db, { projectId }) => projects.getProject(db, projectId),
  'projects/getProjectParts': (db, { projectId }) => projects.getProjectParts(db, projectId),
  'projects/getProjectBySlug': (db, { slug }) => projects.getProjectBySlug(db, slug),
  'run-feed/listLogAfter': (db, { runId }) => runFeed.listLogAfter(db, runId, 0),
  'run-feed/listEventsAfter': (db, { runId }) => runFeed.listEventsAfter(db, runId, 0),
  'runs/listRuns': (db, { projectId }) => runs.listRuns(db, projectId),
  'runs/listRunTimes': (db, { projectId }) => runs.listRunTimes(db, projectId),
  'runs/getRunPage': (db, { runId }) => runs.getRunPage(db, runId),
  'runs/getRunIdByNumber': (db, { projectId }) => runs.getRunIdByNumber(db, projectId, 1),
  'runs/getRunNews': (db, { runId }) => runs.getRunNews(db, runId, 0),
  'runs/findRunBlueprint': (db, { runId }) => runs.findRunBlueprint(db, runId),
  'specs/findNewestSpec': (db, { projectId }) => specs.findNewestSpec(db, projectId),
  'specs/getSpecVersion': (db, { projectId }) => specs.getSpecVersion(db, projectId, 1),
  'specs/listSpecVersions': (db, { projectId }) => specs.listSpecVersions(db, projectId),
  // A team always has members of its own: a stranger's list must not name ours.
  'teams/listMembers': async (db, { userId }) =>
    (await teams.listMembers(db)).filter((m) => m.userId === userId),
  'versions/listVersions': async (db, { projectId }) => (await versions.listVersions(db, projectId)).versions,
  'versions/getVersion': (db, { projectId }) => versions.getVersion(db, projectId, 1),
  'versions/findCurrentVersion': (db, { projectId }) => versions.findCurrentVersion(db, projectId),
  'versions/listVersionOptions': (db, { projectId }) => versions.listVersionOptions(db, projectId),
  'versions/compareVersions': (db, { projectId }) =>
    versions.compareVersions(db, projectId, { from: null, to: 1, language: 'en' }),
  'versions/getFilePair': (db, { projectId }) =>
    versions.getFilePair(db, projectId, { from: null, to: 1, path: 'README.md' }),
  'versions/getTreeHash': (db, { projectId }) => versions.getTreeHash(db, projectId, 1),
  'versions/getVersionTree': (db, { projectId }) => versions.getVersionTree(db, projectId, 1),
};

/** Queries that do not take a team's database, each with the test that keeps it in. */
const ELSEWHERE = ['consoles/mayWatch', 'consoles/readBatches']; // gateway/admission.db.test.ts

let ours: Things & { teamId: string };
let strangers: string;

beforeAll(async () => {
  ours = await makeFullTeam();
  strangers = (await makeTeam()).id;
});

/** A team of which every query has something to tell. */
async function makeFullTeam(): Promise<Things & { teamId: string }> {
  const { team, project, run } = await makeTeamWithRun();
  const of = { teamId: team.id, runId: run.id };
  await makeAccessToken({ teamId: team.id, userId: team.userId });
  const readme = new TextEncoder().encode('# Read me');
  const readmeHash = createHash('sha256').update(readme).digest('hex');
  const picture = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
  const pictureHash = hashOf(picture);
  const tree = encodeManifest(
    toManifest([
      { path: 'README.md', sha256: readmeHash, size: readme.length },
      { path: 'docs/screenshots/home-light.png', sha256: pictureHash, size: picture.length },
    ]),
  );
  const plan = new TextEncoder().encode(JSON.stringify(emptyPlan()));
  const contents = {
    readme: { hash: readmeHash, bytes: readme },
    picture: { hash: pictureHash, bytes: picture },
    tree: { hash: hashOf(tree), bytes: tree },
    plan: { hash: hashOf(plan), bytes: plan },
  };
  await asSystem('test', async (db) => {
    for (const { hash, bytes } of Object.values(contents)) {
      const stored = new Uint8Array(bytes);
      await db.blob.create({ data: { teamId: team.id, sha256: hash, bytes: stored, size: bytes.length } });
    }
    for (const [kind, name, { hash, bytes }] of [
      ['zip', 'shop.zip', contents.readme],
      ['manifest', 'tree.json', contents.tree],
      ['repository', 'abc.bundle', contents.readme],
      ['merge-side', contents.readme.hash, contents.readme],
      ['merge-plan', 'merge-plan.json', contents.plan],
    ] as const) {
      const data = { ...of, id: newId('artifact'), kind, name, sha256: hash, size: bytes.length };
      await db.artifact.create({ data });
    }
    const stage = { name: 'plan', iteration: 1, status: 'passed', finishedAt: new Date(), durationMs: 1 };
    await db.runStage.create({ data: { ...of, ...stage, id: newId('runStage') } });
    const row = { seq: 1, stage: 'plan', iteration: 1, stream: 'stdout', text: 'secret\n' };
    await db.runLog.create({ data: { ...of, ...row } });
    await db.runEvent.create({ data: { ...of, seq: 1, type: 'run.queued', data: { type: 'run.queued' } } });
    await db.run.update({
      where: { id: run.id },
      data: { blueprint: { name: 'Shop' }, pauseRequested: true, parts: 'both', state: 'verified' },
    });
    await db.project.update({ where: { id: project.id }, data: { parts: 'both' } });
    const heads = { main: 'c'.repeat(40), generated: null, verified: null };
    const repository = { ...heads, revision: 1, bundleSha256: readmeHash, size: readme.length };
    await db.repository.create({ data: { teamId: team.id, projectId: project.id, ...repository } });
  });
  await makeVersion({ ...of, projectId: project.id, manifestHash: contents.tree.hash });
  await makeGitRemote({ teamId: team.id, projectId: project.id });
  return {
    teamId: team.id,
    projectId: project.id,
    slug: project.slug,
    runId: run.id,
    zipHash: contents.readme.hash,
    treeHash: contents.tree.hash,
    pictureHash,
    userId: team.userId,
  };
}

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** What a query tells: `nothing` for null, false, an empty list, and for `not_found`. */
async function told(teamId: string, query: Query): Promise<'something' | 'nothing'> {
  try {
    const answer = await inTeam(teamId, (db) => query(db, ours));
    const isEmpty = answer === null || answer === false || (Array.isArray(answer) && answer.length === 0);
    return isEmpty ? 'nothing' : 'something';
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') return 'nothing';
    throw error;
  }
}

describe('the matrix of queries', () => {
  it('has a row for every query, and no row without one', async () => {
    const names: string[] = [];
    for (const file of globSync('lib/*/queries.ts')) {
      const exports: Record<string, unknown> = await import(resolve(file));
      for (const [name, value] of Object.entries(exports)) {
        if (typeof value === 'function') names.push(`${file.split(/[\\/]/)[1]}/${name}`);
      }
    }
    expect(names.sort()).toEqual([...Object.keys(MATRIX), ...ELSEWHERE].sort());
  });
});

describe.each(Object.entries(MATRIX))('%s', (_name, query) => {
  it('tells a team of its own', async () => {
    expect(await told(ours.teamId, query)).toBe('something');
  });

  it('tells a second team nothing, though it asks by the very ids', async () => {
    expect(await told(strangers, query)).toBe('nothing');
  });
});
