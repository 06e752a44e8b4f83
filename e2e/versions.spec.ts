import { unzipSync } from 'fflate';
import { zipFiles } from '#lib/archives/rules.ts';
import { expect, test } from './test.ts';
import { makeVersionsProject } from './versions-world.ts';
import { STATE } from './world.ts';

test.use({ storageState: STATE.member });

test('versions are found, starred, named and filtered', async ({ page, world, t }) => {
  const project = await makeVersionsProject(world.team);
  await page.goto(`/t/${world.team}/p/${project}/versions`);
  await expect(page.locator('a[data-version]')).toHaveCount(6);
  await expect(page.getByText(t('versions.current'), { exact: true })).toHaveCount(1);
  await expect(page.getByText(t('versions.deploys'), { exact: true })).toHaveCount(1);

  // Days have their names once the page listens to keys.
  const day = page.getByRole('heading', {
    name: RegExp(`${t('versions.today')}|${t('versions.yesterday')}`),
  });
  await expect(day.first()).toBeVisible();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await expect(page.locator('a[data-version="5"]')).toBeFocused();
  // The second one gets a star.
  await page.keyboard.press('s');
  await expect(page.getByRole('button', { name: t('versions.unstar', { number: 5 }) })).toBeVisible();

  await page.getByRole('button', { name: t('versions.actions.more', { number: 1 }) }).click();
  await page.getByRole('menuitem', { name: t('versions.actions.rename') }).click();
  await page.getByLabel(t('versions.rename.label'), { exact: true }).fill('Before the move');
  await page.getByRole('button', { name: t('versions.rename.save') }).click();
  await expect(page.getByRole('link', { name: 'Before the move' })).toBeVisible();

  await page.goto(`/t/${world.team}/p/${project}/versions?show=starred`);
  await expect(page.locator('a[data-version]')).toHaveCount(2);
});

test('what a version changed is told in words and line by line', async ({ page, world, t, language }) => {
  const href = `/t/${world.team}/p/${world.versions}/versions`;
  await page.goto(href);
  await page.locator('a[data-version="4"]').click();
  const renamed = language === 'es' ? 'Reader pasa a llamarse Member' : 'Reader is renamed to Member';
  await expect(page.getByText(renamed, { exact: true })).toBeVisible();
  await expect(page.getByText(t('versions.blueprint.impact.destructive'))).toBeVisible();
  await expect(page.locator('section[aria-label="SPEC.md"]')).toContainText('Member (was: Reader)');

  await page.getByRole('tab', { name: t('versions.view.files') }).click();
  await page.getByLabel(t('versions.files.search')).fill('SPEC');
  await page.getByRole('button', { name: 'SPEC.md' }).click();
  await expect(page.getByText(t('versions.diff.stats', { added: 2, removed: 3 }))).toBeAttached();
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('j');
  await expect(page.getByText(t('versions.diff.place', { at: 1, count: 3 }))).toBeVisible();
});

test('any two versions are compared, and the address says which', async ({ page, world, t }) => {
  await page.goto(`/t/${world.team}/p/${world.versions}/versions/compare?from=1&to=2&view=files`);
  const list = page.getByRole('navigation', { name: t('versions.files.list') });
  await expect(list.getByRole('button')).toHaveCount(3);
  await page.getByRole('button', { name: t('versions.compare.swap') }).click();
  await expect(page).toHaveURL(/from=2&to=1/);
  await expect(list.getByRole('button', { name: t('versions.files.one.removed') })).toHaveCount(1);
});

test('a version is downloaded as it is', async ({ page, world }) => {
  const href = `/t/${world.team}/p/${world.versions}/versions/2/zip`;
  const response = await page.request.get(href);
  expect(response.headers()['content-disposition']).toContain(`${world.versions}-v2.zip`);
  const files = unzipSync(new Uint8Array(await response.body()));
  expect(new TextDecoder().decode(files['README.md'])).toContain('# Our library');
  const again = await page.request.get(href, { headers: { 'if-none-match': response.headers().etag ?? '' } });
  expect(again.status()).toBe(304);
});

test('going back to a version asks first and starts a run that says so', async ({ page, world, t }) => {
  const project = await makeVersionsProject(world.team);
  await page.goto(`/t/${world.team}/p/${project}/versions/3`);
  await page.getByRole('button', { name: t('versions.actions.restore') }).click();
  await expect(page.getByText(t('versions.actions.restoreHelp', { number: 3 }))).toBeVisible();
  await page.getByRole('button', { name: t('versions.actions.restoreConfirm', { number: 3 }) }).click();
  await page.waitForURL('**/runs/*');
  await expect(page.getByText(t('runs.kind.restore', { number: 3 }), { exact: true })).toBeVisible();
});

test.describe('a file that is refused', () => {
  test.use({ expectedErrors: [/status of 422/] });

  test('a changed project is sent as a ZIP; what is none is refused with its cure', async ({
    page,
    world,
    t,
  }) => {
    const project = await makeVersionsProject(world.team);
    await page.goto(`/t/${world.team}/p/${project}/versions`);
    await page.getByRole('button', { name: t('versions.upload.open') }).click();
    const input = page.locator('input[type=file]');
    await input.setInputFiles({
      name: 'notes.zip',
      mimeType: 'application/zip',
      buffer: Buffer.from('no ZIP'),
    });
    await expect(page.getByRole('alert')).toContainText('.zip');
    // More than what passes through the proxy of Next.js: nothing of it may be cut off.
    const noise = crypto.getRandomValues(new Uint8Array(65_536));
    const large = new Uint8Array(12_000_000).map((_, at) => (noise[at % 65_536] ?? 0) ^ (at >> 16));
    const entry = { path: 'large.bin', bytes: large, executable: false };
    const buffer = Buffer.from(zipFiles([entry]));
    await input.setInputFiles({ name: 'changed.zip', mimeType: 'application/zip', buffer });
    await page.waitForURL('**/runs/*');
    await expect(page.getByText(t('runs.kind.upload'), { exact: true })).toBeVisible();
  });
});
