import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';

export type FirstLoad = {
  /** Scripts the page itself names: what is loaded, compiled and run before it can be used. */
  kb: number;
  /** For browsers without modules only; no browser of the last years asks for them. */
  legacyKb: number;
  /** Scripts fetched once it can be used, when the browser is idle. */
  laterKb: number;
};

/** What comes once the page stands is fetched within this. */
const IDLE_MS = 6_000;
const SCRIPT = /<script\b[^>]*\bsrc="([^"]+)"[^>]*>/g;

/** Opens a page and returns how much script it takes, gzipped as a server would send it. */
export async function measureFirstLoad(page: Page, url: string, frontend: string): Promise<FirstLoad> {
  const asked = new Set<string>();
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.endsWith('.js')) asked.add(decodeURIComponent(pathname));
  });
  const response = await page.goto(url);
  const html = (await response?.text()) ?? '';
  await page.waitForTimeout(IDLE_MS);
  const tags = [...html.matchAll(SCRIPT)].map(([tag, source = '']) => ({
    path: decodeURIComponent(new URL(source, url).pathname),
    legacy: /\bnomodule\b/i.test(tag),
  }));
  const first = new Set(tags.filter(({ legacy }) => !legacy).map(({ path }) => path));
  const legacy = new Set(tags.filter((tag) => tag.legacy).map(({ path }) => path));
  const later = [...asked].filter((path) => !first.has(path) && !legacy.has(path));
  const sizeOf = (paths: Iterable<string>): number =>
    [...paths].reduce((sum, path) => sum + gzipSync(readFileSync(fileOf(frontend, path))).length, 0) / 1_000;
  return { kb: sizeOf(first), legacyKb: sizeOf(legacy), laterKb: sizeOf(later) };
}

const fileOf = (frontend: string, path: string): string => join(frontend, path.replace('/_next/', '.next/'));
