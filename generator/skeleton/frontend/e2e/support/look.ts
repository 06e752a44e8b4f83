import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** Where pictures of pages go; none are taken where it is not set. */
const PICTURES = process.env.E2E_SCREENSHOTS;

const DESKTOP = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

/**
 * Looks at a page as people with other eyes, other taste and other devices do: nothing serious for axe in light and dark,
 * nothing that has to be scrolled sideways on a phone. Takes a picture of each, and notes the page in the index of pictures.
 */
export async function lookAt(page: Page, name: string): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await settle(page);
  await expectAccessible(`${name}, light`, axeOf(page));
  await picture(page, `${name}-light`);
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await settle(page);
  await expectAccessible(`${name}, dark`, axeOf(page).withRules([...COLOUR_RULES]));
  await picture(page, `${name}-dark`);
  await page.setViewportSize(PHONE);
  await settle(page);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect.soft(width, `${name} fits a phone`).toBeLessThanOrEqual(PHONE.width);
  await picture(page, `${name}-phone-dark`);
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await picture(page, `${name}-phone-light`);
  await note(page, name);
  await page.setViewportSize(DESKTOP);
}

/** Waits until nothing is on its way any more: no request, no skeleton, no font. */
async function settle(page: Page): Promise<void> {
  await page.locator('[data-slot="skeleton"]').first().waitFor({ state: 'hidden' });
  await page.evaluate(() => document.fonts.ready);
}

/** What another theme can change: everything else has been looked at in the first. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'] as const;

/** Pages have no frames, so nothing has to be put together in a page of its own. */
const axeOf = (page: Page): AxeBuilder => new AxeBuilder({ page }).setLegacyMode(true);

async function expectAccessible(name: string, axe: AxeBuilder): Promise<void> {
  const { violations } = await axe.analyze();
  const grave = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .slice(0, 3)
          .map(({ target }) => target.join(' '))
          .join(' | ')}`,
    );
  expect.soft(grave, `what axe finds on ${name}`).toEqual([]);
}

async function picture(page: Page, name: string): Promise<void> {
  if (!PICTURES) return;
  mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ path: join(PICTURES, `${name}.png`), animations: 'disabled' });
}

/** Notes what the pictures of a page show; `picture-index.ts` makes one list of all notes in the end. */
async function note(page: Page, name: string): Promise<void> {
  if (!PICTURES) return;
  const noted = { name, title: await page.title(), path: new URL(page.url()).pathname };
  writeFileSync(join(PICTURES, `${name}.json`), JSON.stringify(noted));
}
