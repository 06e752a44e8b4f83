import { projectSlugSchema } from '#lib/projects/schema.ts';
import { teamSlugSchema } from '#lib/teams/schema.ts';

/** Where repositories are: /git/<team>/<project>.git. */
export const GIT_PATH = '/git/';

/** The two things git does with a repository over HTTP: fetching from it, and pushing to it. */
export type GitService = 'git-upload-pack' | 'git-receive-pack';
/** What git asks for: first which branches there are, then the exchange itself. */
export type GitAddress = {
  team: string;
  project: string;
  service: GitService;
  step: 'references' | 'exchange';
};

const ADDRESS = /^\/git\/([a-z0-9-]+)\/([a-z0-9-]+)\.git\/(info\/refs|git-upload-pack|git-receive-pack)$/;

/**
 * Reads the address of a request. Null for what is none of git's smart protocol: files of a repository, which the old one
 * fetches one by one, are never served.
 */
export function readGitAddress(method: string | undefined, url: string): GitAddress | null {
  const [path = '', query = ''] = url.split('?');
  const [, team = '', project = '', asked] = ADDRESS.exec(path) ?? [];
  if (!teamSlugSchema.safeParse(team).success || !projectSlugSchema.safeParse(project).success) return null;
  if (asked === 'info/refs') {
    const service = new URLSearchParams(query).get('service');
    return method === 'GET' && isService(service) ? { team, project, service, step: 'references' } : null;
  }
  return method === 'POST' && isService(asked) ? { team, project, service: asked, step: 'exchange' } : null;
}

function isService(text: string | null | undefined): text is GitService {
  return text === 'git-upload-pack' || text === 'git-receive-pack';
}
