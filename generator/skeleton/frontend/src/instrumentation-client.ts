/**
 * Runs before anything else of a page. Zod makes code from text where it may, and finds out by trying: the pages' policy
 * forbids that, and browsers report it as a violation. All copies of Zod share these settings (`globalConfig` in
 * zod/v4/core); importing its `config` would put 5 kB of it on every page. The browser tests hear of any violation.
 */
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });
