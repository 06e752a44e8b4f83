import { cache } from 'react';
import { env } from '@/lib/env';
import { AS_USUAL, type Features, featuresOf } from './features';

/** Longer than the API ever takes for this, and no reason to keep a page waiting. */
const PATIENCE_MS = 2_000;

/** Returns which features are on, asked of the API once a request; as usual while it does not answer. For the server. */
export const findFeatures = cache(async (): Promise<Features> => {
  try {
    const answer = await fetch(`${env.backendUrl}/api/v1/features`, {
      cache: 'no-store',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    return answer.ok ? featuresOf(await answer.json()) : AS_USUAL;
  } catch {
    return AS_USUAL;
  }
});
