import { z } from 'zod';
import { idSchema } from '../ids.ts';

export const restoreVersionInput = z.strictObject({
  projectId: idSchema('project'),
  number: z.int().positive(),
});
export const checkVersionInput = restoreVersionInput;

/** What a browser may send as a changed project; unpacked it may hold as much as any project. */
export const MAX_UPLOAD_BYTES = 50_000_000;
