import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { NewProject } from '#components/projects/new-project.tsx';
import { listExamples } from '#lib/specs/examples/catalogue.ts';
import { readForPage } from '../../../../access.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('projects'))('new.title') };
}

export default async function NewProjectPage({ params, searchParams }: PageProps<'/t/[team]/new'>) {
  const [{ team }, { example }, locale] = await Promise.all([params, searchParams, getLocale()]);
  await readForPage(team, 'project.create', async () => null);
  return (
    <NewProject
      examples={listExamples(locale)}
      initialExample={typeof example === 'string' ? example : undefined}
      team={team}
    />
  );
}
