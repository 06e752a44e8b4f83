'use client';

import { skipToken, useQuery } from '@tanstack/react-query';
import { ChevronLeft } from 'lucide-react';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { Fragment } from 'react';
import {
  Breadcrumb,
  BreadcrumbItem,
  BreadcrumbLink,
  BreadcrumbList,
  BreadcrumbPage,
  BreadcrumbSeparator,
} from '@/components/ui/breadcrumb';
import { cn } from '@/lib/cn';
import { displayOf, type Row } from '@/lib/entity/definition';
import { keysOf } from '@/lib/query/keys';
import { type Crumb, crumbsOf } from './crumbs';
import { HoverLink } from './hover-link';
import { useShell } from './shell-context';

/** The way to this page; on small screens only its last step, and a way back. */
export function CrumbTrail() {
  const t = useTranslations('shell');
  const { entities } = useShell();
  const crumbs = crumbsOf(usePathname(), entities);
  if (crumbs.length === 0) return null;
  const above = crumbs.findLast((crumb, index) => index < crumbs.length - 1 && !isGroup(crumb));
  return (
    <Breadcrumb aria-label={t('breadcrumbs')} className="min-w-0">
      <BreadcrumbList>
        {above ? (
          <BreadcrumbItem className="sm:hidden">
            <HoverLink
              aria-label={t('back')}
              className="-ml-1 flex size-8 items-center justify-center rounded-md hover:bg-accent"
              href={above.href}
            >
              <ChevronLeft aria-hidden className="size-4" />
            </HoverLink>
          </BreadcrumbItem>
        ) : null}
        {crumbs.map((crumb, index) => {
          const last = index === crumbs.length - 1;
          const hidden = last ? '' : 'hidden sm:inline-flex';
          return (
            <Fragment key={crumb.href}>
              <BreadcrumbItem className={hidden}>
                {last || isGroup(crumb) ? (
                  <CrumbText crumb={crumb} last={last} />
                ) : (
                  <BreadcrumbLink render={<HoverLink href={crumb.href} />}>
                    <CrumbLabel crumb={crumb} />
                  </BreadcrumbLink>
                )}
              </BreadcrumbItem>
              {last ? null : <BreadcrumbSeparator className={cn(hidden)} />}
            </Fragment>
          );
        })}
      </BreadcrumbList>
    </Breadcrumb>
  );
}

/** The administration has pages, but is none itself. */
const isGroup = (crumb: Crumb): boolean => crumb.kind === 'page' && crumb.page === 'admin';

function CrumbText({ crumb, last }: { crumb: Crumb; last: boolean }) {
  if (!last)
    return (
      <span className="truncate">
        <CrumbLabel crumb={crumb} />
      </span>
    );
  return (
    <BreadcrumbPage>
      <CrumbLabel crumb={crumb} />
    </BreadcrumbPage>
  );
}

function CrumbLabel({ crumb }: { crumb: Crumb }) {
  const t = useTranslations();
  switch (crumb.kind) {
    case 'entity':
      return t(`entities.${crumb.entity.key}.many`);
    case 'record':
      return <RecordName crumb={crumb} />;
    case 'part': {
      const name = crumb.href.startsWith('/admin/')
        ? `shell.admin.${crumb.part}`
        : `shell.profile.${crumb.part}`;
      return t.has(name) ? t(name) : crumb.part;
    }
    case 'page':
      return t(`shell.nav.${crumb.page}`);
    default:
      return t(`shell.crumb.${crumb.kind}`);
  }
}

/** What the page below has loaded says how a record is called; nothing is asked for here. */
function RecordName({ crumb }: { crumb: Extract<Crumb, { kind: 'record' }> }) {
  const { data } = useQuery<Row>({ queryKey: keysOf(crumb.entity).record(crumb.id), queryFn: skipToken });
  return data ? displayOf(crumb.entity, data) : `#${crumb.id.slice(0, 8)}`;
}
