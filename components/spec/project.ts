/** The project whose SPEC is open. */
export type WorkspaceProject = { id: string; slug: string; name: string };
