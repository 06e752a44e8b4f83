import { getTranslations } from 'next-intl/server';
import { AppHeader } from '#components/shell/app-header.tsx';
import { getPlace, getProjectPlace } from '../../../../access.ts';

export default async function ProjectLayout({ children, params }: LayoutProps<'/t/[team]/p/[project]'>) {
  const { team: teamSlug, project: projectSlug } = await params;
  const [{ user, team, memberships }, project, t] = await Promise.all([
    getPlace(teamSlug),
    getProjectPlace(teamSlug, projectSlug),
    getTranslations('common'),
  ]);
  const href = `/t/${team.slug}/p/${project.slug}`;
  return (
    <div className="flex h-dvh flex-col">
      <AppHeader
        memberships={memberships}
        project={{ name: project.name, href }}
        tabs={[
          { href, label: 'SPEC', exact: true },
          { href: `${href}/versions`, label: t('versions') },
          { href: `${href}/runs`, label: t('runs') },
          { href: `${href}/settings`, label: t('settings') },
        ]}
        tabsLabel={t('project')}
        team={team}
        user={user}
      />
      <main className="flex min-h-0 flex-1 flex-col" id="main">
        {children}
      </main>
    </div>
  );
}
