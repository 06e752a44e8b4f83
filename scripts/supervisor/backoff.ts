/** When a child that ended by itself is started again. */
const FIRST_MS = 500;
const LONGEST_MS = 30_000;
/** Who ran this long is taken to have started well: the next end is a first one again. */
const GOOD_RUN_MS = 60_000;

export const backoffMs = {
  /** After the `failures`-th end in a row (1 is the first): 0.5 s, 1 s, 2 s … at most 30 s. */
  after: (failures: number): number => Math.min(LONGEST_MS, FIRST_MS * 2 ** (failures - 1)),
  resets: (ranMs: number): boolean => ranMs >= GOOD_RUN_MS,
  /** A child that never worked and ended this often will not: better to say so than to go on. */
  giveUp: 4,
};
