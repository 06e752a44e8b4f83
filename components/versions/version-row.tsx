'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { RelativeTime } from '#components/ui/time.tsx';
import type { VersionView } from '#lib/versions/schema.ts';
import { KIND_ICONS, type VersionAbilities, type VersionPlace, versionsHref } from './looks.ts';
import { StarButton } from './star-button.tsx';
import { useVersionActions } from './use-version-actions.ts';
import { Counts, VersionMarks } from './version-marks.tsx';
import { VersionMenu } from './version-menu.tsx';

type VersionRowProps = {
  version: VersionView;
  place: VersionPlace;
  can: VersionAbilities;
  current: number | null;
  onChange: () => void;
};

/** A version in the list: what it is, whose, how it stands, and what can be done with it. */
export function VersionRow({ version, place, can, current, onChange }: VersionRowProps) {
  const t = useTranslations('versions');
  const actions = useVersionActions(place, onChange);
  const Icon = KIND_ICONS[version.kind];
  const kind = t(`kind.${version.kind}`, { number: version.restoredNumber ?? 0 });
  return (
    <li className="relative flex items-start gap-3 border-b px-3 py-2.5 last:border-b-0 hover:bg-hover/50 sm:px-4">
      <span className="mt-0.5 grid size-7 shrink-0 place-items-center rounded-md border bg-sunken text-ink-muted [&_svg]:size-3.5">
        <Icon aria-hidden />
      </span>
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Link
            className="min-w-0 truncate font-medium outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:outline-focus focus-visible:after:-outline-offset-2"
            data-version={version.number}
            href={`${versionsHref(place)}/${version.number}`}
          >
            {version.name ?? version.title}
          </Link>
          <VersionMarks version={version} />
        </div>
        <p className="mt-0.5 flex flex-wrap items-center gap-x-1.5 text-ink-muted text-xs">
          <span className="tabular">{t('version', { number: version.number })}</span>
          <span aria-hidden>·</span>
          <span>{kind}</span>
          {version.name === null ? null : (
            <>
              <span aria-hidden>·</span>
              <span className="max-w-full truncate">{version.title}</span>
            </>
          )}
          <span aria-hidden>·</span>
          <span>{version.author ?? t('gone')}</span>
          <span aria-hidden>·</span>
          <RelativeTime at={version.createdAt} />
          <span aria-hidden>·</span>
          <Counts counts={version.counts} />
        </p>
      </div>
      <div className="relative z-10 flex shrink-0 items-center">
        <StarButton
          canEdit={can.edit}
          onStar={(starred) => actions.star(version, starred)}
          version={version}
        />
        <VersionMenu can={can} current={current} onChange={onChange} place={place} version={version} />
      </div>
    </li>
  );
}
