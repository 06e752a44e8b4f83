import { z } from 'zod';
import { idSchema } from '../ids.ts';

/** 500 kB of UTF-8: some 10,000 lines, a hundred times the longest SPEC people write. */
export const MAX_SPEC_BYTES = 500_000;

/** UTF-16 units never outnumber UTF-8 bytes, so this bound refuses the huge before bytes are counted (in rules.ts). */
export const specTextSchema = z.string().max(MAX_SPEC_BYTES);

/** The ending decides the reader (SPEC, JDL, SQL, DBML); the name also stands in the delivered project. */
export const fileNameSchema = z
  .string()
  .max(100)
  .regex(/^[\p{L}\p{N}_][\p{L}\p{N} ._-]*\.(md|txt|jdl|jh|sql|dbml)$/iu);

export const saveSpecInput = z.strictObject({
  projectId: idSchema('project'),
  text: specTextSchema,
  fileName: fileNameSchema.optional(),
  /** The version the editor started from (0 for none yet). A newer one on the server is a conflict. */
  baseNumber: z.int().min(0),
  /** When the editor last saw the newest version saved: finds out a second tab of the same person. */
  baseSavedAt: z.coerce.date().nullable(),
});
export const restoreSpecInput = z.strictObject({ projectId: idSchema('project'), number: z.int().min(1) });
export const readSpecInput = z.strictObject({ projectId: idSchema('project'), number: z.int().min(1) });

/** One version with its text. `savedAt` goes back as `baseSavedAt` at the next save. */
export type SpecVersionView = {
  id: string;
  number: number;
  text: string;
  fileName: string;
  savedAt: Date;
};
/** One line of the version list. */
export type SpecVersionListItem = {
  id: string;
  number: number;
  fileName: string;
  savedAt: Date;
  /** Null for someone who has left the team. */
  author: string | null;
  /** Runs that used this version. */
  runCount: number;
};
/** What a save gives back: a new version or the newest one replaced. */
export type SavedSpec = { id: string; number: number; savedAt: Date; created: boolean };
export type ExampleView = {
  id: string;
  language: 'es' | 'en';
  form: 'structured' | 'prose';
  title: string;
  summary: string;
  fileName: string;
  text: string;
};
