import { z } from 'zod';
import { idSchema } from '../ids.ts';
import type { RunState } from '../runs/schema.ts';
import { fileNameSchema, specTextSchema } from '../specs/schema.ts';

/** A team's projects are listed on one page; more than this asks for an archive, which is another issue. */
export const MAX_PROJECTS_PER_TEAM = 500;

export const projectSlugSchema = z
  .string()
  .min(1)
  .max(60)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const nameSchema = z.string().trim().min(1).max(80);

export const createProjectInput = z.strictObject({
  name: nameSchema,
  /** Id of one of `listExamples()`; its text becomes version 1. Wins over `text`. */
  exampleId: z.string().max(60).optional(),
  /** First SPEC, e.g. of an uploaded file. Without it and without an example the editor starts empty. */
  text: specTextSchema.optional(),
  fileName: fileNameSchema.optional(),
});
export const renameProjectInput = z.strictObject({ projectId: idSchema('project'), name: nameSchema });
export const deleteProjectInput = z.strictObject({ projectId: idSchema('project') });

/** The newest run as lists show it. */
export type LastRunView = {
  id: string;
  number: number;
  state: RunState;
  createdAt: Date;
  finishedAt: Date | null;
};
export type ProjectView = { id: string; slug: string; name: string; createdAt: Date; updatedAt: Date };
export type ProjectListItem = ProjectView & { lastRun: LastRunView | null; runCount: number };
