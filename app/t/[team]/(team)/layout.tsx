import { getTranslations } from 'next-intl/server';
import { AppHeader } from '#components/shell/app-header.tsx';
import { getPlace } from '../../../access.ts';

export default async function TeamLayout({ children, params }: LayoutProps<'/t/[team]'>) {
  const { team: slug } = await params;
  const [{ user, team, memberships }, t] = await Promise.all([getPlace(slug), getTranslations('common')]);
  return (
    <>
      <AppHeader
        memberships={memberships}
        tabs={[
          { href: `/t/${slug}`, label: t('projects'), exact: true },
          { href: `/t/${slug}/settings`, label: t('settings') },
        ]}
        tabsLabel={t('team')}
        team={team}
        user={user}
      />
      <main className="mx-auto w-full max-w-6xl px-4 py-8 sm:px-6" id="main">
        {children}
      </main>
    </>
  );
}
