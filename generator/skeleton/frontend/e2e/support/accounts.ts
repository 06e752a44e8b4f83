import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect } from './test';
import { containing, exactly, t } from './words';

type Admin = { email: string; password: string };

/** The administrator that the API was started with; null in an application without accounts. */
export const ADMIN: Admin | null = JSON.parse(
  readFileSync(join(import.meta.dirname, '..', '_generated', 'admin.json'), 'utf8'),
).admin;

/** Where the administrator's session is kept for the tests that need one. */
export const SESSION = join(tmpdir(), 'e2e-session.json');

/** Fills in the sign-in page and sends it. */
export async function signIn(page: Page, { email, password }: Admin): Promise<void> {
  await page.getByLabel(exactly(t('auth.fields.email'))).fill(email);
  await page.getByLabel(exactly(t('auth.fields.password'))).fill(password);
  await page.getByRole('button', { name: exactly(t('auth.login.submit')) }).click();
}

/** Ends the session by the menu of the account. */
export async function signOut(page: Page): Promise<void> {
  const menu = containing(t('shell.user.menu', { name: '' }).trim());
  await page.getByRole('button', { name: menu }).first().click();
  await page.getByRole('menuitem', { name: containing(t('shell.user.signOut')) }).click();
  await expect(page.getByRole('button', { name: menu })).toHaveCount(0);
}
