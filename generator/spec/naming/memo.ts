/** Answers kept per function: a SPEC of a few thousand lines has no more distinct words, and an editor asks for the same ones. */
const LIMIT = 5_000;

/**
 * A pure function of one string that remembers its answers. When the memory is full it starts anew, so that it never
 * grows without bound and never depends on what was asked before.
 */
export function memoize<T>(compute: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const answer = compute(text);
    if (known.size >= LIMIT) known.clear();
    known.set(text, answer);
    return answer;
  };
}
