import { z } from 'zod';
import { idSchema } from '../ids.ts';
import type { RepositoryHeads } from '../repositories/schema.ts';

export const restoreVersionInput = z.strictObject({
  projectId: idSchema('project'),
  number: z.int().positive(),
});
export const checkVersionInput = restoreVersionInput;

/** What a browser may send as a changed project; unpacked it may hold as much as any project. */
export const MAX_UPLOAD_BYTES = 50_000_000;

/** What a push made of a repository: `seen` is the revision it began with; `main` is null when that branch did not move. */
export type Push = {
  projectId: string;
  seen: number;
  bundle: Uint8Array<ArrayBuffer>;
  heads: RepositoryHeads;
  main: { title: string; manifestHash: string } | null;
};
