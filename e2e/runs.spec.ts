import { expect, test } from './test.ts';
import { STATE, type World } from './world.ts';

test.use({ storageState: STATE.member });

const runOf = (world: World) => `/t/${world.team}/p/${world.project}/runs/${world.runNumber}`;

test('a finished run tells its verdict, its checks, its files and its evidence', async ({
  page,
  world,
  t,
}) => {
  await page.goto(runOf(world));
  await expect(page.getByText(t('runs.verdict.verified.title'), { exact: true }).first()).toBeVisible();

  await page.getByRole('tab', { name: new RegExp(t('runs.view.checks')) }).click();
  const tests = page
    .getByRole('row')
    .filter({ has: page.getByText(t('runs.checkName.tests'), { exact: true }) });
  await expect(tests).toContainText('pytest');

  await page.getByRole('tab', { name: new RegExp(t('runs.view.files')) }).click();
  await page.getByRole('textbox', { name: t('runs.files.search') }).fill('README.md');
  await page.getByRole('button', { name: 'README.md' }).first().click();
  await expect(page).toHaveURL(/file=.*README\.md/);
  await expect(page.getByRole('region', { name: /README\.md/ })).toContainText('Coworking desk');

  // A backend has no pages to show.
  await expect(page.getByText(t('runs.delivers.backend'), { exact: true })).toBeVisible();
  await expect(page.getByRole('tab', { name: t('runs.view.pages') })).toHaveCount(0);

  await page.getByRole('tab', { name: t('runs.view.evidence') }).click();
  await expect(page.getByRole('table', { name: t('runs.evidence.checks') })).toContainText(
    t('runs.checkName.migrations'),
  );
  await expect(page.getByText(`· ${t('runs.evidence.withoutNetwork')}`)).toBeVisible();
});

test('the console can be searched, and holds what it held when it is opened again', async ({
  page,
  world,
  t,
}) => {
  await page.goto(runOf(world));
  const search = page.getByRole('textbox', { name: t('runs.console.search') });
  await expect(page.locator('.xterm-rows')).toContainText('passed');
  await search.fill('passed');
  await expect(page.getByText(/^\d+\/\d+$/)).toBeVisible();
  await page.getByRole('tab', { name: new RegExp(t('runs.view.checks')) }).click();
  await page.getByRole('tab', { name: t('runs.view.console') }).click();
  await expect(page.locator('.xterm-rows')).toContainText('passed');
});

test('the list of runs leads to each of them', async ({ page, world, t }) => {
  await page.goto(`/t/${world.team}/p/${world.project}/runs`);
  const row = page.getByRole('row').filter({ hasText: `#${world.runNumber}` });
  await expect(row).toContainText(t('runs.state.verified'));
  await row.getByRole('link').click();
  await expect(page).toHaveURL(runOf(world));
});

test('a run can be cancelled, which asks first, and done again', async ({ page, world, t }) => {
  await page.goto(`/t/${world.team}/new?example=fleet`);
  await page.getByLabel(t('projects.new.name'), { exact: true }).fill('Cancelled');
  await page.getByRole('button', { name: t('projects.new.create') }).click();
  await page.waitForURL('**/p/*');
  await page.goto(`${page.url()}?parts=backend`);
  await expect(page.getByTestId('counts')).toBeVisible();
  await page.getByRole('textbox', { name: t('spec.editor.label') }).press('Control+Enter');
  await page.waitForURL('**/runs/1');

  await page.getByRole('button', { name: t('runs.actions.cancel'), exact: true }).click();
  const dialog = page.getByRole('alertdialog');
  await dialog.getByRole('button', { name: t('runs.actions.keep') }).click();
  await expect(dialog).toBeHidden();
  await page.getByRole('button', { name: t('runs.actions.cancel'), exact: true }).click();
  await dialog.getByRole('button', { name: t('runs.actions.cancelConfirm') }).click();
  await expect(page.getByRole('main').getByText(t('runs.state.cancelled'), { exact: true })).toBeVisible();
  await expect(page.getByRole('link', { name: t('runs.actions.download') })).toHaveCount(0);

  await page.getByRole('button', { name: t('runs.actions.again') }).click();
  await page.waitForURL('**/runs/2');
  await page.getByRole('button', { name: t('runs.actions.cancel'), exact: true }).click();
  await dialog.getByRole('button', { name: t('runs.actions.cancelConfirm') }).click();
  await expect(page.getByRole('main').getByText(t('runs.state.cancelled'), { exact: true })).toBeVisible();
});

test('a SPEC with an error is not started, and the button says why', async ({ page, world, t }) => {
  await page.goto(`/t/${world.team}/new?from=blank`);
  await page.getByLabel(t('projects.new.name'), { exact: true }).fill('Nothing yet');
  await page.getByRole('button', { name: t('projects.new.create') }).click();
  await page.waitForURL('**/p/*');
  const generate = page.getByRole('button', { name: t('spec.generate.label') });
  await expect(generate).toHaveAttribute('aria-disabled', 'true');
  await generate.press('Enter');
  await expect(page.getByText(t('spec.generate.empty')).first()).toBeVisible();
  await expect(page).toHaveURL(/\/p\/[^/]+$/);
});
