import type { Page } from '@playwright/test';
import { median } from '../command-line.ts';
import { FORM_FIELDS } from './spec.ts';

const TEXT = 'The quick brown fox jumps over the lazy dog';
const WARM_UP = 10;

export type Typing = { fields: number; medianMs: number; p95Ms: number; keystrokes: number };

/**
 * Types into a form and returns what one keystroke costs the page: from the moment the browser hands it the key until the
 * frame that shows the letter is drawn, without the wait for the screen's next turn.
 */
export async function measureTyping(page: Page, url: string): Promise<Typing> {
  await page.goto(url);
  // Long forms open in steps; all on one page is what takes the most.
  await page.getByRole('button', { name: /on one page/i }).click();
  const fields = page.locator('main form').getByRole('textbox');
  await fields.nth(FORM_FIELDS - 1).waitFor();
  const client = await page.context().newCDPSession(page);
  await client.send('Performance.enable');
  const busyMs = async (): Promise<number> => {
    const { metrics } = await client.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1_000;
  };
  const times: number[] = [];
  for (const at of [0, Math.floor(FORM_FIELDS / 2), FORM_FIELDS - 1]) {
    await fields.nth(at).click();
    await page.waitForTimeout(1_500);
    for (const letter of TEXT) {
      const before = await busyMs();
      await page.keyboard.type(letter);
      // Two frames: the one that shows the letter is over by then.
      await page.evaluate(
        () => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
      );
      times.push((await busyMs()) - before);
    }
  }
  const counted = times.slice(WARM_UP).sort((one, other) => one - other);
  return {
    fields: await fields.count(),
    medianMs: median(counted),
    p95Ms: counted[Math.floor(counted.length * 0.95)] ?? Number.NaN,
    keystrokes: counted.length,
  };
}
