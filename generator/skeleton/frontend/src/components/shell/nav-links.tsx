'use client';

import {
  FileClock,
  LayoutDashboard,
  type LucideIcon,
  ShieldCheck,
  SlidersHorizontal,
  ToggleRight,
  UsersRound,
} from 'lucide-react';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Tooltip, TooltipContent, TooltipTrigger } from '@/components/ui/tooltip';
import { cn } from '@/lib/cn';
import type { AdminPage } from './admin-pages';
import { EntityIcon } from './entity-icon';
import { HoverLink } from './hover-link';
import { useShell } from './shell-context';

export const ADMIN_ICONS: Readonly<Record<AdminPage, LucideIcon>> = {
  users: UsersRound,
  roles: ShieldCheck,
  audit: FileClock,
  features: ToggleRight,
  settings: SlidersHorizontal,
};

type NavLinksProps = {
  /** Only signs, their names in tooltips. */
  compact?: boolean;
  onNavigate?: () => void;
};

/** The ways to all parts of the application. */
export function NavLinks({ compact = false, onNavigate }: NavLinksProps) {
  const t = useTranslations();
  const { entities, adminPages } = useShell();
  const shared = { compact, onNavigate };
  return (
    <nav aria-label={t('shell.nav.label')} className="flex flex-col gap-5">
      <ul className="flex flex-col gap-px">
        <NavLink {...shared} href="/dashboard" label={t('shell.nav.dashboard')}>
          <LayoutDashboard aria-hidden />
        </NavLink>
      </ul>
      {entities.length > 0 ? (
        <NavGroup compact={compact} title={t('shell.nav.records')}>
          {entities.map(({ key, route }) => (
            <NavLink {...shared} href={`/${route}`} key={key} label={t(`entities.${key}.many`)}>
              <EntityIcon entity={key} />
            </NavLink>
          ))}
        </NavGroup>
      ) : null}
      {adminPages.length > 0 ? (
        <NavGroup compact={compact} title={t('shell.nav.admin')}>
          {adminPages.map((page) => {
            const Icon = ADMIN_ICONS[page];
            return (
              <NavLink {...shared} href={`/admin/${page}`} key={page} label={t(`shell.admin.${page}`)}>
                <Icon aria-hidden />
              </NavLink>
            );
          })}
        </NavGroup>
      ) : null}
    </nav>
  );
}

function NavGroup({ title, compact, children }: { title: string; compact: boolean; children: ReactNode }) {
  return (
    <div>
      {compact ? (
        <div aria-hidden className="mx-2 mb-2 h-px bg-sidebar-border" />
      ) : (
        <p className="mb-1 px-2 font-medium text-muted-foreground text-xs">{title}</p>
      )}
      <ul aria-label={title} className="flex flex-col gap-px">
        {children}
      </ul>
    </div>
  );
}

type NavLinkProps = NavLinksProps & { href: string; label: string; children: ReactNode };

function NavLink({ href, label, compact, onNavigate, children }: NavLinkProps) {
  const path = usePathname();
  const active = path === href || path.startsWith(`${href}/`);
  const link = (
    <HoverLink
      aria-current={active ? 'page' : undefined}
      aria-label={compact ? label : undefined}
      className={cn(
        'flex h-8 items-center gap-2.5 rounded-md px-2 text-sidebar-foreground text-sm transition-colors hover:bg-sidebar-accent/70 hover:text-sidebar-accent-foreground max-md:h-10',
        '[&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-muted-foreground',
        active &&
          'bg-sidebar-accent font-medium text-sidebar-accent-foreground hover:bg-sidebar-accent [&_svg]:text-primary',
        compact && 'w-9 justify-center px-0',
      )}
      href={href}
      onClick={onNavigate}
    >
      {children}
      {compact ? null : <span className="truncate">{label}</span>}
    </HoverLink>
  );
  if (!compact) return <li>{link}</li>;
  return (
    <li>
      <Tooltip>
        <TooltipTrigger render={link} />
        <TooltipContent side="right">{label}</TooltipContent>
      </Tooltip>
    </li>
  );
}
