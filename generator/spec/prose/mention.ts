import type { Model, Thing } from './model.ts';
import { keysOf } from './model.ts';
import type { Scan } from './scan.ts';

/** A thing named in a sentence, wherever it stands. */
export type Found = { thing: Thing; from: number; to: number };

/** The longest name of a thing has fewer words than this. */
const MAX_WORDS = 5;

/** Every known thing a sentence names, in order, longest names first. */
export function listMentions(model: Model, scan: Scan, from = 0): Found[] {
  const found: Found[] = [];
  let place = from;
  while (place < scan.length) {
    const here = mentionAt(model, scan, place);
    if (here) found.push(here);
    place = here ? here.to : place + 1;
  }
  return found;
}

function mentionAt(model: Model, scan: Scan, at: number): Found | null {
  const first = scan.token(at);
  if (first?.kind !== 'word') return null;
  const [singular = ''] = keysOf(scan, [first]);
  if (!model.opensName(singular) && !model.opensName(first.key)) return null;
  for (let length = Math.min(MAX_WORDS, scan.length - at); length > 0; length -= 1) {
    const tokens = scan.tokens.slice(at, at + length);
    if (tokens.some(({ kind }) => kind !== 'word')) continue;
    const thing = model.get(keysOf(scan, tokens).join(' '));
    if (thing) return { thing, from: at, to: at + length };
  }
  return null;
}
