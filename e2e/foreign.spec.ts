import type { Page } from '@playwright/test';
import { expect, test } from './test.ts';
import { STATE, type World } from './world.ts';

const project = ({ team, project: slug }: World) => `/t/${team}/p/${slug}`;
const run = (world: World) => `${project(world)}/runs/${world.runNumber}`;
const versions = (world: World) => `/t/${world.team}/p/${world.versions}/versions`;

const PAGES: [string, (world: World) => string][] = [
  ['the projects', ({ team }) => `/t/${team}`],
  ['a new project', ({ team }) => `/t/${team}/new`],
  ['the team settings', ({ team }) => `/t/${team}/settings`],
  ['the SPEC', project],
  ['the project settings', (world) => `${project(world)}/settings`],
  ['the versions', versions],
  ['a version', (world) => `${versions(world)}/2`],
  ['two versions side by side', (world) => `${versions(world)}/compare?from=1&to=2`],
  ['the runs', (world) => `${project(world)}/runs`],
  ['a run', run],
];
const ROUTES: [string, (world: World) => string][] = [
  ['the versions of the SPEC', (world) => `${project(world)}/spec-versions`],
  ['the list of versions', (world) => `${versions(world)}/data`],
  ['a file of two versions', (world) => `${versions(world)}/compare/file?from=1&to=2&path=README.md`],
  ['the ZIP of a version', (world) => `${versions(world)}/2/zip`],
  ['the table of runs', (world) => `${project(world)}/runs/data`],
  ['the events of a run', (world) => `${run(world)}/data`],
  ['the files of a run', (world) => `${run(world)}/files`],
  ['a file of a run', (world) => `${run(world)}/file?path=README.md`],
  ['the pages of what a run made', (world) => `${run(world)}/screenshots`],
  ['a picture of what a run made', (world) => `${run(world)}/screenshot?file=home-light.png`],
  ['the plan of a run', (world) => `${run(world)}/plan`],
  ['a content that plan shows', (world) => `${run(world)}/side?sha=${'0'.repeat(64)}`],
  ['the evidence of a run', (world) => `${run(world)}/evidence`],
  ['the ZIP of a run', ({ runId }) => `/api/runs/${runId}/zip`],
];

const sendZip = (page: Page, path: string, origin: string) =>
  page.request.post(path, { data: Buffer.from('PK'), headers: { origin }, maxRetries: 2 });

test.describe('somebody of another team', () => {
  test.use({ storageState: STATE.stranger, expectedErrors: [/status of 404/] });

  for (const [name, path] of PAGES) {
    test(`gets the page for what does not exist instead of ${name}`, async ({ page, world, t }) => {
      const response = await page.goto(path(world));
      expect(response?.status()).toBe(404);
      await expect(page.getByRole('heading', { name: t('errors.notFound.title') })).toBeVisible();
      await expect(page.getByText(/Coworking|Library/)).toHaveCount(0);
    });
  }

  for (const [name, path] of ROUTES) {
    test(`is not given ${name}`, async ({ page, world }) => {
      const response = await page.request.get(path(world));
      expect(response.status()).toBe(404);
      expect(await response.json()).toMatchObject({ error: { code: 'not_found' } });
    });
  }

  test('cannot send a changed project to another team', async ({ page, world, baseURL }) => {
    const response = await sendZip(page, `/t/${world.team}/p/${world.versions}/upload`, String(baseURL));
    expect(response.status()).toBe(404);
  });

  test("does not find another team's run under a project of their own name", async ({ page, world }) => {
    const response = await page.goto(`/t/${world.stranger.team}/p/${world.project}/runs/${world.runNumber}`);
    expect(response?.status()).toBe(404);
  });
});

test.describe('somebody who is not signed in', () => {
  for (const [name, path] of PAGES) {
    test(`is asked to sign in before ${name} and then brought back`, async ({ page, world }) => {
      await page.goto(path(world));
      await expect(page).toHaveURL(`/sign-in?next=${encodeURIComponent(path(world))}`);
    });
  }

  for (const [name, path] of ROUTES) {
    test(`is not given ${name}`, async ({ page, world }) => {
      expect((await page.request.get(path(world))).status()).toBe(401);
    });
  }

  test('cannot send a changed project', async ({ page, world, baseURL }) => {
    const upload = `/t/${world.team}/p/${world.versions}/upload`;
    expect((await sendZip(page, upload, String(baseURL))).status()).toBe(401);
    expect((await sendZip(page, upload, 'https://elsewhere.example')).status()).toBe(403);
  });

  test('cannot have the server read SQL for them', async ({ page, baseURL }) => {
    const data = { text: 'CREATE TABLE a (id int);', fileName: 'a.sql' };
    const answer = (origin: string) =>
      page.request.post('/read', { data, headers: { origin }, maxRetries: 2 });
    expect((await answer(String(baseURL))).status()).toBe(401);
    expect((await answer('https://elsewhere.example')).status()).toBe(403);
  });
});
