import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { RunPage } from '#components/runs/run-page.tsx';
import { explainWaiting } from '#lib/engine/waiting.ts';
import { getRunNews, getRunPage, listRunTimes } from '#lib/runs/queries.ts';
import { typicalTimes } from '#lib/runs/rules.ts';
import { listMembers } from '#lib/teams/queries.ts';
import { roleCan } from '#lib/teams/rules.ts';
import { readForPage } from '../../../../../../access.ts';
import { getRunId } from './run.ts';

type Props = PageProps<'/t/[team]/p/[project]/runs/[number]'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { number } = await params;
  const t = await getTranslations('runs');
  // What is no number is a 404, whose title the page sets.
  return { title: /^\d+$/.test(number) ? t('title', { number: Number(number) }) : undefined };
}

export default async function RunRoute({ params }: Props) {
  const { team, project, number } = await params;
  const view = await readForPage(team, 'run.view', async (context) => {
    const { db, role } = context;
    const id = await getRunId(context, project, number);
    const run = await getRunPage(db, id);
    const { events } = await getRunNews(db, id, 0);
    const startedBy = (await listMembers(db)).find((member) => member.userId === run.createdById)?.name ?? '';
    const times = typicalTimes(await listRunTimes(db, run.project.id));
    return { run, events, startedBy, role, times, teamId: context.team.id };
  });
  const waiting = view.run.state === 'queued' ? await explainWaiting(view.teamId, view.run.id) : null;
  const { id, number: runNumber, kind, aboutVersion, version, state } = view.run;
  const { parts, specVersionNumber, createdAt, project: itsProject } = view.run;
  return (
    <RunPage
      can={{
        cancel: roleCan(view.role, 'run.cancel'),
        start: roleCan(view.role, 'run.start'),
        download: roleCan(view.role, 'run.download'),
      }}
      events={view.events.map(({ seq, event, createdAt: at }) => ({ seq, event, at: at.getTime() }))}
      href={`/t/${team}/p/${project}/runs/${runNumber}`}
      hasPlan={view.run.artifacts.some(({ kind }) => kind === 'merge-plan')}
      key={id}
      run={{
        id,
        number: runNumber,
        kind,
        aboutVersion,
        version,
        state,
        parts,
        specVersionNumber,
        createdAt,
        startedBy: view.startedBy,
        project: itsProject,
      }}
      team={team}
      times={view.times}
      waiting={waiting}
    />
  );
}
