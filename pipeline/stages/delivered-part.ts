import type { Parts } from '#generator/blueprint/parts.ts';

/** Where only the frontend is delivered: itself, the description of the API it is made from, and what says what it is. */
const FRONTEND_ONLY =
  /^(frontend\/|backend\/openapi\.json$|docs\/|\.iopeer\/|SPEC\.md$|README\.md$|\.gitignore$|EVIDENCE\.md$)/;

/** True for a file that belongs to what is delivered; the others are there to try it with. */
export const isDelivered = (path: string, parts: Parts | undefined): boolean =>
  parts !== 'frontend' || FRONTEND_ONLY.test(path);

/** What a project holds, by its paths. */
export function partsHeld(paths: Iterable<string>): Parts {
  let [backend, frontend] = [false, false];
  for (const path of paths) {
    if (path.startsWith('backend/app/')) backend = true;
    else if (path.startsWith('frontend/')) frontend = true;
  }
  return backend && frontend ? 'both' : frontend ? 'frontend' : 'backend';
}

/** What a run delivers that was asked for some parts of a project that holds others: a choice takes nothing away. */
export const widened = (held: Parts, wanted: Parts): Parts => (held === wanted ? held : 'both');
