import { randomUUID } from 'node:crypto';
import { type BrowserContext, expect } from '@playwright/test';

export type Person = { name: string; email: string; password: string };

/** Somebody nobody has seen before. */
export function newPerson(name: string): Person {
  return { name, email: `${randomUUID()}@example.com`, password: 'correct horse battery staple' };
}

/** Creates an account without the form, signed in within this context. Returns the slug of its team. */
export async function createAccount(context: BrowserContext, person: Person): Promise<string> {
  const page = await context.newPage();
  await page.goto('/sign-in');
  const status = await page.evaluate(
    async (body) => {
      const headers = { 'content-type': 'application/json' };
      return (await fetch('/api/auth/sign-up/email', { method: 'POST', headers, body })).status;
    },
    JSON.stringify({ ...person, locale: 'en' }),
  );
  expect(status, 'sign-up').toBe(200);
  await page.goto('/t');
  await page.waitForURL('**/t/*');
  const slug = page.url().split('/').at(-1) ?? '';
  await page.close();
  return slug;
}
