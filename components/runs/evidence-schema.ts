import { z } from 'zod';
import { partsSchema } from '#generator/blueprint/parts.ts';
import { checkSchema } from '#lib/runs/schema.ts';

/** The parts of `.iopeer/evidence.json` that the page shows; what else it says is in the file itself. */
export const evidenceViewSchema = z.object({
  verified: z.boolean(),
  reason: z.string().nullable(),
  project: z.object({ name: z.string(), slug: z.string(), blueprintHash: z.string() }),
  parts: partsSchema.optional(),
  generator: z.object({ name: z.string(), version: z.string() }),
  sandbox: z.object({ kind: z.string(), network: z.boolean() }).nullable(),
  database: z.object({ chosen: z.string(), testedOn: z.string().nullable() }),
  environment: z
    .object({
      python: z.string(),
      platform: z.string(),
      packages: z.record(z.string(), z.string()),
      frontend: z.object({ node: z.string(), packages: z.record(z.string(), z.string()) }).optional(),
    })
    .nullable(),
  checks: z.array(checkSchema),
  fixRounds: z.number(),
  remarks: z.array(z.string()),
  expected: z.array(z.object({ text: z.string(), file: z.string(), name: z.string() })).default([]),
  files: z.record(z.string(), z.string()),
});
export type EvidenceView = z.infer<typeof evidenceViewSchema>;
