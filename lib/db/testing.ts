import { newId, newToken } from '../ids.ts';
import type { Prisma } from './generated/client.ts';
import { asSystem } from './system.ts';

/**
 * Builders of the smallest valid rows, for database and browser tests. What a test is about it passes; all else is
 * made up and different each time, so that tests never meet through a shared name.
 */
type Role = 'owner' | 'admin' | 'member' | 'viewer';
type TeamPart = { teamId: string; projectId: string };

/** Part of an id that differs between any two of them, for slugs and addresses. */
const unique = () => newId('error').slice(-8);

export async function makeUser(values: Partial<Prisma.UserCreateInput> = {}) {
  const id = newId('user');
  return asSystem('test', (db) =>
    db.user.create({
      data: { id, name: 'Ada Example', email: `ada-${unique()}@example.com`, emailVerified: true, ...values },
    }),
  );
}

/** A team and its first member: `userId` when given, else a new person; `role` is owner by default. */
export async function makeTeam(values: { userId?: string; role?: Role; name?: string; slug?: string } = {}) {
  const userId = values.userId ?? (await makeUser()).id;
  const team = await asSystem('test', (db) =>
    db.team.create({
      data: { id: newId('team'), name: values.name ?? 'Team', slug: values.slug ?? `team-${unique()}` },
    }),
  );
  await makeMembership({ teamId: team.id, userId, role: values.role ?? 'owner' });
  return { ...team, userId };
}

export async function makeMembership(values: { teamId: string; userId: string; role?: Role }) {
  return asSystem('test', (db) =>
    db.membership.create({ data: { id: newId('membership'), role: 'member', ...values } }),
  );
}

export async function makeProject(values: {
  teamId: string;
  createdById?: string;
  name?: string;
  slug?: string;
}) {
  return asSystem('test', (db) =>
    db.project.create({
      data: {
        id: newId('project'),
        name: 'Project',
        slug: `project-${unique()}`,
        createdById: newId('user'),
        ...values,
      },
    }),
  );
}

/** The next version of the project's SPEC. */
export async function makeSpecVersion(values: TeamPart & { text?: string; fileName?: string }) {
  return asSystem('test', async (db) => {
    const number = 1 + (await db.specVersion.count({ where: { projectId: values.projectId } }));
    return db.specVersion.create({
      data: {
        id: newId('specVersion'),
        number,
        text: '# Demo\n\n## Task\n- title: string required\n',
        createdById: newId('user'),
        ...values,
      },
    });
  });
}

/** The next run of the project, in state draft unless told; makes a SPEC version when none is given. */
export async function makeRun(
  values: TeamPart & { specVersionId?: string } & Partial<
      Omit<Prisma.RunUncheckedCreateInput, 'teamId' | 'projectId'>
    >,
) {
  const specVersionId = values.specVersionId ?? (await makeSpecVersion(pick(values))).id;
  return asSystem('test', async (db) => {
    const number = 1 + (await db.run.count({ where: { projectId: values.projectId } }));
    return db.run.create({
      data: {
        id: newId('run'),
        number,
        state: 'draft',
        createdById: newId('user'),
        ...values,
        specVersionId,
      },
    });
  });
}

/** A team with a project, a SPEC version and a run: what most tests start from. */
export async function makeTeamWithRun() {
  const team = await makeTeam();
  const project = await makeProject({ teamId: team.id, createdById: team.userId });
  const specVersion = await makeSpecVersion({ teamId: team.id, projectId: project.id });
  const run = await makeRun({ teamId: team.id, projectId: project.id, specVersionId: specVersion.id });
  return { team, project, specVersion, run };
}

function pick({ teamId, projectId }: TeamPart): TeamPart {
  return { teamId, projectId };
}

/** A version of a project, without anything stored behind its tree unless `manifestHash` names it. */
export async function makeVersion(
  values: TeamPart & Partial<Omit<Prisma.VersionUncheckedCreateInput, keyof TeamPart>>,
) {
  return asSystem('test', (db) =>
    db.version.create({
      data: {
        id: newId('version'),
        number: 1,
        kind: 'generation',
        commit: 'c'.repeat(40),
        title: 'Generate',
        manifestHash: '0'.repeat(64),
        createdById: newId('user'),
        ...values,
      },
    }),
  );
}

/** A token of a person for a team; who means to show it passes its hash. */
export async function makeAccessToken(
  values: { teamId: string; userId: string } & Partial<Prisma.AccessTokenUncheckedCreateInput>,
) {
  return asSystem('test', (db) =>
    db.accessToken.create({
      data: {
        id: newId('accessToken'),
        name: 'Laptop',
        tokenHash: newToken(),
        prefix: 'iop_test',
        scopes: ['git:read'],
        ...values,
      },
    }),
  );
}

/** Where a project is exported to, with a repository that could be. */
export async function makeGitRemote(
  values: TeamPart & Partial<Omit<Prisma.GitRemoteUncheckedCreateInput, keyof TeamPart>>,
) {
  const { teamId, projectId } = values;
  return asSystem('test', async (db) => {
    await db.repository.createMany({
      data: [{ teamId, projectId, revision: 1, bundleSha256: '0'.repeat(64), size: 1, main: 'c'.repeat(40) }],
      skipDuplicates: true,
    });
    const url = 'https://git.example/ada/demo.git';
    return db.gitRemote.create({
      data: { id: newId('gitRemote'), url, branch: 'main', createdById: newId('user'), ...values },
    });
  });
}
