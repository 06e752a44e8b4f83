import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { encodeManifest, toManifest } from '#lib/artifacts/rules.ts';
import { withRequestHeaders } from '#lib/auth/request.ts';
import { anonymousHeaders, type SignedIn, signUpSomeone } from '#lib/auth/testing.ts';
import { asSystem } from '#lib/db/system.ts';
import { makeMembership, makeProject, makeRun } from '#lib/db/testing.ts';
import { newId } from '#lib/ids.ts';
import { GET as listPictures } from '../screenshots/route.ts';
import { GET as getPicture } from './route.ts';

const encode = (text: string) => new Uint8Array(new TextEncoder().encode(text));
const picture = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);
const FILES: Record<string, Uint8Array<ArrayBuffer>> = {
  'README.md': encode('# Secret'),
  'docs/screenshots/pages.json': encode('[{"name":"home","title":"Home · Shop","path":"/"}]'),
  'docs/screenshots/home-light.png': picture,
  'docs/screenshots/home-phone-dark.png': picture,
  'docs/screenshots/failed/1.png': picture,
  'docs/screenshots/page-light.png': encode('<script>alert(1)</script>'),
};
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

type Place = { team: string; project: string; number: string };
let ada: SignedIn;
let place: Place;

/** A run of the person's team that has pictures, and where it is found. */
async function makePicturedRun(teamId: string, team: string): Promise<Place> {
  const project = await makeProject({ teamId });
  const run = await makeRun({ teamId, projectId: project.id, state: 'verified' });
  const listed = Object.entries(FILES).map(([path, bytes]) => ({
    path,
    sha256: hashOf(bytes),
    size: bytes.length,
  }));
  const tree = new Uint8Array(encodeManifest(toManifest(listed)));
  await asSystem('test', async (db) => {
    for (const bytes of [...Object.values(FILES), tree]) {
      const blob = { teamId, sha256: hashOf(bytes), bytes, size: bytes.length };
      const where = { teamId_sha256: { teamId, sha256: blob.sha256 } };
      await db.blob.upsert({ where, create: blob, update: {} });
    }
    const data = { kind: 'manifest', name: 'tree.json', sha256: hashOf(tree), size: tree.length };
    await db.artifact.create({ data: { ...data, id: newId('artifact'), teamId, runId: run.id } });
  });
  return { team, project: project.slug, number: String(run.number) };
}

beforeAll(async () => {
  ada = await signUpSomeone();
  place = await makePicturedRun(ada.team.id, ada.team.slug);
});

const params = (at: Place) => ({ params: Promise.resolve(at) });

function ask(file: string, headers: Headers, at = place): Promise<Response> {
  const request = new Request(`http://localhost:3000/x?file=${encodeURIComponent(file)}`, { headers });
  return withRequestHeaders(headers, () => getPicture(request, params(at)));
}

function list(headers: Headers, at = place): Promise<Response> {
  const request = new Request('http://localhost:3000/x', { headers });
  return withRequestHeaders(headers, () => listPictures(request, params(at)));
}

describe('pictures of what a run made', () => {
  it('are listed by page, titled, with the looks there are', async () => {
    const pages = await (await list(ada.headers)).json();
    const sha256 = hashOf(picture);
    expect(pages[0]).toEqual({
      name: 'home',
      title: 'Home · Shop',
      path: '/',
      pictures: {
        light: { file: 'home-light.png', sha256 },
        'phone-dark': { file: 'home-phone-dark.png', sha256 },
      },
    });
    expect(pages).toHaveLength(2);
  });

  it('come as pictures and nothing else, and only once to a browser that holds them', async () => {
    const response = await ask('home-light.png', ada.headers);
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(picture);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'image/png',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, no-cache',
      etag: `"${hashOf(picture)}"`,
    });
    const headers = new Headers(ada.headers);
    headers.set('if-none-match', `"${hashOf(picture)}"`);
    expect((await ask('home-light.png', headers)).status).toBe(304);
    expect((await ask('failed/1.png', ada.headers)).status).toBe(200);
  });

  it('are there for a viewer too', async () => {
    const viewer = await signUpSomeone();
    await makeMembership({ teamId: ada.team.id, userId: viewer.user.id, role: 'viewer' });
    expect((await ask('home-light.png', viewer.headers)).status).toBe(200);
    expect((await list(viewer.headers)).status).toBe(200);
  });

  it('are not there without a session', async () => {
    expect((await ask('home-light.png', anonymousHeaders())).status).toBe(401);
    expect((await list(anonymousHeaders())).status).toBe(401);
  });

  it('do not exist for another team, though it has the very same ones', async () => {
    const eve = await signUpSomeone();
    await makePicturedRun(eve.team.id, eve.team.slug);
    for (const at of [place, { ...place, team: eve.team.slug }]) {
      expect((await ask('home-light.png', eve.headers, at)).status).toBe(404);
      expect((await list(eve.headers, at)).status).toBe(404);
    }
  });

  it.each(['../../README.md', 'README.md', 'pages.json', 'gone-light.png', '', 'page-light.png'])(
    'are no way to anything else (%s)',
    async (file) => {
      expect((await ask(file, ada.headers)).status).toBe(404);
    },
  );
});
