import { z } from 'zod';
import type { Options } from './schema.ts';

/** What a delivery holds of the product a SPEC describes. */
export const PARTS = ['backend', 'frontend', 'both'] as const;
export const partsSchema = z.enum(PARTS);
export type Parts = z.infer<typeof partsSchema>;

/**
 * What is delivered of a SPEC with a frontend when nobody says otherwise: `both` follows the SPEC. This is the one place
 * that decides it; sentences, dialogs and help are made from it.
 */
export const DEFAULT_PARTS: Parts = 'both';

/** What runs made that were planned before there was a choice, for whoever goes on with one of them. */
export const PARTS_BEFORE_CHOICE: Parts = 'backend';

/** Takes what was asked for, returns what can be delivered of this Blueprint: one without a frontend is all backend. */
export function partsOf(
  { options }: { options: Pick<Options, 'frontend'> },
  wanted: Parts = DEFAULT_PARTS,
): Parts {
  return options.frontend === 'none' ? 'backend' : wanted;
}

/** True where the frontend is made; the backend always is, since pages are made from its API and tried against it. */
export const hasFrontend = (parts: Parts): boolean => parts !== 'backend';
