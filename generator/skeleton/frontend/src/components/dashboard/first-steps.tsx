'use client';

import { ArrowRightIcon, FileTextIcon } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Empty, EmptyDescription, EmptyHeader, EmptyMedia, EmptyTitle } from '@/components/ui/empty';
import { useAuth } from '@/lib/auth/user-context';
import type { EntityDefinition } from '@/lib/entity/definition';
import { firstSteps } from './plan';

/** More steps than this nobody reads before the first. */
const MOST_STEPS = 4;

/** What to do in an application without any records: what others need comes first. */
export function FirstSteps({ definitions }: { definitions: readonly EntityDefinition[] }) {
  const t = useTranslations();
  const { can } = useAuth();
  const steps = firstSteps(
    definitions.filter((entity) => can(entity, 'create')),
    MOST_STEPS,
  );
  return (
    <div className="mx-auto flex w-full max-w-xl flex-col gap-6 py-8 md:py-16">
      <div className="flex flex-col gap-1.5">
        <p className="text-xl font-semibold tracking-tight">{t('dashboard.begin.title')}</p>
        <p className="text-sm text-muted-foreground">
          {steps.length > 0 ? t('dashboard.begin.text') : t('dashboard.begin.wait')}
        </p>
      </div>
      {steps.length > 0 && (
        <ol className="divide-y overflow-hidden rounded-xl border bg-card shadow-xs">
          {steps.map((entity, index) => (
            <li
              key={entity.key}
              className="group relative flex items-center gap-4 px-4 py-3.5 hover:bg-muted/60"
            >
              <span
                aria-hidden="true"
                className={`flex size-7 shrink-0 items-center justify-center rounded-full text-xs font-semibold tabular-nums ${index === 0 ? 'bg-primary text-primary-foreground' : 'border text-muted-foreground'}`}
              >
                {index + 1}
              </span>
              <div className="flex min-w-0 flex-1 flex-col">
                <Link
                  href={`/${entity.route}/new`}
                  className="truncate text-sm font-medium outline-none after:absolute after:inset-0 focus-visible:after:ring-2 focus-visible:after:ring-ring focus-visible:after:ring-inset"
                >
                  {t('dashboard.begin.create', { one: t(`entities.${entity.key}.one`) })}
                </Link>
                <p className="truncate text-xs text-muted-foreground">
                  {t('dashboard.begin.kept', { many: t(`entities.${entity.key}.many`) })}
                </p>
              </div>
              <ArrowRightIcon
                aria-hidden="true"
                className="size-4 shrink-0 text-muted-foreground transition-transform group-hover:translate-x-0.5 motion-reduce:transition-none"
              />
            </li>
          ))}
        </ol>
      )}
      <p className="text-xs text-muted-foreground">{t('dashboard.begin.import')}</p>
    </div>
  );
}

/** What there is to see of an application whose SPEC names no entities, or of which somebody may read none. */
export function NoEntities() {
  const t = useTranslations('dashboard');
  return (
    <Empty className="border border-dashed">
      <EmptyHeader>
        <EmptyMedia variant="icon">
          <FileTextIcon />
        </EmptyMedia>
        <EmptyTitle>{t('noEntities.title')}</EmptyTitle>
        <EmptyDescription>{t('noEntities.text')}</EmptyDescription>
      </EmptyHeader>
    </Empty>
  );
}
