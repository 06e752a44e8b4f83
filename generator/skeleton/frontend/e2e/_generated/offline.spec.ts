import { expect, test } from '@playwright/test';
import { t } from '../support/words';

// Only here: elsewhere a worker would fetch everything each test reads once more. The console of a page without a
// connection is full of requests that failed, so nobody listens to it.
test.use({ serviceWorkers: 'allow' });

test('a page that was read can be read again without a connection, and others say that there is none', async ({
  page,
  context,
}) => {
  await page.goto('/dashboard');
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  // From here on everything goes through the worker.
  await page.reload();
  const title = await page.getByRole('heading', { level: 1 }).textContent();
  await expect
    .poll(() => page.evaluate(async () => Boolean(await caches.match('/dashboard', { ignoreVary: true }))))
    .toBe(true);
  await context.setOffline(true);
  await page.goto('/dashboard');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title ?? '');
  await page.goto('/profile');
  await expect(page.getByRole('heading', { name: t('shell.offline.title') })).toBeVisible();
});
