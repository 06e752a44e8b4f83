import { beforeAll, describe, expect, test } from 'vitest';
import { withRequestHeaders } from '#lib/auth/request.ts';
import { anonymousHeaders, type SignedIn, signUpSomeone } from '#lib/auth/testing.ts';
import { asSystem } from '#lib/db/system.ts';
import { makeMembership, makeProject, makeSpecVersion, makeVersion } from '#lib/db/testing.ts';
import { MAX_UPLOAD_BYTES } from '#lib/version-runs/schema.ts';
import { POST } from './route.ts';

let mine: SignedIn;

beforeAll(async () => {
  mine = await signUpSomeone();
});

async function makeProjectToChange() {
  const project = await makeProject({ teamId: mine.team.id });
  await makeSpecVersion({ teamId: mine.team.id, projectId: project.id });
  await makeVersion({ teamId: mine.team.id, projectId: project.id });
  return project;
}

/** Sends a body as the browser of the person these headers are of would, without saying how long it is. */
function send(headers: Headers, slug: string, chunks: Iterable<Uint8Array>): Promise<Response> {
  const source = chunks[Symbol.iterator]();
  const body = new ReadableStream<Uint8Array>({
    pull(stream) {
      const { done, value } = source.next();
      if (done) stream.close();
      else stream.enqueue(value);
    },
  });
  const request = new Request('http://localhost/upload', {
    method: 'POST',
    body,
    headers,
    duplex: 'half',
  } as RequestInit);
  const params = Promise.resolve({ team: mine.team.slug, project: slug });
  return withRequestHeaders(headers, () => POST(request, { params }));
}

const zip = [Uint8Array.of(0x50, 0x4b), Uint8Array.of(3, 4)];
const runsOf = (projectId: string) =>
  asSystem('test', (db) => db.run.findMany({ where: { projectId }, select: { number: true, kind: true } }));

describe('a changed project', () => {
  test('is taken in by a run of its own', async () => {
    const project = await makeProjectToChange();
    const response = await send(mine.headers, project.slug, zip);
    expect(response.status).toBe(201);
    const { number } = (await response.json()) as { number: number };
    expect(await runsOf(project.id)).toEqual([{ number, kind: 'upload' }]);
  });

  test('is read no further than it may be long, whatever was said of its length', async () => {
    const project = await makeProjectToChange();
    const chunk = new Uint8Array(1_000_000);
    let read = 0;
    function* endless() {
      for (;;) {
        read += chunk.byteLength;
        yield chunk;
      }
    }
    const response = await send(mine.headers, project.slug, endless());
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ error: { key: 'upload_too_large' } });
    expect(read).toBeLessThan(MAX_UPLOAD_BYTES + 10 * chunk.byteLength);
    expect(await runsOf(project.id)).toEqual([]);
  });

  test('is not read at all from a viewer, from nobody, or from another site', async () => {
    const project = await makeProjectToChange();
    const viewer = await signUpSomeone();
    await makeMembership({ teamId: mine.team.id, userId: viewer.user.id, role: 'viewer' });
    const elsewhere = new Headers(mine.headers);
    elsewhere.set('origin', 'https://elsewhere.example');
    const statuses = [];
    for (const headers of [viewer.headers, anonymousHeaders(), elsewhere])
      statuses.push((await send(headers, project.slug, zip)).status);
    expect(statuses).toEqual([403, 401, 403]);
    expect(await runsOf(project.id)).toEqual([]);
  });

  test('that is no ZIP is refused with its cure', async () => {
    const project = await makeProjectToChange();
    const response = await send(mine.headers, project.slug, [new TextEncoder().encode('hello')]);
    expect(await response.json()).toMatchObject({ error: { key: 'upload_no_zip' } });
  });
});
