import { z } from 'zod';
import { idSchema } from '../ids.ts';

/** How the last export went, or goes. `queued` and `running` are a worker's to end. */
export const EXPORT_STATES = ['idle', 'queued', 'running', 'done', 'failed'] as const;
export type ExportState = (typeof EXPORT_STATES)[number];

/** Why an export failed, each with its sentence on the page; what git said itself goes to the log alone. */
export const EXPORT_PROBLEMS = [
  'auth',
  'rejected',
  'refused',
  'not-found',
  'unreachable',
  'moved',
  'private',
  'secret-lost',
  'timeout',
  'other',
] as const;
export type ExportProblem = (typeof EXPORT_PROBLEMS)[number];

/** See git-check-ref-format: what git takes as a branch, a little narrower. */
const branchSchema = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .regex(/^(?!.*(\.\.|\/\/|@\{|\.lock(\/|$)))[\p{L}\p{N}_][\p{L}\p{N}_./@+-]*(?<![./])$/u);

export const saveRemoteInput = z.strictObject({
  projectId: idSchema('project'),
  url: z.string().trim().min(1).max(500),
  branch: branchSchema,
  username: z
    .string()
    .trim()
    .max(200)
    .regex(/^[^:\p{Cc}]*$/u),
  /** Left out to keep the one that is stored. */
  secret: z
    .string()
    .max(1_000)
    .regex(/^[^\p{Cc}]*$/u)
    .optional(),
});
export const remoteInput = z.strictObject({ projectId: idSchema('project') });

/** Where a project is exported to, as people see it: whether there is a secret, never which. */
export type GitRemoteView = {
  url: string;
  branch: string;
  username: string;
  hasSecret: boolean;
  state: ExportState;
  problem: ExportProblem | null;
  pushedCommit: string | null;
  pushedAt: Date | null;
};

/** An export in a worker's hands. */
export type ClaimedExport = { id: string; teamId: string; projectId: string; url: string; branch: string } & {
  username: string | null;
  secret: string | null;
};
