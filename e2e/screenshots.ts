import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, expect } from '@playwright/test';
import { LOCALE_COOKIE, LOCALES } from '#messages/locale.ts';
import config from '../playwright.config.ts';
import { PAGES, READY, stateOf } from './pages.ts';
import { loadWorld, STATE } from './world.ts';

/**
 * Pictures of every page, 1440 and 390 px wide, light and dark, in both languages, into the git-ignored screenshots/.
 * The people and the run they show are those of the tests: run `npx playwright test --project=world` first.
 *
 *     E2E_BASE_URL=http://localhost:3000 node e2e/screenshots.ts [name of a page …]
 */
const SIZES = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const;
const THEMES = ['light', 'dark'] as const;
/** Motion that has begun is over, fonts are there. */
const SETTLE_MS = 600;
const READY_MS = 30_000;

const folder = join(fileURLToPath(new URL('..', import.meta.url)), 'screenshots');
const baseURL = String(config.use?.baseURL);
const world = loadWorld();
const wanted = process.argv.slice(2);
mkdirSync(folder, { recursive: true });

const browser = await chromium.launch(config.use?.launchOptions);
for (const locale of LOCALES) {
  for (const one of PAGES) {
    if (wanted.length > 0 && !wanted.includes(one.name)) continue;
    const state = stateOf(one);
    const context = await browser.newContext({
      baseURL,
      ...(state === null ? {} : { storageState: STATE[state] }),
    });
    await context.addCookies([{ name: LOCALE_COOKIE, value: locale, url: baseURL }]);
    const page = await context.newPage();
    for (const [size, viewport] of Object.entries(SIZES)) {
      for (const colorScheme of THEMES) {
        await page.setViewportSize(viewport);
        await page.emulateMedia({ colorScheme });
        await page.goto(one.path(world));
        const ready = READY[one.name];
        // On a phone the understanding lies behind the text until it is asked for.
        if (ready) await expect(page.locator(ready).first()).toBeAttached({ timeout: READY_MS });
        await page.waitForTimeout(SETTLE_MS);
        await page.screenshot({ path: join(folder, `${one.name}-${locale}-${size}-${colorScheme}.png`) });
      }
    }
    await context.close();
    console.log(`${one.name} (${locale})`);
  }
}
await browser.close();
