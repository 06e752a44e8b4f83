/** Takes words, returns them as they are compared: no capitals, no accents. */
export const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/**
 * Takes what somebody typed and things with names, returns those whose name has every word of it, best first: names that
 * begin with it, then names with a word that does, then the rest in their own order.
 */
export function matching<Named extends { label: string; keywords?: string }>(
  typed: string,
  things: readonly Named[],
): readonly Named[] {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  if (words.length === 0) return things;
  const wanted = words.join(' ');
  const rank = (thing: Named): number | null => {
    const label = plain(thing.label);
    const text = `${label} ${plain(thing.keywords ?? '')}`;
    if (!words.every((word) => text.includes(word))) return null;
    if (label.startsWith(wanted)) return 0;
    return text.split(/\s+/).some((part) => part.startsWith(words[0] ?? '')) ? 1 : 2;
  };
  return things
    .map((thing) => ({ thing, rank: rank(thing) }))
    .filter((found): found is { thing: Named; rank: number } => found.rank !== null)
    .sort((left, right) => left.rank - right.rank)
    .map(({ thing }) => thing);
}
