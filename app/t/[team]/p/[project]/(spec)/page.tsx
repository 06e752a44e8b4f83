import type { Metadata } from 'next';
import { Workspace } from '#components/spec/workspace.tsx';
import { findNewestVersionNumber } from '#lib/merges/queries.ts';
import { getProjectBySlug, getProjectParts } from '#lib/projects/queries.ts';
import { listRunTimes } from '#lib/runs/queries.ts';
import { typicalTimes } from '#lib/runs/rules.ts';
import { findNewestSpec } from '#lib/specs/queries.ts';
import { roleCan } from '#lib/teams/rules.ts';
import { getProjectPlace, readForPage } from '../../../../../access.ts';

type Props = PageProps<'/t/[team]/p/[project]'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { team, project } = await params;
  return { title: (await getProjectPlace(team, project)).name };
}

export default async function SpecPage({ params }: Props) {
  const { team, project: slug } = await params;
  const { project, spec, parts, times, hasVersion, role } = await readForPage(
    team,
    'spec.view',
    async ({ db, role }) => {
      const project = await getProjectBySlug(db, slug);
      const spec = await findNewestSpec(db, project.id);
      const parts = await getProjectParts(db, project.id);
      const times = typicalTimes(await listRunTimes(db, project.id));
      const hasVersion = (await findNewestVersionNumber(db, project.id)) !== null;
      return { project, spec, parts, times, hasVersion, role };
    },
  );
  return (
    <Workspace
      canEdit={roleCan(role, 'spec.edit')}
      canRun={roleCan(role, 'run.start')}
      hasVersion={hasVersion}
      project={{ id: project.id, slug: project.slug, name: project.name }}
      rememberedParts={parts}
      spec={spec}
      team={team}
      times={times}
    />
  );
}
