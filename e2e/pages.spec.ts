import { globSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { PAGES, type PageCase, READY, stateOf } from './pages.ts';
import { expect, test } from './test.ts';
import { STATE, type World } from './world.ts';

/** Every page is looked at in both themes and both languages, a theme each: four times would find no more. */
const THEME = { es: 'light', en: 'dark' } as const;
const PHONE = { width: 390, height: 844 };

async function open(page: Page, one: PageCase, world: World): Promise<void> {
  const response = await page.goto(one.path(world));
  expect(response?.status()).toBe(one.status ?? 200);
  const ready = READY[one.name];
  if (ready) await expect(page.locator(ready).first()).toBeVisible();
}

async function listViolations(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`,
  );
}

for (const one of PAGES) {
  test.describe(() => {
    const state = stateOf(one);
    test.use({
      storageState: state === null ? { cookies: [], origins: [] } : STATE[state],
      expectedErrors: one.status === 404 ? [/status of 404/] : [],
    });

    test(`${one.name}: axe objects to nothing, and a phone need not scroll sideways`, async ({
      page,
      world,
      language,
    }) => {
      const colorScheme = THEME[language];
      await page.emulateMedia({ colorScheme });
      await open(page, one, world);
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      await expect(page).toHaveTitle(/IOPEER/);
      await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
      await expect(page.locator('html')).toHaveClass(new RegExp(`\\b${colorScheme}\\b`));
      expect(await listViolations(page), colorScheme).toEqual([]);
      await page.setViewportSize(PHONE);
      await page.reload();
      await expect(page.getByRole('main')).toBeVisible();
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width).toBeLessThanOrEqual(PHONE.width);
    });
  });
}

test('every route of the product is in the list of pages', () => {
  const routes = globSync('app/**/page.tsx', { cwd: new URL('..', import.meta.url).pathname })
    .map((file) =>
      file
        .replace(/^app/, '')
        .replace(/\/page\.tsx$/, '')
        .replace(/\/\([^)]+\)/g, ''),
    )
    .filter((route) => route !== '/t') // Goes on to the first team.
    .map((route) => route || '/');
  const world: World = {
    team: '[team]',
    project: '[project]',
    runNumber: 0,
    runId: '',
    versions: '[project]',
    stranger: { team: '[team]' },
  };
  const listed = PAGES.map((one) =>
    (one.path(world).split('?')[0] ?? '')
      .replace('/runs/0', '/runs/[number]')
      .replace(/\/versions\/\d+$/, '/versions/[number]'),
  );
  expect([...new Set(routes)].filter((route) => !listed.includes(route))).toEqual([]);
});
