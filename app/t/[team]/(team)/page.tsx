import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { ProjectList } from '#components/projects/project-list.tsx';
import { listProjects } from '#lib/projects/queries.ts';
import { listExamples } from '#lib/specs/examples/catalogue.ts';
import { roleCan } from '#lib/teams/rules.ts';
import { readForPage } from '../../../access.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('projects'))('title') };
}

export default async function ProjectsPage({ params }: PageProps<'/t/[team]'>) {
  const { team } = await params;
  const [{ projects, role }, locale] = await Promise.all([
    readForPage(team, 'project.view', async ({ db, role }) => ({ projects: await listProjects(db), role })),
    getLocale(),
  ]);
  return (
    <ProjectList
      canCreate={roleCan(role, 'project.create')}
      examples={listExamples(locale).map(({ text, ...card }) => ({
        ...card,
        lines: text.split('\n').length,
      }))}
      projects={projects}
      team={team}
    />
  );
}
