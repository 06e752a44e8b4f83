import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { withRequestHeaders } from '#lib/auth/request.ts';
import { anonymousHeaders, type SignedIn, signUpSomeone } from '#lib/auth/testing.ts';
import { asSystem } from '#lib/db/system.ts';
import { makeMembership, makeProject, makeRun } from '#lib/db/testing.ts';
import { newId } from '#lib/ids.ts';
import { GET as live } from './health/live/route.ts';
import { GET as ready } from './health/ready/route.ts';
import { GET as downloadZip } from './runs/[runId]/zip/route.ts';

const bytes = new TextEncoder().encode('a small ZIP');
const sha256 = createHash('sha256').update(bytes).digest('hex');

/** A run of the person's team that has delivered a ZIP. */
async function makeDeliveredRun(teamId: string): Promise<string> {
  const project = await makeProject({ teamId });
  const run = await makeRun({ teamId, projectId: project.id, state: 'verified' });
  await asSystem('test', async (db) => {
    const blob = { teamId, sha256, bytes, size: bytes.length };
    await db.blob.upsert({ where: { teamId_sha256: { teamId, sha256 } }, create: blob, update: {} });
    await db.artifact.create({
      data: {
        id: newId('artifact'),
        teamId,
        runId: run.id,
        kind: 'zip',
        name: 'gestión.zip',
        sha256,
        size: bytes.length,
      },
    });
  });
  return run.id;
}

function download(runId: string, headers: Headers): Promise<Response> {
  const request = new Request(`http://localhost:3000/api/runs/${runId}/zip`, { headers });
  return withRequestHeaders(headers, () => downloadZip(request, { params: Promise.resolve({ runId }) }));
}

const keyOf = async (response: Response) => ((await response.json()) as { error: { key: string } }).error.key;

describe('downloading a ZIP', () => {
  it('gives a member the very bytes, named and tagged', async () => {
    const ada = await signUpSomeone();
    const response = await download(await makeDeliveredRun(ada.team.id), ada.headers);
    expect(response.status).toBe(200);
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(bytes);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/zip',
      'content-length': String(bytes.length),
      'content-disposition': expect.stringContaining('filename="gestion.zip"'),
      etag: `"${sha256}"`,
      'cache-control': 'private, no-cache',
    });
  });

  it('sends nothing twice to a browser that holds it', async () => {
    const ada = await signUpSomeone();
    const headers = new Headers(ada.headers);
    headers.set('if-none-match', `"${sha256}"`);
    const response = await download(await makeDeliveredRun(ada.team.id), headers);
    expect([response.status, await response.text()]).toEqual([304, '']);
  });

  it('lets a viewer download too', async () => {
    const [ada, viewer] = [await signUpSomeone(), await signUpSomeone()];
    await makeMembership({ teamId: ada.team.id, userId: viewer.user.id, role: 'viewer' });
    expect((await download(await makeDeliveredRun(ada.team.id), viewer.headers)).status).toBe(200);
  });

  it('is 401 without a session', async () => {
    const ada = await signUpSomeone();
    const response = await download(await makeDeliveredRun(ada.team.id), anonymousHeaders());
    expect(response.status).toBe(401);
  });

  it('answers another team’s run, one that does not exist and a hostile id alike: 404', async () => {
    const [ada, eve] = [await signUpSomeone(), await signUpSomeone()];
    const hers = await makeDeliveredRun(ada.team.id);
    // The stranger's team holds the very same content, which must not open the way to it.
    await makeDeliveredRun(eve.team.id);
    const answers = [];
    for (const runId of [hers, newId('run'), "run_x' OR '1'='1", '../x']) {
      const response = await download(runId, eve.headers);
      answers.push([response.status, await response.text()]);
    }
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]?.[0]).toBe(404);
  });

  it('says that there is nothing yet while the run goes on, in the person’s language', async () => {
    const ada: SignedIn = await signUpSomeone({ locale: 'es' });
    const project = await makeProject({ teamId: ada.team.id });
    const run = await makeRun({ teamId: ada.team.id, projectId: project.id, state: 'running' });
    const response = await download(run.id, ada.headers);
    expect(response.status).toBe(404);
    expect(await response.clone().text()).toContain('Esta ejecución todavía no tiene ZIP');
    expect(await keyOf(response)).toBe('artifact_missing');
  });
});

describe('health', () => {
  it('is live, and ready when the database answers', async () => {
    expect(live().status).toBe(200);
    const response = await ready();
    expect([response.status, await response.json()]).toEqual([200, { status: 'ok', database: 'ok' }]);
  });
});
