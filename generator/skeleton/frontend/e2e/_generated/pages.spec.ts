import { ask, makeRecord, type Stored } from '../support/api';
import { ENTITIES } from '../support/entities';
import { lookAt } from '../support/look';
import { expect, test } from '../support/test';
import { t } from '../support/words';

for (const entity of ENTITIES) {
  test(`pages of ${entity.name} are fit to be looked at`, async ({ page }) => {
    const row = entity.account
      ? (await ask<{ items: Stored[] }>(page, 'GET', `${entity.path}?limit=1`)).items[0]
      : await makeRecord(page, entity.key);
    const pages = {
      list: `/${entity.route}`,
      detail: `/${entity.route}/${row?.id}`,
      edit: `/${entity.route}/${row?.id}/edit`,
      ...(entity.account ? {} : { new: `/${entity.route}/new` }),
    };
    for (const [name, address] of Object.entries(pages)) {
      await page.goto(address);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(page).toHaveTitle(/\S/);
      await lookAt(page, `${entity.route}-${name}`);
    }
  });
}

test('the first page, the dashboard and a page that is not there are fit to be looked at', async ({
  page,
}) => {
  await page.goto('/dashboard');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await lookAt(page, 'dashboard');
  await page.goto('/no-such-page');
  await expect(page.getByText(t('shell.missing.title')).first()).toBeVisible();
  await lookAt(page, 'not-found');
  await page.context().clearCookies();
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await lookAt(page, 'landing');
});
