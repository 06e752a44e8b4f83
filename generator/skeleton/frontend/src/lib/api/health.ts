import { env } from '@/lib/env';

const PATIENCE_MS = 5_000;

/** What the API says of itself, and how long that took; asked by the server, for nobody else reaches these addresses. */
export type Health = { ok: boolean; detail: string | null; ms: number };

/** Asks whether the API answers (`live`) or can serve, database and migrations included (`ready`). Never throws. */
export async function readHealth(kind: 'live' | 'ready'): Promise<Health> {
  const started = performance.now();
  const took = (): number => Math.round(performance.now() - started);
  try {
    const answer = await fetch(`${env.backendUrl}/health/${kind}`, {
      cache: 'no-store',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (answer.ok) return { ok: true, detail: null, ms: took() };
    const { detail } = (await answer.json()) as { detail?: string };
    return { ok: false, detail: detail ?? `HTTP ${answer.status}`, ms: took() };
  } catch {
    return { ok: false, detail: null, ms: took() };
  }
}
