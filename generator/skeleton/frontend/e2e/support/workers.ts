import { ENTITIES } from './entities';

/** Pages, API and browsers share the machine: with more processes than these, each only waits for the others. */
const MOST = 2;

/** How many processes run tests side by side: one where there can be too few of something for each to have its own. */
export const WORKERS = ENTITIES.some(({ scarce }) => scarce) ? 1 : MOST;

const PROCESS = Number(process.env.TEST_PARALLEL_INDEX ?? 0);

/** Takes a number of this process, returns one that no other process has: what is made with it is made once. */
export const ownNumber = (number: number): number => number * MOST + PROCESS;
