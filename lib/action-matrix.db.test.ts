import { globSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { withRequestHeaders } from './auth/request.ts';
import { anonymousHeaders, type SignedIn, signUpSomeone } from './auth/testing.ts';
import { asSystem } from './db/system.ts';
import {
  makeAccessToken,
  makeGitRemote,
  makeMembership,
  makeProject,
  makeRun,
  makeSpecVersion,
  makeVersion,
} from './db/testing.ts';
import type { Result } from './errors.ts';
import type { RunState } from './runs/schema.ts';
import { ROLES, type Role } from './teams/rules.ts';

/** What inputs may name: one team's things. */
type Things = { projectId: string; runId: string; tokenId: string };
type Row = {
  /** A valid input about these things. */
  input(things: Things): Record<string, unknown>;
  /** Who may, written down here apart from the product's own table; `everyone` for actions outside a team. */
  roles: readonly Role[] | 'everyone';
  /** State of the run it is about; verified unless told. */
  runState?: RunState;
  /** Whether the input names things by id, so that another team's ids can be tried. */
  namesThings?: boolean;
};
type AnyAction = (...args: unknown[]) => Promise<Result<unknown>>;

const WRITERS = ['owner', 'admin', 'member'] as const;

/** Every server action there is. One that is missing here fails this file. */
const MATRIX: Record<string, Row> = {
  'auth/saveLocale': { roles: 'everyone', input: () => ({ locale: 'es' }) },
  'teams/renameTeam': { roles: ['owner', 'admin'], input: () => ({ name: 'Renamed' }) },
  'projects/createProject': { roles: WRITERS, input: () => ({ name: 'New', exampleId: 'reformas' }) },
  'projects/renameProject': {
    roles: WRITERS,
    namesThings: true,
    input: ({ projectId }) => ({ projectId, name: 'Renamed' }),
  },
  'projects/deleteProject': {
    roles: ['owner', 'admin'],
    namesThings: true,
    input: ({ projectId }) => ({ projectId }),
  },
  'specs/saveSpec': {
    roles: WRITERS,
    namesThings: true,
    input: ({ projectId }) => ({ projectId, text: '# Changed', baseNumber: 1, baseSavedAt: null }),
  },
  'specs/restoreSpec': {
    roles: WRITERS,
    namesThings: true,
    input: ({ projectId }) => ({ projectId, number: 1 }),
  },
  'specs/readSpecVersion': {
    roles: ROLES,
    namesThings: true,
    input: ({ projectId }) => ({ projectId, number: 1 }),
  },
  'runs/startRun': {
    roles: WRITERS,
    namesThings: true,
    // A choice is written to the project too: nobody may do that to another team's, nor as a viewer.
    input: ({ projectId }) => ({ projectId, parts: 'both' }),
  },
  'runs/draftRun': {
    roles: WRITERS,
    namesThings: true,
    input: ({ projectId }) => ({ projectId, parts: 'frontend' }),
  },
  'runs/confirmRun': {
    roles: WRITERS,
    namesThings: true,
    runState: 'draft',
    input: ({ runId }) => ({ runId }),
  },
  'runs/cancelRun': {
    roles: WRITERS,
    namesThings: true,
    runState: 'queued',
    input: ({ runId }) => ({ runId }),
  },
  'runs/pauseRun': {
    roles: WRITERS,
    namesThings: true,
    runState: 'running',
    input: ({ runId }) => ({ runId }),
  },
  'runs/resumeRun': {
    roles: WRITERS,
    namesThings: true,
    runState: 'paused',
    input: ({ runId }) => ({ runId }),
  },
  'reruns/retryRun': { roles: WRITERS, namesThings: true, input: ({ runId }) => ({ runId }) },
  'reruns/forkRun': { roles: WRITERS, namesThings: true, input: ({ runId }) => ({ runId, stage: 'plan' }) },
  'reruns/rewindRun': { roles: WRITERS, namesThings: true, input: ({ runId }) => ({ runId, stage: 'plan' }) },
  'versions/nameVersion': {
    roles: WRITERS,
    namesThings: true,
    input: ({ projectId }) => ({ projectId, number: 1, name: 'Before the fair' }),
  },
  'versions/starVersion': {
    roles: WRITERS,
    namesThings: true,
    input: ({ projectId }) => ({ projectId, number: 1, starred: true }),
  },
  'version-runs/restoreVersion': {
    roles: WRITERS,
    namesThings: true,
    input: ({ projectId }) => ({ projectId, number: 1 }),
  },
  'version-runs/checkVersion': {
    roles: WRITERS,
    namesThings: true,
    input: ({ projectId }) => ({ projectId, number: 1 }),
  },
  'merges/answerPlan': {
    roles: WRITERS,
    namesThings: true,
    runState: 'review',
    input: ({ runId }) => ({ runId, decisions: {} }),
  },
  'access-tokens/createToken': {
    roles: ROLES,
    input: () => ({ name: 'Laptop', scopes: ['git:read'], expiresInDays: 30 }),
  },
  'access-tokens/revokeToken': { roles: ROLES, namesThings: true, input: ({ tokenId }) => ({ tokenId }) },
  'git-remotes/saveRemote': {
    roles: ['owner', 'admin'],
    namesThings: true,
    input: ({ projectId }) => ({
      projectId,
      url: 'https://git.example/ada/demo.git',
      branch: 'main',
      username: 'ada',
      secret: 'x',
    }),
  },
  'git-remotes/removeRemote': {
    roles: ['owner', 'admin'],
    namesThings: true,
    input: ({ projectId }) => ({ projectId }),
  },
  'git-remotes/startExport': {
    roles: ['owner', 'admin'],
    namesThings: true,
    input: ({ projectId }) => ({ projectId }),
  },
  'consoles/openConsole': { roles: ROLES, namesThings: true, input: ({ runId }) => ({ runId }) },
};

const actions = new Map<string, AnyAction>();
for (const file of globSync('lib/*/actions.ts').sort()) {
  const exports: Record<string, AnyAction> = await import(resolve(file));
  for (const [name, action] of Object.entries(exports))
    actions.set(`${file.split(/[\\/]/)[1]}/${name}`, action);
}

let mine: SignedIn;
let outsider: SignedIn;

beforeAll(async () => {
  mine = await signUpSomeone({ name: 'Mine' });
  outsider = await signUpSomeone({ name: 'Outsider' });
});

/**
 * A project with a SPEC version and a finished run, and a token of whoever is asked about, new for each call, so that one
 * test's writes are no other's.
 */
async function makeThings(
  teamId: string,
  state: RunState = 'verified',
  userId: string = mine.user.id,
): Promise<Things> {
  const project = await makeProject({ teamId });
  const specVersion = await makeSpecVersion({ teamId, projectId: project.id });
  const run = await makeRun({
    teamId,
    projectId: project.id,
    specVersionId: specVersion.id,
    state,
  });
  for (const [index, letter] of ['a', 'b'].entries())
    await makeVersion({ teamId, projectId: project.id, number: index + 1, commit: letter.repeat(40) });
  const token = await makeAccessToken({ teamId, userId });
  await makeGitRemote({ teamId, projectId: project.id });
  return { projectId: project.id, runId: run.id, tokenId: token.id };
}

/** Calls an action as a browser would: with the team's slug first, unless it is outside any team. */
async function call(name: string, teamSlug: string, input: unknown): Promise<Result<unknown>> {
  const action = actions.get(name);
  if (action === undefined) throw new Error(`no action ${name}`);
  return MATRIX[name]?.roles === 'everyone' ? action(input) : action(teamSlug, input);
}

/** A fingerprint of every row of a team, to see that nothing of it changed. */
async function rowsOf(teamId: string): Promise<unknown> {
  return asSystem('test', async (db) => {
    const tables = await db.$queryRaw<{ name: string }[]>`
      SELECT table_name AS name FROM information_schema.columns
      WHERE table_schema = 'public' AND column_name = 'team_id' ORDER BY 1`;
    const prints: Record<string, unknown> = {};
    for (const { name } of tables) {
      prints[name] = await db.$queryRawUnsafe(
        `SELECT md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) FROM "${name}" t WHERE team_id = $1`,
        teamId,
      );
    }
    return prints;
  });
}

const errorOf = (result: Result<unknown>) => (result.ok ? null : result.error.code);

describe('the matrix', () => {
  it('has a row for every action, and no row without one', () => {
    expect([...actions.keys()].sort()).toEqual(Object.keys(MATRIX).sort());
  });
});

describe.each(Object.entries(MATRIX))('%s', (name, row) => {
  it('needs a session', async () => {
    const input = row.input(await makeThings(mine.team.id, row.runState));
    const result = await withRequestHeaders(anonymousHeaders(), () => call(name, mine.team.slug, input));
    expect(errorOf(result)).toBe('unauthenticated');
  });

  it.each([['https://elsewhere.example'], [null]])('refuses a request from %s', async (origin) => {
    const headers = new Headers(mine.headers);
    headers.delete('origin');
    if (origin !== null) headers.set('origin', origin);
    const before = await rowsOf(mine.team.id);
    const things = { projectId: 'proj_x', runId: 'run_x', tokenId: 'tok_x' };
    const result = await withRequestHeaders(headers, () => call(name, mine.team.slug, row.input(things)));
    expect(result).toMatchObject({ ok: false, error: { code: 'forbidden', key: 'foreign_origin' } });
    expect(await rowsOf(mine.team.id)).toEqual(before);
  });

  it.each([[null], ['text'], [{}], [{ projectId: { contains: '' }, runId: ['x'], locale: 7, name: null }]])(
    'refuses the input %j',
    async (input) => {
      expect(errorOf(await mine.as(() => call(name, mine.team.slug, input)))).toBe('invalid');
    },
  );

  if (row.roles !== 'everyone') {
    it('does not exist for someone of another team', async () => {
      const input = row.input(await makeThings(mine.team.id, row.runState));
      const before = await rowsOf(mine.team.id);
      expect(errorOf(await outsider.as(() => call(name, mine.team.slug, input)))).toBe('not_found');
      expect(await rowsOf(mine.team.id)).toEqual(before);
    });

    it.each(['no-such-team', '', "' OR 1=1 --", '../etc'])('does not exist in the team %j', async (slug) => {
      const input = row.input(await makeThings(mine.team.id, row.runState));
      expect(errorOf(await mine.as(() => call(name, slug, input)))).toBe('not_found');
    });

    it.each(ROLES)('keeps to what the role %s may', async (role) => {
      const person = await signUpSomeone();
      await makeMembership({ teamId: mine.team.id, userId: person.user.id, role });
      const input = row.input(await makeThings(mine.team.id, row.runState, person.user.id));
      const before = await rowsOf(mine.team.id);
      const result = await person.as(() => call(name, mine.team.slug, input));
      if (row.roles.includes(role)) {
        expect(result).toMatchObject({ ok: true });
      } else {
        expect(errorOf(result)).toBe('forbidden');
        expect(await rowsOf(mine.team.id)).toEqual(before);
      }
    });
  }

  if (row.namesThings) {
    it('finds no other team’s things by their ids, and leaves them as they are', async () => {
      const input = row.input(await makeThings(mine.team.id, row.runState));
      const before = await rowsOf(mine.team.id);
      expect(errorOf(await outsider.as(() => call(name, outsider.team.slug, input)))).toBe('not_found');
      expect(await rowsOf(mine.team.id)).toEqual(before);
    });
  }
});
