import { z } from 'zod';
import { idSchema } from '../ids.ts';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** What may become of a generated file a person changed, and (but for `move`) of a conflict. */
export const MERGE_CHOICES = ['move', 'keep', 'discard'] as const;
export const FILE_KINDS = [
  'new',
  'rewritten',
  'deleted',
  'merged',
  'moved',
  'kept',
  'detached',
  'edited',
  'conflict',
] as const;
export const CONFLICT_REASONS = [
  'both-changed',
  'both-added',
  'removed-but-edited',
  'binary',
  'unresolved',
] as const;

/** Contents by hash, each stored as an artifact `merge-side` of the run; null where that side has no such file. */
export const sidesSchema = z.strictObject({
  /** What was generated last, what people have, what is generated now. */
  base: sha256.nullable(),
  mine: sha256.nullable(),
  next: sha256.nullable(),
  /** What both come to: with markers where they conflict, of an edited file that is moved the file that extends it. */
  result: sha256.nullable(),
});

export const plannedFileSchema = z.strictObject({
  path: z.string(),
  owner: z.enum(['G', 'U', 'M']).nullable(),
  kind: z.enum(FILE_KINDS),
  from: z.string().optional(),
  choice: z.enum(MERGE_CHOICES).optional(),
  /** Of an edited file: whether a person's file extends it, and which. */
  movable: z.boolean().optional(),
  target: z.string().optional(),
  reason: z.enum(CONFLICT_REASONS).optional(),
  /** Of files that change and are text: conflicts and edited ones always, of others as many as the plan has room for. */
  sides: sidesSchema.optional(),
});

export const plannedChangeSchema = z.strictObject({
  impact: z.enum(['safe', 'check', 'backfill', 'destructive']),
  kind: z.string(),
  /** In the SPEC's language; names stand in backquotes. */
  sentence: z.string(),
  /** Of a destructive change: what rows lose, and a statement that counts them in the database people run. */
  stake: z.strictObject({ sentence: z.string(), countSql: z.string() }).optional(),
});

/** What a run would do to what people have; nothing of it has happened. */
export const mergePlanSchema = z.strictObject({
  version: z.literal(1),
  of: z.enum(['generate', 'upload']),
  /** Of everything a person says yes to: the same fingerprint is the same plan. */
  fingerprint: z.string(),
  /** Number of the version people are at, which this plan starts from. */
  from: z.int().positive().nullable(),
  /** Number of the version an uploaded ZIP goes on from. */
  uploadBase: z.int().positive().nullable(),
  nothing: z.boolean(),
  renames: z.array(
    z.strictObject({
      kind: z.enum(['entity', 'field', 'relation', 'enum']),
      id: z.string(),
      entity: z.string().nullable(),
      from: z.string(),
      to: z.string(),
      /** The SPEC says so itself (`antes:`, `was:`): nobody has to confirm it. */
      isSaid: z.boolean(),
    }),
  ),
  changes: z.array(plannedChangeSchema),
  migration: z.strictObject({ path: z.string(), content: sha256 }).nullable(),
  /** What rows that are there lack: answered by key, in `fills`. */
  questions: z.array(
    z.strictObject({
      key: z.string(),
      entity: z.string(),
      label: z.string(),
      type: z.string(),
      choices: z.array(z.string()),
      isAnswered: z.boolean(),
    }),
  ),
  files: z.array(plannedFileSchema),
  unchanged: z.int().nonnegative(),
  /** Lines of people's own files that name what is called otherwise from now on. */
  mentions: z.array(
    z.strictObject({ path: z.string(), line: z.int(), from: z.string(), to: z.string(), text: z.string() }),
  ),
  /** What stands between this plan and going on; all empty or false: it goes on by itself. */
  open: z.strictObject({
    /** Renames that were guessed, destructive changes: a yes to this fingerprint. */
    confirm: z.boolean(),
    questions: z.array(z.string()),
    edited: z.array(z.string()),
    conflicts: z.array(z.string()),
    /** Somebody asked to see the plan first. */
    dryRun: z.boolean(),
  }),
});

const MAX_RESOLVED_CHARS = 1_000_000;
/** Of all that is said of a plan, as JSON: what a server action takes (next.config.ts) with room for what else it carries. */
export const MAX_DECISIONS_CHARS = 1_500_000;

/** What people said of a plan; said again as a whole each time. */
export const decisionsSchema = z.strictObject({
  /** Of the plan that was said yes to; null: not yet. */
  confirmed: z.string().nullable().default(null),
  /** Commit of `main` the plan was made for; written down by the server when it is answered. */
  main: z.string().optional(),
  /** Ids of renames that are none: one thing goes, another comes. */
  apart: z.array(z.string()).max(500).default([]),
  /** Key of a question → what rows get; null: there are no such rows. */
  fills: z.record(z.string(), z.json()).default({}),
  /** Path → what becomes of it. */
  files: z.record(z.string(), z.enum(MERGE_CHOICES)).default({}),
  /** Path → the text a person made of a conflict, or of the file that extends a moved one. */
  resolved: z.record(z.string(), z.string().max(MAX_RESOLVED_CHARS)).default({}),
});
export const answerPlanInput = z.strictObject({
  runId: idSchema('run'),
  decisions: decisionsSchema.refine((said) => JSON.stringify(said).length <= MAX_DECISIONS_CHARS),
});

/** A run's plan as its page asks for it. */
export type PlanToAnswer = {
  /** Null of a first generation, and before it is planned. */
  plan: z.infer<typeof mergePlanSchema> | null;
  /** What was said of it, or of the plan before it. */
  decisions: z.infer<typeof decisionsSchema>;
  /** Number of the version the project is at now. */
  newest: number | null;
};

export type MergePlanView = z.infer<typeof mergePlanSchema>;
export type PlannedFile = z.infer<typeof plannedFileSchema>;
export type PlannedChange = z.infer<typeof plannedChangeSchema>;
export type MergeDecisions = z.infer<typeof decisionsSchema>;
export type MergeChoice = (typeof MERGE_CHOICES)[number];
