import { z } from 'zod';
import { idSchema } from '../ids.ts';

/** How a state of `main` came about: by a run that followed the SPEC, by going back, or by what somebody sent or pushed. */
export const VERSION_KINDS = ['generation', 'restore', 'upload', 'push'] as const;
export type VersionKind = (typeof VERSION_KINDS)[number];

export const MAX_VERSION_NAME = 80;

export const versionInput = z.strictObject({
  projectId: idSchema('project'),
  number: z.int().positive(),
});

export type NewVersion = {
  projectId: string;
  kind: VersionKind;
  commit: string;
  title: string;
  manifestHash: string;
  runId: string | null;
  restoredNumber?: number;
  createdById: string;
};
