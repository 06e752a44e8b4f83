import { ADMIN, signIn, signOut } from '../support/accounts';
import { ask, numbered, PASSWORD } from '../support/api';
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

  test('can open an account, and is in', async ({ page }) => {
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
    expect(await ask<{ email: string }>(page, 'GET', 'auth/me')).toMatchObject({ email });
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

const ADMIN_PAGES = ['/admin/users', '/admin/roles', '/admin/audit', '/admin/features', '/admin/settings'];
