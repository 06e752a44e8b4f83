import type { Blueprint } from './schema.ts';

/** What a delivery holds of the product a SPEC describes. */
export const PARTS = ['backend', 'frontend', 'both'] as const;
export type Parts = (typeof PARTS)[number];

/** What is delivered when nobody says otherwise. */
export const DEFAULT_PARTS: Parts = 'backend';

/** Takes what was asked for, returns what can be delivered of this Blueprint: one without a frontend is all backend. */
export function partsOf({ options }: Pick<Blueprint, 'options'>, wanted: Parts = DEFAULT_PARTS): Parts {
  return options.frontend === 'none' ? 'backend' : wanted;
}

/** True where the frontend is made; the backend always is, since pages are made from its API and tried against it. */
export const hasFrontend = (parts: Parts): boolean => parts !== 'backend';
