import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { MembershipView, TeamView } from '#lib/teams/schema.ts';
import { AccountMenu } from './account-menu.tsx';
import { LogoMark } from './logo.tsx';
import { type SectionTab, SectionTabs } from './section-tabs.tsx';
import { TeamSwitcher } from './team-switcher.tsx';

type AppHeaderProps = {
  user: { name: string; email: string };
  team: TeamView;
  memberships: MembershipView[];
  project?: { name: string; href: string };
  tabs: SectionTab[];
  tabsLabel: string;
  children?: ReactNode;
};

/** The top of every page behind sign-in: where you are, whose account it is, and the pages of this place. */
export function AppHeader({ user, team, memberships, project, tabs, tabsLabel, children }: AppHeaderProps) {
  const t = useTranslations('common');
  return (
    <header className="sticky top-0 z-30 border-b bg-surface/90 backdrop-blur-sm">
      <div className="flex h-12 items-center gap-1.5 px-3 sm:px-4">
        <Link aria-label={`IOPEER · ${t('home')}`} className="mr-1 rounded-md" href={`/t/${team.slug}`}>
          <LogoMark />
        </Link>
        <nav aria-label={t('breadcrumb')} className="flex min-w-0 items-center gap-1.5">
          <Slash />
          <TeamSwitcher memberships={memberships} team={team} />
          {project ? (
            <>
              <Slash />
              <Link
                className="min-w-0 truncate rounded-md px-1.5 py-1 font-medium text-sm hover:bg-hover"
                href={project.href}
              >
                {project.name}
              </Link>
            </>
          ) : null}
        </nav>
        <div className="ml-auto flex items-center gap-2">
          {children}
          <AccountMenu user={user} />
        </div>
      </div>
      <SectionTabs label={tabsLabel} tabs={tabs} />
    </header>
  );
}

function Slash() {
  return (
    <span aria-hidden className="text-lg text-line-strong">
      /
    </span>
  );
}
