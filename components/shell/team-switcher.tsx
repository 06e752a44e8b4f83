'use client';

import { Check, ChevronsUpDown } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Avatar } from '#components/ui/avatar.tsx';
import { Menu, MenuLink } from '#components/ui/menu.tsx';
import type { MembershipView, TeamView } from '#lib/teams/schema.ts';

/** The team being looked at, and the person's other teams. */
export function TeamSwitcher({ team, memberships }: { team: TeamView; memberships: MembershipView[] }) {
  const t = useTranslations('common');
  return (
    <div className="flex min-w-0 items-center">
      <Link
        className="flex min-w-0 items-center gap-2 rounded-md px-1.5 py-1 font-medium text-sm hover:bg-hover"
        href={`/t/${team.slug}`}
      >
        <Avatar className="size-5 rounded-sm text-2xs" name={team.name} />
        <span className="hidden max-w-48 truncate sm:inline">{team.name}</span>
      </Link>
      {memberships.length > 1 ? (
        <Menu
          align="start"
          trigger={
            <button
              aria-label={t('switchTeam')}
              className="rounded-md p-1 text-ink-muted hover:bg-hover"
              type="button"
            >
              <ChevronsUpDown aria-hidden className="size-3.5" />
            </button>
          }
        >
          {memberships.map(({ team: other }) => (
            <MenuLink key={other.id} render={<Link href={`/t/${other.slug}`} />}>
              <Avatar className="size-5 rounded-sm text-2xs" name={other.name} />
              <span className="flex-1 truncate">{other.name}</span>
              {other.id === team.id ? <Check aria-hidden /> : null}
            </MenuLink>
          ))}
        </Menu>
      ) : null}
    </div>
  );
}
