import type { World } from './world.ts';

export type PageCase = { name: string; path: (world: World) => string; signedIn: boolean; status?: number };

const versions = (world: World) => `/t/${world.team}/p/${world.versions}/versions`;
const run = (world: World) => `/t/${world.team}/p/${world.project}/runs/${world.runNumber}`;

/** Every page of the product. A new route needs a line here: it is checked in both languages, both themes, on a phone. */
export const PAGES: PageCase[] = [
  { name: 'landing', path: () => '/', signedIn: false },
  { name: 'sign-in', path: () => '/sign-in', signedIn: false },
  { name: 'sign-up', path: () => '/sign-up', signedIn: false },
  { name: 'projects', path: ({ team }) => `/t/${team}`, signedIn: true },
  { name: 'first-project', path: ({ stranger }) => `/t/${stranger.team}`, signedIn: true },
  { name: 'new-project', path: ({ team }) => `/t/${team}/new`, signedIn: true },
  { name: 'new-project-file', path: ({ team }) => `/t/${team}/new?from=file`, signedIn: true },
  { name: 'team-settings', path: ({ team }) => `/t/${team}/settings`, signedIn: true },
  { name: 'spec', path: ({ team, project }) => `/t/${team}/p/${project}`, signedIn: true },
  {
    name: 'spec-diagram',
    path: ({ team, project }) => `/t/${team}/p/${project}?view=diagram`,
    signedIn: true,
  },
  { name: 'spec-notes', path: ({ team, project }) => `/t/${team}/p/${project}?view=notes`, signedIn: true },
  {
    name: 'spec-options',
    path: ({ team, project }) => `/t/${team}/p/${project}?view=options`,
    signedIn: true,
  },
  {
    name: 'spec-problems',
    path: ({ team, project }) => `/t/${team}/p/${project}?view=problems`,
    signedIn: true,
  },
  {
    name: 'project-settings',
    path: ({ team, project }) => `/t/${team}/p/${project}/settings`,
    signedIn: true,
  },
  { name: 'versions', path: versions, signedIn: true },
  { name: 'version', path: (world) => `${versions(world)}/4`, signedIn: true },
  {
    name: 'version-files',
    path: (world) => `${versions(world)}/2?view=files&file=backend/app/modules/book/service.py`,
    signedIn: true,
  },
  { name: 'version-run', path: (world) => `${versions(world)}/6?view=run`, signedIn: true },
  { name: 'versions-compared', path: (world) => `${versions(world)}/compare?from=1&to=4`, signedIn: true },
  { name: 'runs', path: ({ team, project }) => `/t/${team}/p/${project}/runs`, signedIn: true },
  { name: 'run', path: run, signedIn: true },
  { name: 'run-checks', path: (world) => `${run(world)}?view=checks`, signedIn: true },
  { name: 'run-findings', path: (world) => `${run(world)}?view=findings`, signedIn: true },
  { name: 'run-files', path: (world) => `${run(world)}?view=files&file=backend/app/main.py`, signedIn: true },
  { name: 'run-evidence', path: (world) => `${run(world)}?view=evidence`, signedIn: true },
  { name: 'not-found', path: () => '/nothing/here', signedIn: true, status: 404 },
];

/** What a page shows once it is whole; asked for before looking at it. */
export const READY: Partial<Record<string, string>> = {
  landing: '[data-testid=counts]',
  spec: '[data-testid=counts]',
  'spec-diagram': '.react-flow__node',
  'spec-notes': '[data-testid=counts]',
  'spec-options': '[data-testid=counts]',
  'spec-problems': '[data-testid=counts]',
  versions: 'a[data-version]',
  version: '[data-change]',
  'version-files': '[data-change]',
  'versions-compared': '[data-change]',
  run: '.xterm-rows',
  'run-files': '.shiki-token',
  'run-evidence': 'dl dt',
};

export function stateOf(page: PageCase): 'member' | 'stranger' | null {
  if (!page.signedIn) return null;
  return page.name === 'first-project' ? 'stranger' : 'member';
}
