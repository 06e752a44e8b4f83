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

test('pages run only scripts that carry the nonce of their own answer', async ({ page }) => {
  const nonces = new Set<string>();
  for (const address of ['/', '/dashboard']) {
    const answer = await page.goto(address);
    const policy = (await answer?.allHeaders())?.['content-security-policy'] ?? '';
    const scripts = policy.split(';').find((part) => part.trim().startsWith('script-src')) ?? '';
    const nonce = /'nonce-([^']+)'/.exec(scripts)?.[1] ?? '';
    expect(nonce, address).not.toBe('');
    expect(scripts, address).not.toMatch(/unsafe-(inline|eval)/);
    // Scripts that come later are asked for by these.
    const scriptTags = (await answer?.text())?.match(/<script[^>]*>/g) ?? [];
    expect(scriptTags.length, address).toBeGreaterThan(0);
    expect(scriptTags.filter((tag) => !tag.includes(`nonce="${nonce}"`))).toEqual([]);
    nonces.add(nonce);
  }
  expect(nonces.size).toBe(2);
});
