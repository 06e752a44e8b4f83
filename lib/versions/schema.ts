import { z } from 'zod';
import { idSchema } from '../ids.ts';
import type { RunState } from '../runs/schema.ts';

/** How a state of `main` came about: by a run that followed the SPEC, by going back, or by what somebody sent or pushed. */
export const VERSION_KINDS = ['generation', 'restore', 'upload', 'push'] as const;
export type VersionKind = (typeof VERSION_KINDS)[number];

export const MAX_VERSION_NAME = 80;

export const versionInput = z.strictObject({
  projectId: idSchema('project'),
  number: z.int().positive(),
});
/** A null name takes the name away. */
export const nameVersionInput = versionInput.extend({
  name: z.string().trim().min(1).max(MAX_VERSION_NAME).nullable(),
});
export const starVersionInput = versionInput.extend({ starred: z.boolean() });

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

/** Which versions a list shows: all, those with a star, or those of one kind. */
export const VERSION_FILTERS = ['all', 'starred', ...VERSION_KINDS] as const;
export type VersionFilter = (typeof VERSION_FILTERS)[number];

/** What is known of a version's tests: `failed` when a check did not hold, `untested` when none has come to an end. */
export const VERSION_TESTS = ['verified', 'failed', 'untested', 'running'] as const;
export type VersionTests = (typeof VERSION_TESTS)[number];

export type ChangeCounts = { added: number; changed: number; removed: number };

export type VersionView = {
  id: string;
  number: number;
  kind: VersionKind;
  title: string;
  commit: string;
  name: string | null;
  starred: boolean;
  /** Of kind `restore`: the version that was gone back to. */
  restoredNumber: number | null;
  /** Null for somebody whose account is gone. */
  author: string | null;
  createdAt: Date;
  /** The run that made it or tried it last, or is trying it. */
  run: { number: number; state: RunState } | null;
  tests: VersionTests;
  /** Files that differ from the version before it; of the first one every file is added. */
  counts: ChangeCounts;
  /** Whether `main` is there. */
  isCurrent: boolean;
  /** Whether it is what deploys: the newest one whose tests held. */
  isDeployed: boolean;
};
export type VersionPage = { versions: VersionView[]; hasMore: boolean };

/** What there is to choose from when two versions are compared. */
export type VersionOption = { number: number; title: string; name: string | null };

export const FILE_CHANGES = ['added', 'changed', 'removed', 'renamed'] as const;
/** A file that two versions do not have alike. Sizes are in bytes, null where that version has no such file. */
export type FileChange = {
  path: string;
  /** Of a renamed file: its earlier path. */
  from?: string;
  change: (typeof FILE_CHANGES)[number];
  /** Whose the file is; null for what the generator does not list: lock files and what people added. */
  owner: 'G' | 'U' | 'M' | null;
  before: number | null;
  after: number | null;
};

export type BlueprintChangeView = {
  /** Whether something comes, goes, is called otherwise or is otherwise. */
  mark: 'added' | 'removed' | 'renamed' | 'changed';
  /** What it asks of the rows there are (generator/evolve/changes.ts). */
  impact: 'safe' | 'check' | 'backfill' | 'destructive';
  sentence: string;
};
/** What changed about one thing: the project, an entity by name, the relations or the rules. */
export type BlueprintChangeGroup = {
  of: 'project' | 'entity' | 'relations' | 'rules';
  entity: string | null;
  changes: BlueprintChangeView[];
};

/** Two versions side by side; `from` is null where a first version is compared with nothing. */
export type Comparison = {
  from: VersionOption | null;
  to: VersionOption;
  files: FileChange[];
  unchanged: number;
  /** Null when one of the two has no Blueprint that can be read. */
  blueprint: BlueprintChangeGroup[] | null;
  isSpecChanged: boolean;
};

/** Above this a file's differences are not shown: nobody reads them, and a browser would stall. */
export const MAX_DIFF_BYTES = 1_000_000;

export type FilePair = {
  path: string;
  /** Null where that version has no such file, and for what is not shown. */
  before: string | null;
  after: string | null;
  /** Why the texts are not there. */
  hidden: 'binary' | 'large' | null;
};

export type VersionTree = {
  manifestHash: string;
  files: { path: string; bytes: Uint8Array; executable: boolean }[];
};
