import { z } from 'zod';

const flag = z.enum(['true', 'false', '1', '0']).transform((value) => value === 'true' || value === '1');
const port = z.coerce.number().int().min(0).max(65_535);
const list = z.string().transform((text) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== ''),
);

/**
 * Every environment variable the product reads. What only some processes need is optional here and asked for with
 * `requiredEnv`, so that the command line runs without a database and a build without secrets.
 */
const envSchema = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),

  /** PostgreSQL as the runtime role, which owns nothing and cannot bypass row-level security. */
  DATABASE_URL: z.string().min(1).optional(),
  /** PostgreSQL as the system role, used by sign-in, webhooks and the claim loop only. */
  SYSTEM_DATABASE_URL: z.string().min(1).optional(),

  /** Where browsers find IOPEER; sign-in, origin checks and links are fixed to it. */
  APP_URL: z.url({ protocol: /^https?$/ }).default('http://localhost:3000'),
  /** Further origins allowed to talk to it, comma-separated. */
  APP_TRUSTED_ORIGINS: list.default([]),
  /** Signs session cookies; 32 characters or more. The launcher makes one for a developer's machine. */
  APP_SECRET: z.string().min(32).optional(),
  /** Addresses or CIDR ranges of reverse proxies whose X-Forwarded-For is believed, comma-separated. */
  APP_TRUSTED_PROXIES: list.default([]),
  RATE_LIMIT_ENABLED: flag.default(true),

  /** Where the gateway listens when it runs alone. */
  GATEWAY_HOST: z.string().default('127.0.0.1'),
  GATEWAY_PORT: port.default(3001),
  /** Where browsers find the console gateway when it is not on APP_URL's own origin, e.g. wss://console.example.com. */
  GATEWAY_PUBLIC_URL: z.url({ protocol: /^wss?$/ }).optional(),

  /** Folder of this installation's state: workspaces of runs, repositories of projects. */
  IOPEER_DATA: z.string().optional(),
  /** Runs this pipeline process does at a time; by default what its processors can carry. */
  IOPEER_WORKER_RUNS: z.coerce.number().int().min(1).max(64).optional(),
  /** Runs of one team at a time, over all pipeline processes. */
  IOPEER_TEAM_RUNS: z.coerce.number().int().min(1).max(64).default(2),
  /** `none` runs checks without isolation: for one developer's machine, shown on every run and in the evidence. */
  IOPEER_SANDBOX: z.enum(['bubblewrap', 'none']).default('bubblewrap'),
  /** Shared cache of toolchains and virtual environments. */
  IOPEER_CACHE_DIR: z.string().optional(),
  /** The uv to use, when it is neither on PATH nor in the cache. */
  IOPEER_UV: z.string().optional(),
  /** The Chromium to use for browser tests of projects, when it is not on PATH. */
  IOPEER_CHROMIUM: z.string().optional(),
  /** Lets projects be exported to repositories in private networks: for installations that are one team's own. */
  IOPEER_EXPORT_PRIVATE_HOSTS: flag.default(false),
  /** Where programs of the machine are found. */
  PATH: z.string().default('/usr/local/bin:/usr/bin:/bin'),
});

export type Env = z.infer<typeof envSchema>;

let cached: Env | undefined;

/** The process's environment, checked once. Throws one error that names every bad variable and its cure. */
export function env(): Env {
  cached ??= readEnv(process.env);
  return cached;
}

/** Variables that are not what they must be; `problems` has a line for each. */
export class EnvironmentError extends Error {
  readonly problems: string[];

  constructor(problems: string[]) {
    super(`These environment variables need correcting:\n${problems.map((line) => `  ${line}`).join('\n')}`);
    this.name = 'EnvironmentError';
    this.problems = problems;
  }
}

/** Checks a set of variables; an empty value counts as not set. Throws `EnvironmentError` naming every bad one. */
export function readEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const parsed = envSchema.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new EnvironmentError(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
}

/** A variable this process cannot do without. Throws a sentence naming it when it is not set. */
export function requiredEnv<K extends keyof Env>(name: K): NonNullable<Env[K]> {
  const value = env()[name];
  if (value === undefined || value === null) {
    throw new Error(`${name} is not set. Start with "npm start", which sets it, or export ${name} yourself.`);
  }
  return value;
}
