import { test as base, type ConsoleMessage, expect, type Page } from '@playwright/test';

export { expect } from '@playwright/test';

/**
 * What no page can help: answers that are no success, which tests ask for on purpose, and the worker that tests keep out.
 */
const HARMLESS =
  /Failed to load resource: the server responded with a status of (4\d\d)|Service Worker registration blocked by Playwright/;

/** A test of pages: it fails when one of them complains in the console, warnings of React about hydration included. */
export const test = base.extend<{ complaints: string[] }>({
  complaints: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      await listen(page, complaints);
      await use(complaints);
      expect(complaints, 'what pages said in the console').toEqual([]);
    },
    { auto: true },
  ],
});

/** Hears what a page says in its console, errors nobody caught, and what its policy had to stop. */
export async function listen(page: Page, complaints: string[]): Promise<void> {
  page.on('console', (message) => {
    if (isComplaint(message)) complaints.push(`${message.type()}: ${message.text()} (${page.url()})`);
  });
  page.on('pageerror', (error) => complaints.push(`not caught: ${error.message} (${page.url()})`));
  await page.addInitScript(() =>
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
      console.error(`The policy's ${effectiveDirective} stopped ${blockedURI}.`),
    ),
  );
}

const isComplaint = (message: ConsoleMessage): boolean =>
  (message.type() === 'error' || message.type() === 'warning') && !HARMLESS.test(message.text());
