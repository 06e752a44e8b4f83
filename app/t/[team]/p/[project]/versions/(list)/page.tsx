import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { VersionList } from '#components/versions/version-list.tsx';
import { env } from '#lib/env.ts';
import { getProjectBySlug } from '#lib/projects/queries.ts';
import { findRepository } from '#lib/repositories/queries.ts';
import { repositoryAddress } from '#lib/repositories/rules.ts';
import { findCurrentVersion, listVersions } from '#lib/versions/queries.ts';
import { getProjectPlace, readForPage } from '../../../../../../access.ts';
import { versionAbilities } from '../read.ts';

type Props = PageProps<'/t/[team]/p/[project]/versions'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { team, project } = await params;
  const [t, { name }] = await Promise.all([getTranslations('versions'), getProjectPlace(team, project)]);
  return { title: `${t('title')} · ${name}` };
}

export default async function VersionsPage({ params }: Props) {
  const { team, project: slug } = await params;
  const { project, ...view } = await readForPage(team, 'version.view', async (context) => {
    const { id } = await getProjectBySlug(context.db, slug);
    return {
      project: { id, slug },
      can: versionAbilities(context),
      initial: await listVersions(context.db, id),
      current: await findCurrentVersion(context.db, id),
      address: (await findRepository(context.db, id)) && repositoryAddress(env().APP_URL, team, slug),
    };
  });
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto w-full max-w-5xl px-4 py-8 sm:px-6">
        <VersionList place={{ team, project }} {...view} />
      </div>
    </div>
  );
}
