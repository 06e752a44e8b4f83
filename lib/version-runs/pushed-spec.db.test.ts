import { expect, it } from 'vitest';
import { storeBlobs } from '../artifacts/commands.ts';
import { encodeManifest, sha256Of, toManifest } from '../artifacts/rules.ts';
import { inTeam } from '../db/team.ts';
import { makeProject, makeSpecVersion, makeTeam } from '../db/testing.ts';
import { findNewestSpec } from '../specs/queries.ts';
import { makeRepository, makeVersionOf } from '../versions/testing.ts';
import { storePush } from './commands.ts';

const WRITTEN = '# Shop\n\n## Product\n- title: string\n';

/** A project at version 1, and what somebody pushes to it: the text of its SPEC.md. */
async function pushSpec(text: string) {
  const team = await makeTeam();
  const { id: projectId } = await makeProject({ teamId: team.id });
  await makeSpecVersion({ teamId: team.id, projectId, text: WRITTEN });
  const files = new Map([['SPEC.md', { content: WRITTEN }]]);
  const { commit } = await makeVersionOf(files, { teamId: team.id, projectId });
  await makeRepository({ teamId: team.id, projectId, main: commit });
  const bytes = new TextEncoder().encode(text);
  const file = { path: 'SPEC.md', sha256: sha256Of(bytes), size: bytes.byteLength };
  const manifest = new Uint8Array(encodeManifest(toManifest([file])));
  const manifestHash = sha256Of(manifest);
  const user = { id: team.userId, name: 'Ada', email: '', locale: 'en' };
  return inTeam(team.id, async (db) => {
    await storeBlobs(db, team.id, [
      { sha256: file.sha256, bytes },
      { sha256: manifestHash, bytes: manifest },
    ]);
    const heads = { main: 'b'.repeat(40), generated: null, verified: null };
    const push = { projectId, seen: 1, bundle: new Uint8Array([1]), heads };
    await storePush({ db, team, user, role: 'owner' }, { ...push, main: { title: 'Mine', manifestHash } });
    return findNewestSpec(db, projectId);
  });
}

it('a SPEC.md that came with a push is what the editor shows and the next run follows', async () => {
  const changed = WRITTEN.replace('title', 'name');
  expect(await pushSpec(changed)).toMatchObject({ number: 2, text: changed, fileName: 'SPEC.md' });
});

it('a push that leaves SPEC.md alone leaves the SPEC alone', async () => {
  expect(await pushSpec(WRITTEN)).toMatchObject({ number: 1, text: WRITTEN });
});

it.each([
  ['is empty', ' \n'],
  ['is no text', '# Shop\u0000'],
])('a SPEC.md that %s stays in the project and is nobody’s SPEC', async (_what, text) => {
  expect(await pushSpec(text)).toMatchObject({ number: 1, text: WRITTEN });
});
