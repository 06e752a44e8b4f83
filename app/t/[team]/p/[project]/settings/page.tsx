import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ProjectSettings } from '#components/projects/project-settings.tsx';
import { env } from '#lib/env.ts';
import { findGitRemote } from '#lib/git-remotes/queries.ts';
import { getProjectBySlug } from '#lib/projects/queries.ts';
import { findRepository } from '#lib/repositories/queries.ts';
import { repositoryAddress } from '#lib/repositories/rules.ts';
import { roleCan } from '#lib/teams/rules.ts';
import { readForPage } from '../../../../../access.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('projects'))('settings.title') };
}

export default async function ProjectSettingsPage({ params }: PageProps<'/t/[team]/p/[project]/settings'>) {
  const { team, project: slug } = await params;
  const { project, repository, remote, role } = await readForPage(
    team,
    'project.view',
    async ({ db, role }) => {
      const project = await getProjectBySlug(db, slug);
      const repository = await findRepository(db, project.id);
      return { project, repository, remote: await findGitRemote(db, project.id), role };
    },
  );
  return (
    <ProjectSettings
      address={repository && repositoryAddress(env().APP_URL, team, project.slug)}
      canDelete={roleCan(role, 'project.delete')}
      canExport={roleCan(role, 'git.export')}
      canPush={roleCan(role, 'git.write')}
      canRename={roleCan(role, 'project.rename')}
      project={project}
      remote={remote}
      team={team}
    />
  );
}
