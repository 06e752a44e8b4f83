/** Two lists whose members are the same things, before and after a change: pairs, and what has no partner. */
export type Paired<T> = { pairs: [before: T, after: T][]; gone: T[]; come: T[] };

/** A way to say that two things are one: `sure` because a name or an id says so, otherwise a guess to be confirmed. */
export type Way<T> = (gone: readonly T[], come: readonly T[], known: ReadonlyMap<T, T>) => [T, T][];

/**
 * Pairs two lists by one way after the other, each seeing only what those before it left over.
 * Takes the lists in their order and returns the pairs in the order of `after`.
 */
export function pairUp<T>(before: readonly T[], after: readonly T[], ways: readonly Way<T>[]): Paired<T> {
  const known = new Map<T, T>();
  const taken = new Set<T>();
  for (const way of ways) {
    const gone = before.filter((item) => !taken.has(item));
    const come = after.filter((item) => !known.has(item));
    for (const [old, now] of way(gone, come, known)) {
      if (taken.has(old) || known.has(now)) continue;
      taken.add(old);
      known.set(now, old);
    }
  }
  return {
    pairs: after.flatMap((now): [T, T][] => {
      const old = known.get(now);
      return old === undefined ? [] : [[old, now]];
    }),
    gone: before.filter((item) => !taken.has(item)),
    come: after.filter((item) => !known.has(item)),
  };
}

/** Pairs what has the same key; where a key comes twice on a side, the first ones. `undefined` is no key. */
export const byKey =
  <T>(keyBefore: (item: T) => string | undefined, keyAfter = keyBefore): Way<T> =>
  (gone, come) => {
    const first = new Map<string, T>();
    for (const item of gone) {
      const key = keyBefore(item);
      if (key !== undefined && !first.has(key)) first.set(key, item);
    }
    return come.flatMap((item): [T, T][] => {
      const key = keyAfter(item);
      const old = key === undefined ? undefined : first.get(key);
      if (key === undefined || old === undefined) return [];
      first.delete(key);
      return [[old, item]];
    });
  };

/**
 * Pairs by likeness (0 to 1): the best first, each side once, nothing below `floor`. A thing whose two best partners are
 * equally like it is left alone: a coin is no reason to say that something was renamed.
 */
export const byLikeness =
  <T>(likeness: (before: T, after: T, known: ReadonlyMap<T, T>) => number, floor: number): Way<T> =>
  (gone, come, known) => {
    const candidates = gone
      .flatMap((old) => come.map((now) => ({ old, now, score: likeness(old, now, known) })))
      .filter(({ score }) => score >= floor)
      .sort((a, b) => b.score - a.score);
    const found: [T, T][] = [];
    const used = new Set<T>();
    for (const { old, now, score } of candidates) {
      if (used.has(old) || used.has(now)) continue;
      const rivals = candidates.filter(
        (other) =>
          other.score === score &&
          (other.old === old) !== (other.now === now) &&
          !used.has(other.old) &&
          !used.has(other.now),
      );
      if (rivals.length > 0) continue;
      used.add(old);
      used.add(now);
      found.push([old, now]);
    }
    return found;
  };
