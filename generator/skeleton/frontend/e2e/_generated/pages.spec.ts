import { expect, test } from '../support/test';

test('the first page is there', async ({ page }) => {
  await page.goto('/');
  await expect(page.locator('body')).toBeVisible();
});
