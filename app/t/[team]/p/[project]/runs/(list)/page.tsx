import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { RunsTable } from '#components/runs/runs-table.tsx';
import { getProjectPlace, readForPage } from '../../../../../../access.ts';
import { readRunList } from '../list.ts';

type Props = PageProps<'/t/[team]/p/[project]/runs'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { team, project } = await params;
  const [t, { name }] = await Promise.all([getTranslations('runs'), getProjectPlace(team, project)]);
  return { title: `${t('list.title')} · ${name}` };
}

export default async function RunsPage({ params }: Props) {
  const { team, project } = await params;
  const runs = await readForPage(team, 'run.view', (context) => readRunList(context, project));
  const specHref = `/t/${team}/p/${project}`;
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto w-full max-w-6xl px-4 py-8 sm:px-6">
        <RunsTable href={`${specHref}/runs`} initialRuns={runs} specHref={specHref} />
      </div>
    </div>
  );
}
