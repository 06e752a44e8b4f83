import type { Page } from '@playwright/test';
import { reachOf } from '@/lib/auth/reach';
import { ADMIN, SESSION, signIn, signOut } from '../support/accounts';
import { ask, CREATED, makeRecord, numbered, PASSWORD, type Stored } from '../support/api';
import { ENTITIES } from '../support/entities';
import { fill } from '../support/form';
import { lookAt } from '../support/look';
import { expect, test } from '../support/test';
import { exactly, t } from '../support/words';

const admin = ADMIN ?? { email: '', password: '' };
const accounts = ENTITIES.find((entity) => entity.account);

test.describe('somebody who is not signed in', () => {
  test.use({ storageState: { cookies: [], origins: [] } });

  test('is asked to sign in, and then comes to the page they wanted', async ({ page }) => {
    await page.goto('/profile/security');
    await expect(page).toHaveURL(/\/login\?next=/);
    await signIn(page, { ...admin, password: 'not the password' });
    await expect(page.getByRole('alert').filter({ hasText: /\S/ }).first()).toBeVisible();
    await signIn(page, admin);
    await expect(page).toHaveURL(/\/profile\/security$/);
    await signOut(page);
    await page.goto('/profile');
    await expect(page).toHaveURL(/\/login/);
  });

  test('can open an account, is in, and sees no more than it may', async ({ page, browser }) => {
    await page.goto('/register');
    const email = `new-${Date.now()}@example.com`;
    const form = page.locator('form');
    await expect(form.getByRole('button', { name: exactly(t('auth.register.submit')) })).toBeVisible();
    for (const field of accounts?.fields ?? []) {
      const [value] = field.values;
      if (accounts && field.required && field.name !== 'email' && value !== undefined)
        await fill(page, form, accounts, field, numbered(value, Date.now() % 10_000));
    }
    await form.getByLabel(exactly(t('auth.fields.email'))).fill(email);
    await form.getByLabel(exactly(t('auth.fields.password'))).fill(PASSWORD);
    await form.getByRole('button', { name: exactly(t('auth.register.submit')) }).click();
    await expect(page).toHaveURL(/\/dashboard/);
    const me = await ask<{ email: string; role: string }>(page, 'GET', 'auth/me');
    expect(me).toMatchObject({ email });
    const administrator = await browser.newPage({ storageState: SESSION });
    for (const entity of CREATED) await makeRecord(administrator, entity.key);
    await administrator.close();
    await expectReach(page, me.role);
  });

  test('finds pages to sign in, register and recover that are fit to be looked at', async ({ page }) => {
    for (const name of ['login', 'register', 'forgot']) {
      await page.goto(`/${name}`);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await lookAt(page, name);
    }
  });
});

test('the pages of one’s own account and of the administration are fit to be looked at', async ({ page }) => {
  for (const address of ['/profile', '/profile/security', '/profile/keys', ...ADMIN_PAGES]) {
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await lookAt(page, address.slice(1).replaceAll('/', '-'));
  }
});

/** Somebody who has just come finds what their role may read, nothing that others own, and no administration. */
async function expectReach(page: Page, role: string): Promise<void> {
  for (const entity of CREATED) {
    const read = reachOf(entity.access, 'read', role);
    const way = page.getByRole('link', { name: exactly(t(`entities.${entity.key}.many`)) });
    if (read === 'none') {
      await expect(ask(page, 'GET', `${entity.path}?limit=1`)).rejects.toThrow(/: 403 /);
      await expect(way).toHaveCount(0);
      continue;
    }
    await expect(way.first()).toBeVisible();
    const { items } = await ask<{ items: Stored[] }>(page, 'GET', `${entity.path}?limit=1`);
    expect(items.length, `${entity.name} of others`).toBe(read === 'own' ? 0 : 1);
    if (reachOf(entity.access, 'create', role) !== 'none') continue;
    await page.goto(`/${entity.route}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    const one = t(`entities.${entity.key}.one`);
    await expect(page.getByRole('link', { name: exactly(t('list.new', { one })) })).toHaveCount(0);
  }
  for (const address of ADMIN_PAGES) {
    await expect(page.locator(`a[href="${address}"]`)).toHaveCount(0);
    await page.goto(address);
    await expect(page.getByText(t('shell.missing.title')).first()).toBeVisible();
  }
}

const ADMIN_PAGES = ['/admin/users', '/admin/roles', '/admin/audit', '/admin/features', '/admin/settings'];
