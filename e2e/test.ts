import { test as base, expect } from '@playwright/test';
import { type AppLocale, LOCALE_COOKIE } from '#messages/locale.ts';
import { type Texts, textsOf } from './texts.ts';
import { loadWorld, type World } from './world.ts';

type Fixtures = {
  /** The interface language of this project of tests. */
  language: AppLocale;
  t: Texts;
  world: World;
  /** Console errors a test brings about on purpose, e.g. the browser's own line for a 404. */
  expectedErrors: RegExp[];
  watchConsole: undefined;
};

/** Every test of ours: in both languages, and none may leave an error on the console of the page. */
export const test = base.extend<Fixtures>({
  language: async ({ locale }, use) => use(locale?.startsWith('es') ? 'es' : 'en'),
  t: async ({ language }, use) => use(textsOf(language)),
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
  world: async ({}, use) => use(loadWorld()),
  expectedErrors: [[], { option: true }],
  watchConsole: [
    async ({ context, baseURL, language, expectedErrors }, use) => {
      await context.addCookies([{ name: LOCALE_COOKIE, value: language, url: String(baseURL) }]);
      const errors: string[] = [];
      const note = (text: string) => {
        if (!expectedErrors.some((expected) => expected.test(text))) errors.push(text);
      };
      context.on('console', (message) => {
        if (message.type() === 'error') note(`${message.text()} (${message.location().url})`);
      });
      context.on('weberror', (error) => note(String(error.error())));
      await use(undefined);
      expect(errors, 'errors on the console').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
