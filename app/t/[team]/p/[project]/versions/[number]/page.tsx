import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { VersionPage } from '#components/versions/version-page.tsx';
import { getProjectBySlug } from '#lib/projects/queries.ts';
import { compareVersions, findCurrentVersion, getVersion } from '#lib/versions/queries.ts';
import { readForPage } from '../../../../../../access.ts';
import { versionAbilities, versionNumber } from '../read.ts';

type Props = PageProps<'/t/[team]/p/[project]/versions/[number]'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { number } = await params;
  const t = await getTranslations('versions');
  // What is no number is a 404, whose title the page sets.
  return { title: /^\d+$/.test(number) ? t('version', { number }) : undefined };
}

export default async function VersionRoute({ params }: Props) {
  const { team, project: slug, number } = await params;
  const language = await getLocale();
  const { project, ...view } = await readForPage(team, 'version.view', async (context) => {
    const { db } = context;
    const { id } = await getProjectBySlug(db, slug);
    const to = versionNumber(number);
    const from = to === 1 ? null : to - 1;
    return {
      project: { id, slug },
      can: versionAbilities(context),
      version: await getVersion(db, id, to),
      comparison: await compareVersions(db, id, { from, to, language }),
      current: await findCurrentVersion(db, id),
    };
  });
  return <VersionPage key={number} place={{ team, project }} {...view} />;
}
