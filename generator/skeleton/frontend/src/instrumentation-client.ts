import { config } from 'zod/v4/core';

/**
 * Runs before anything else of a page. Zod makes code from text where it may, and finds out by trying: the pages' policy
 * forbids that, and browsers report it as a violation. It is told before the first schema is made.
 */
config({ jitless: true });
