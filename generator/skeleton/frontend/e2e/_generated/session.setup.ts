import { ADMIN, SESSION, signIn } from '../support/accounts';
import { expect, test as setup } from '../support/test';

setup('the session that other tests go on with', async ({ page }) => {
  await page.goto(ADMIN ? '/login' : '/');
  if (ADMIN) {
    await signIn(page, ADMIN);
    await expect(page).not.toHaveURL(/\/login/);
  }
  await page.context().storageState({ path: SESSION });
});
