import lighthouse, { desktopConfig } from 'lighthouse';
import { median } from '../command-line.ts';

export const CATEGORIES = ['performance', 'accessibility', 'best-practices'] as const;
export type Category = (typeof CATEGORIES)[number];
export type Scores = Record<Category, number>;

export type Audited = {
  scores: Scores;
  /** Largest contentful paint and total blocking time, in milliseconds. */
  lcpMs: number;
  tbtMs: number;
  /** What cost points, for whoever looks for the reason. */
  lost: string[];
};

/**
 * Returns what Lighthouse says of a page in a browser that is signed in, the median of some runs. `device`: its own
 * settings for desktops, or for a phone on a slow network, which is four times slower than this machine.
 */
export async function audit(
  url: string,
  port: number,
  device: 'desktop' | 'mobile',
  runs: number,
): Promise<Audited> {
  const all: Audited[] = [];
  for (let run = 0; run < runs; run += 1) {
    const result = await lighthouse(
      url,
      { port, output: 'json', logLevel: 'error', onlyCategories: [...CATEGORIES], disableStorageReset: true },
      device === 'desktop' ? desktopConfig : undefined,
    );
    if (!result) throw new Error(`Lighthouse said nothing of ${url}`);
    const { lhr } = result;
    if (lhr.runtimeError) throw new Error(`${url}: ${lhr.runtimeError.message}`);
    if (new URL(lhr.finalDisplayedUrl).pathname !== new URL(url).pathname)
      throw new Error(`${url} led to ${lhr.finalDisplayedUrl}: nobody is signed in`);
    const figure = (id: string): number => lhr.audits[id]?.numericValue ?? Number.NaN;
    const lost = CATEGORIES.flatMap((category) =>
      (lhr.categories[category]?.auditRefs ?? [])
        .filter(({ id, weight }) => weight > 0 && (lhr.audits[id]?.score ?? 1) < 0.9)
        .map(({ id }) => `${id} ${lhr.audits[id]?.displayValue ?? ''}`.trim()),
    );
    const scores = Object.fromEntries(
      CATEGORIES.map((category) => [category, Math.round((lhr.categories[category]?.score ?? 0) * 100)]),
    ) as Scores;
    all.push({
      scores,
      lcpMs: figure('largest-contentful-paint'),
      tbtMs: figure('total-blocking-time'),
      lost,
    });
  }
  const of = (pick: (audited: Audited) => number): number => median(all.map(pick));
  const performance = of(({ scores }) => scores.performance);
  return {
    scores: {
      performance,
      accessibility: of(({ scores }) => scores.accessibility),
      'best-practices': of(({ scores }) => scores['best-practices']),
    },
    lcpMs: of(({ lcpMs }) => lcpMs),
    tbtMs: of(({ tbtMs }) => tbtMs),
    lost: all.find(({ scores }) => scores.performance === performance)?.lost ?? [],
  };
}
