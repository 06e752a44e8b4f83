import { DatabaseSync } from 'node:sqlite';
import type { Page } from '@playwright/test';
import { median } from '../command-line.ts';

export type LongList = {
  /** From the click until the rows asked for are on the screen. */
  steps: { name: string; ms: number }[];
  /** The most records an answer, and the table, ever held. */
  mostReceived: number;
  mostShown: number;
  pageSize: number;
  heapGrowthMb: number;
};

const PAGES = 10;

/** Fills the tickets up to `count` with copies of those the project was seeded with, each with a subject and a state of its own. */
export function fillTickets(database: string, count: number): void {
  const db = new DatabaseSync(database);
  const columns = db
    .prepare('PRAGMA table_info(tickets)')
    .all()
    .map(({ name }) => String(name));
  const values = columns.map((column) => {
    if (column === 'id') return 'series.n + (SELECT max(id) FROM tickets)';
    if (column === 'subject') return "printf('Ticket %06d', (series.n * 7919) % 1000003)";
    if (column === 'search_text') return "printf('ticket %06d', (series.n * 7919) % 1000003)";
    if (column === 'status')
      return "CASE series.n % 4 WHEN 0 THEN 'open' WHEN 1 THEN 'waiting' WHEN 2 THEN 'solved' ELSE 'closed' END";
    return `seeded."${column}"`;
  });
  db.exec(`
    INSERT INTO tickets (${columns.map((column) => `"${column}"`).join(', ')})
    WITH RECURSIVE series(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM series WHERE n < ${count})
    SELECT ${values.join(', ')} FROM series, (SELECT * FROM tickets LIMIT 1) AS seeded;
    ANALYZE;
  `);
  db.close();
}

/** Pages, sorts and filters the list of tickets as a person does, and notes what the browser holds meanwhile. */
export async function measureLongList(page: Page, url: string): Promise<LongList> {
  const received: number[] = [];
  const shown: number[] = [];
  page.on('response', async (response) => {
    if (!new URL(response.url()).pathname.endsWith('/api/v1/tickets')) return;
    const body = (await response.json().catch(() => null)) as { items?: unknown[] } | null;
    received.push(body?.items?.length ?? 0);
  });
  const rows = page.locator('main tbody tr');
  await page.goto(`${url}/tickets`);
  await rows.first().waitFor();
  const pageSize = await rows.count();
  const heapMb = async (): Promise<number> => {
    const client = await page.context().newCDPSession(page);
    await client.send('HeapProfiler.collectGarbage');
    const { usedSize } = await client.send('Runtime.getHeapUsage');
    await client.detach();
    return usedSize / 1e6;
  };
  const steps: LongList['steps'] = [];
  const step = async (name: string, act: () => Promise<unknown>): Promise<void> => {
    const before = (await rows.allTextContents()).join();
    const begin = performance.now();
    await act();
    await page
      .waitForFunction(
        (old) => {
          const now = [...document.querySelectorAll('main tbody tr')].map((row) => row.textContent);
          const busy = document.querySelector('[aria-busy="true"]') !== null;
          return now.length > 0 && !busy && now.join() !== old;
        },
        before,
        { polling: 'raf' },
      )
      .catch((error: unknown) => {
        throw new Error(`${name}: the list still shows ${before.slice(0, 60)}`, { cause: error });
      });
    steps.push({ name, ms: performance.now() - begin });
    shown.push(await rows.count());
  };
  const next = page.getByRole('button', { name: /next page/i });
  await step('the next page', () => next.click());
  const before = await heapMb();
  const turns: number[] = [];
  for (let turn = 0; turn < PAGES; turn += 1) {
    await step('a page', () => next.click());
    turns.push(steps.pop()?.ms ?? Number.NaN);
  }
  steps.push({ name: `a page, median of ${PAGES}`, ms: median(turns) });
  const heapGrowthMb = (await heapMb()) - before;
  const heading = page.locator('main thead').getByRole('button', { name: /subject/i });
  await step('sorted', () => heading.click());
  await step('filtered', () => page.goto(`${url}/tickets?q=ticket+0000`));
  return {
    steps,
    mostReceived: Math.max(...received),
    mostShown: Math.max(...shown),
    pageSize,
    heapGrowthMb,
  };
}
