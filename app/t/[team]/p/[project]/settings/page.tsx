import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ProjectSettings } from '#components/projects/project-settings.tsx';
import { getProjectBySlug } from '#lib/projects/queries.ts';
import { roleCan } from '#lib/teams/rules.ts';
import { readForPage } from '../../../../../access.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('projects'))('settings.title') };
}

export default async function ProjectSettingsPage({ params }: PageProps<'/t/[team]/p/[project]/settings'>) {
  const { team, project: slug } = await params;
  const { project, role } = await readForPage(team, 'project.view', async ({ db, role }) => ({
    project: await getProjectBySlug(db, slug),
    role,
  }));
  return (
    <ProjectSettings
      canDelete={roleCan(role, 'project.delete')}
      canRename={roleCan(role, 'project.rename')}
      project={project}
      team={team}
    />
  );
}
