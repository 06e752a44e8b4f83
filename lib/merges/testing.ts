import type { MergePlanView } from './schema.ts';

/** The plan of a project in which nothing changes, for tests that care about some of its members only. */
export function emptyPlan(values: Partial<MergePlanView> = {}): MergePlanView {
  return {
    version: 1,
    of: 'generate',
    fingerprint: '0'.repeat(64),
    from: 1,
    uploadBase: null,
    nothing: true,
    renames: [],
    changes: [],
    migration: null,
    questions: [],
    files: [],
    unchanged: 1,
    mentions: [],
    open: { confirm: false, questions: [], edited: [], conflicts: [], dryRun: false },
    ...values,
  };
}
