import { expect, type Page, test as setup } from '@playwright/test';
import { LOCALE_COOKIE } from '#messages/locale.ts';
import { createAccount, newPerson } from './people.ts';
import { textsOf } from './texts.ts';
import { makeVersionsProject } from './versions-world.ts';
import { STATE, saveWorld } from './world.ts';

const t = textsOf('en');

setup(
  'two people in two teams, one of them with a project and a finished run',
  async ({ page, context, browser, baseURL }) => {
    await context.addCookies([{ name: LOCALE_COOKIE, value: 'en', url: String(baseURL) }]);
    const team = await createAccount(context, newPerson('Ada Lovelace'));
    const project = await createProject(page, team);
    // Without accounts and on SQLite the project's own tests take a quarter of the time; the journeys have the rest.
    await page.goto(`/t/${team}/p/${project}?auth=off&database=sqlite&parts=backend`);
    const run = await runOnce(page);
    await context.storageState({ path: STATE.member });

    const other = await browser.newContext({ baseURL });
    const stranger = await createAccount(other, newPerson('Mallory'));
    await other.storageState({ path: STATE.stranger });
    await other.close();
    const versions = await makeVersionsProject(team);
    saveWorld({ team, project, ...run, versions, stranger: { team: stranger } });
  },
);

async function createProject(page: Page, team: string): Promise<string> {
  await page.goto(`/t/${team}/new?example=coworking`);
  await page.getByRole('button', { name: t('projects.new.create') }).click();
  await page.waitForURL(`**/t/${team}/p/*`);
  return page.url().split('/').at(-1) ?? '';
}

async function runOnce(page: Page): Promise<{ runNumber: number; runId: string }> {
  await expect(page.getByTestId('counts')).toBeVisible();
  await page.getByRole('button', { name: t('spec.generate.label') }).click();
  await page.waitForURL('**/runs/*');
  const download = page.getByRole('link', { name: t('runs.actions.download') });
  await expect(download).toBeVisible({ timeout: 360_000 });
  const address = (await download.getAttribute('href')) ?? '';
  return { runNumber: Number(page.url().split('/').at(-1)), runId: address.split('/').at(-2) ?? '' };
}
