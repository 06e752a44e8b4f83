import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { ComparePage } from '#components/versions/compare-page.tsx';
import { AppError } from '#lib/errors.ts';
import { getProjectBySlug } from '#lib/projects/queries.ts';
import {
  compareVersions,
  findCurrentVersion,
  getVersion,
  listVersionOptions,
} from '#lib/versions/queries.ts';
import { readForPage } from '../../../../../../access.ts';
import { versionAbilities, versionNumber, versionNumberOrNothing } from '../read.ts';

type Props = PageProps<'/t/[team]/p/[project]/versions/compare'>;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('versions.compare');
  return { title: t('title') };
}

/** `?from=3&to=7`; without them, the version the project is at and the one before it. */
export default async function CompareRoute({ params, searchParams }: Props) {
  const [{ team, project: slug }, search] = await Promise.all([params, searchParams]);
  const language = await getLocale();
  const { project, ...view } = await readForPage(team, 'version.view', async (context) => {
    const { db } = context;
    const { id } = await getProjectBySlug(db, slug);
    const current = await findCurrentVersion(db, id);
    if (current === null) throw new AppError('not_found');
    const to = search.to === undefined ? current : versionNumber(String(search.to));
    const from = versionNumberOrNothing(String(search.from ?? to - 1));
    return {
      project: { id, slug },
      can: versionAbilities(context),
      version: await getVersion(db, id, to),
      comparison: await compareVersions(db, id, { from, to, language }),
      options: await listVersionOptions(db, id),
    };
  });
  return <ComparePage place={{ team, project }} {...view} />;
}
