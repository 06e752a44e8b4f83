/** What branches of a project's repository point at. */
export type RepositoryHeads = {
  main: string;
  generated: string | null;
  /** The newest commit of `main` whose tests held: what deploys. */
  verified: string | null;
};

/** A project's repository as stored. `revision` rises with every change. */
export type StoredRepository = RepositoryHeads & { revision: number; bundleSha256: string; size: number };
