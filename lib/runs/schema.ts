import { z } from 'zod';
import { partsSchema } from '#generator/blueprint/parts.ts';
import { overridesSchema } from '#generator/blueprint/schema.ts';
import { idSchema } from '../ids.ts';

export const STAGES = ['plan', 'code', 'install', 'test', 'fix', 'package'] as const;
export const STAGE_STATUSES = ['pending', 'running', 'passed', 'failed', 'skipped', 'cancelled'] as const;
/**
 * `generate` follows the SPEC; `check` tries what somebody pushed, `upload` takes in what somebody sent as a ZIP, `restore` goes
 * back to an earlier version.
 */
export const RUN_KINDS = ['generate', 'check', 'restore', 'upload'] as const;
/**
 * `verified` only when every check passed in a sandbox; `unverified` delivered a ZIP that is labelled so; `review` ended at
 * its plan, and goes on from there once somebody has answered it.
 */
export const RUN_STATES = [
  'draft',
  'queued',
  'running',
  'paused',
  'verified',
  'unverified',
  'review',
  'failed',
  'cancelled',
] as const;
export const FINAL_RUN_STATES = ['verified', 'unverified', 'review', 'failed', 'cancelled'] as const;
export const SANDBOX_KINDS = ['bubblewrap', 'none'] as const;

/** One command that had to hold, as the evidence lists it. Counts are null for checks that count nothing (ruff, mypy). */
export const checkSchema = z.strictObject({
  name: z.string(),
  command: z.string(),
  exitCode: z.number().int(),
  passed: z.number().int().nullable(),
  failed: z.number().int().nullable(),
  skipped: z.number().int().nullable(),
  durationMs: z.number().int(),
});

/** One thing a failed check complains about; `file` is relative to the project root. */
export const findingSchema = z.strictObject({
  check: z.string(),
  message: z.string(),
  file: z.string().optional(),
  line: z.number().int().optional(),
  /** Name of the test that failed, where the check runs tests. */
  test: z.string().optional(),
  /** What the browser showed then: a file of the project. */
  screenshot: z.string().optional(),
});

export const tokensSchema = z.strictObject({ input: z.number().int(), output: z.number().int() });

/** Everything a run does, append-only. `stage` and `iteration` (1-based, counts test⇄fix rounds) place it in the timeline. */
export const runEventSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('run.queued') }),
  z.strictObject({ type: z.literal('run.started'), worker: z.string(), sandbox: z.enum(SANDBOX_KINDS) }),
  z.strictObject({ type: z.literal('stage.started'), stage: z.enum(STAGES), iteration: z.number().int() }),
  z.strictObject({
    type: z.literal('stage.finished'),
    stage: z.enum(STAGES),
    iteration: z.number().int(),
    status: z.enum(['passed', 'failed', 'skipped', 'cancelled']),
    durationMs: z.number().int(),
    tokens: tokensSchema,
    costUsdMicros: z.number().int(),
  }),
  z.strictObject({ type: z.literal('files.written'), count: z.number().int(), manifestHash: z.string() }),
  z.strictObject({
    type: z.literal('check.started'),
    iteration: z.number().int(),
    name: z.string(),
    command: z.string(),
  }),
  z.strictObject({ type: z.literal('check.finished'), iteration: z.number().int(), check: checkSchema }),
  z.strictObject({ type: z.literal('finding'), iteration: z.number().int(), finding: findingSchema }),
  z.strictObject({
    type: z.literal('fix.applied'),
    iteration: z.number().int(),
    fixer: z.string(),
    files: z.array(z.string()),
  }),
  /** Checks whose findings nothing that repairs knows: they stay as found. */
  z.strictObject({
    type: z.literal('fix.unrepaired'),
    iteration: z.number().int(),
    checks: z.array(z.string()),
  }),
  z.strictObject({
    type: z.literal('artifact.stored'),
    kind: z.string(),
    sha256: z.string(),
    bytes: z.number().int(),
    name: z.string(),
  }),
  z.strictObject({
    type: z.literal('run.finished'),
    state: z.enum(FINAL_RUN_STATES),
    durationMs: z.number().int(),
    tokens: tokensSchema,
    costUsdMicros: z.number().int(),
    /** Fixed sentence key for the page when the state is failed, e.g. `disk-full`, `no-sandbox`, `internal`. */
    reason: z.string().optional(),
    /** For the reason `needs-answer`: what the run cannot go on without, in the words of the stage that needs it. */
    question: z.string().optional(),
  }),
]);

/** What a run is about that does not follow the SPEC: the version it tries or goes back to, or the ZIP somebody sent. */
export const runSourceSchema = z.union([
  z.strictObject({ versionNumber: z.int().positive() }),
  z.strictObject({ uploadSha256: z.string() }),
]);

/** How many rounds of repair a person may ask for. */
export const MAX_FIXES = 3;

export const startRunInput = z.strictObject({
  projectId: idSchema('project'),
  /** The newest version when absent. */
  specVersionId: idSchema('specVersion').optional(),
  /** Wins over what the SPEC says. */
  overrides: overridesSchema.optional(),
  /** What to deliver, which the project remembers; null follows the SPEC again, absent is what the project remembers. */
  parts: partsSchema.nullish(),
  maxFixes: z.int().min(0).max(MAX_FIXES).optional(),
  /** True: it stops at its plan, and nothing is written until somebody has it go on. */
  dryRun: z.boolean().optional(),
});
export const runInput = z.strictObject({ runId: idSchema('run') });
/** `stage` is the first to be done again. */
export const runFromStageInput = z.strictObject({ runId: idSchema('run'), stage: z.enum(STAGES) });

/** Why a queued run has not begun; none of it names another team's work. */
export type Waiting =
  /** No pipeline process is alive. */
  | { why: 'no-worker' }
  /** Those that are alive take no work, and say why, in each language. */
  | { why: 'refused'; refusal: { es: string; en: string } }
  /** The team has as many runs under way as it may. */
  | { why: 'team-limit'; running: number; ahead: number }
  | { why: 'runs-ahead'; ahead: number }
  | { why: 'workers-busy' };

/** A run that was asked for; `created` is false when it was there already, as after a double click. */
export type StartedRun = { id: string; number: number; created: boolean };

export type RunKind = (typeof RUN_KINDS)[number];
export type RunSource = z.infer<typeof runSourceSchema>;
export type Stage = (typeof STAGES)[number];
export type StageStatus = (typeof STAGE_STATUSES)[number];
export type RunState = (typeof RUN_STATES)[number];
export type SandboxKind = (typeof SANDBOX_KINDS)[number];
export type Check = z.infer<typeof checkSchema>;
export type Finding = z.infer<typeof findingSchema>;
export type Tokens = z.infer<typeof tokensSchema>;
export type RunEvent = z.infer<typeof runEventSchema>;
