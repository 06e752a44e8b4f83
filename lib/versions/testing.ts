import type { Blueprint } from '#generator/blueprint/schema.ts';
import { evolveProject } from '#generator/evolve/evolve-project.ts';
import { REVISIONS } from '#generator/render/project.ts';
import { readSpec } from '#generator/spec/read.ts';
import { getSkeleton } from '#pipeline/workspace/skeleton.ts';
import { storeBlobs } from '../artifacts/commands.ts';
import { encodeManifest, sha256Of, toManifest } from '../artifacts/rules.ts';
import { asSystem } from '../db/system.ts';
import { inTeam } from '../db/team.ts';
import { makeVersion } from '../db/testing.ts';

/** Versions with trees of their own, for database and browser tests: real projects, and what people made of them. */

type Owner = 'G' | 'U' | 'M';
export type TestFile = { content: string | Uint8Array; owner?: Owner; executable?: boolean };
export type TestTree = ReadonlyMap<string, TestFile>;
export type TestProject = { blueprint: Blueprint; tree: TestTree };

/** The project of a SPEC as the generator writes it; after `previous`, with its ids and migrations carried along. */
export async function renderTestProject(
  specText: string,
  previous: TestProject | null = null,
): Promise<TestProject> {
  const { blueprint } = readSpec(specText);
  if (blueprint === null) throw new Error('the SPEC of a test has errors');
  const revisions = new Map(
    [...(previous?.tree ?? [])]
      .filter(([path]) => path.startsWith(REVISIONS))
      .map(([path, { content }]) => [path, String(content)]),
  );
  const earlier = previous && { blueprint: previous.blueprint, revisions };
  const options = { specText, frontend: false, hash: sha256Of };
  const made = evolveProject(earlier, blueprint, await getSkeleton(), options);
  return { blueprint: made.blueprint, tree: made.files };
}

/** A tree with some files otherwise: text for one that changes or comes, null for one that goes. */
export function edited(tree: TestTree, edits: Record<string, string | null>): TestTree {
  const next = new Map(tree);
  for (const [path, content] of Object.entries(edits)) {
    if (content === null) next.delete(path);
    else next.set(path, { ...next.get(path), content });
  }
  return next;
}

/** The project’s next version, with its tree stored. */
export async function makeVersionOf(
  tree: TestTree,
  values: Omit<Parameters<typeof makeVersion>[0], 'manifestHash' | 'number'>,
) {
  const { teamId, projectId } = values;
  const blobs = [...tree].map(([path, file]) => {
    const bytes = new Uint8Array(
      typeof file.content === 'string' ? new TextEncoder().encode(file.content) : file.content,
    );
    const { owner, executable } = file;
    return { sha256: sha256Of(bytes), bytes, path, owner, executable };
  });
  const manifest = encodeManifest(
    toManifest(
      blobs.map(({ path, sha256, bytes, owner, executable }) => ({
        path,
        sha256,
        size: bytes.byteLength,
        ...(owner && { owner }),
        ...(executable && { executable: true as const }),
      })),
    ),
  );
  const manifestHash = sha256Of(manifest);
  const stored = [...blobs, { sha256: manifestHash, bytes: new Uint8Array(manifest) }];
  const unique = new Map(stored.map(({ sha256, bytes }) => [sha256, { sha256, bytes }]));
  await inTeam(teamId, (db) => storeBlobs(db, teamId, [...unique.values()]));
  const number = await asSystem('test', async (db) => 1 + (await db.version.count({ where: { projectId } })));
  const commit = sha256Of(`${projectId}:${number}`).slice(0, 40);
  return makeVersion({ commit, ...values, number, manifestHash });
}

/** Notes where a project's `main` is, and what of it deploys. No bundle is stored: there is no git behind it. */
export async function makeRepository(values: {
  teamId: string;
  projectId: string;
  main: string;
  verified?: string;
}) {
  const { teamId, projectId, main, verified = null } = values;
  const data = { generated: null, bundleSha256: '0'.repeat(64), size: 0, main, verified };
  return asSystem('test', (db) =>
    db.repository.upsert({
      where: { teamId_projectId: { teamId, projectId } },
      create: { teamId, projectId, revision: 1, ...data },
      update: data,
    }),
  );
}
