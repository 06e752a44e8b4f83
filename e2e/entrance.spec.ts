import { newPerson } from './people.ts';
import { expect, test } from './test.ts';

test('the entrance says what is wrong beside the field, in words, and forgets nothing typed', async ({
  page,
  t,
}) => {
  await page.goto('/sign-up');
  const email = page.getByLabel(t('auth.email'), { exact: true });
  await page.getByLabel(t('auth.name'), { exact: true }).fill('Ada');
  await email.fill('not an address');
  await page.getByLabel(t('auth.password'), { exact: true }).fill('short');
  await page.getByRole('button', { name: t('auth.signUp.submit') }).click();
  await expect(email).toHaveAttribute('aria-invalid', 'true');
  await expect(email).toBeFocused();
  await expect(email).toHaveValue('not an address');
  await expect(page.getByLabel(t('auth.password'), { exact: true })).toHaveAttribute('aria-invalid', 'true');
});

test.describe(() => {
  test.use({ expectedErrors: [/status of 401/] });

  test('a wrong password is told without telling whether the account exists', async ({ page, t }) => {
    const person = newPerson('Nobody');
    await page.goto('/sign-in');
    await page.getByLabel(t('auth.email'), { exact: true }).fill(person.email);
    await page.getByLabel(t('auth.password'), { exact: true }).fill(person.password);
    await page.getByRole('button', { name: t('auth.signIn.submit') }).click();
    await expect(page.getByRole('alert').filter({ hasText: /\w/ })).toBeVisible();
  });
});

test('people go on to the page they asked for, and sign out again', async ({ page, t }) => {
  const person = newPerson('Grace Hopper');
  await page.goto('/sign-in?next=%2Ft');
  await page
    .getByRole('link', { name: /./ })
    .filter({
      hasText:
        t('auth.noAccount')
          .replace(/<[^>]+>/g, '')
          .split('?')
          .at(-1)
          ?.trim() ?? '',
    })
    .click();
  await page.getByLabel(t('auth.name'), { exact: true }).fill(person.name);
  await page.getByLabel(t('auth.email'), { exact: true }).fill(person.email);
  await page.getByLabel(t('auth.password'), { exact: true }).fill(person.password);
  await page.getByRole('button', { name: t('auth.signUp.submit') }).click();
  await page.waitForURL('**/t/*');
  const home = page.url();

  await page.getByRole('button', { name: t('common.accountMenu') }).click();
  await page.getByRole('menuitem', { name: t('common.signOut') }).click();
  await page.waitForURL((url) => url.pathname === '/');
  await page.goto(home);
  await expect(page).toHaveURL(/\/sign-in\?next=/);

  await page.getByLabel(t('auth.email'), { exact: true }).fill(person.email);
  await page.getByLabel(t('auth.password'), { exact: true }).fill(person.password);
  await page.keyboard.press('Enter');
  await page.waitForURL(home);
});

test('a link to the entrance cannot send people to another site', async ({ page, t }) => {
  await page.goto('/sign-in?next=https%3A%2F%2Felsewhere.example');
  await expect(page.getByRole('heading', { name: t('auth.signIn.title') })).toBeVisible();
  const link = page.getByRole('main').getByRole('link');
  await expect(link).toHaveAttribute('href', '/sign-up');
});
