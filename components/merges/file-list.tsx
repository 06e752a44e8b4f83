'use client';

import { useTranslations } from 'next-intl';
import { useDeferredValue, useState } from 'react';
import { Badge, type Tone } from '#components/ui/badge.tsx';
import { Button } from '#components/ui/button.tsx';
import { cn } from '#components/ui/cn.ts';
import { inputStyle } from '#components/ui/field.tsx';
import { Select } from '#components/ui/select.tsx';
import { FILE_KINDS, type PlannedFile } from '#lib/merges/schema.ts';
import { Disclosure } from './disclosure.tsx';
import { FileName } from './file-name.tsx';
import { PlanSection } from './plan-section.tsx';
import type { ReviewPart } from './review.ts';
import { type Comparison, SideDiff } from './side-diff.tsx';

type Kind = (typeof FILE_KINDS)[number];
const OWNERS = ['G', 'U', 'M', 'none'] as const;
type Owner = (typeof OWNERS)[number];
const TONES: Partial<Record<Kind, Tone>> = {
  new: 'ok',
  deleted: 'bad',
  edited: 'warn',
  conflict: 'warn',
  moved: 'accent',
};

/** As many rows at once; a plan may have thousands. */
const PAGE = 100;

/** Everything that would happen to files, by what happens and by whose they are. */
export function FileList({ plan, href }: ReviewPart) {
  const t = useTranslations('merges.files');
  const owners = useTranslations('merges.owner');
  const [kind, setKind] = useState<Kind | 'all'>('all');
  const [owner, setOwner] = useState<Owner | 'all'>('all');
  const [query, setQuery] = useState('');
  const [shown, setShown] = useState(PAGE);
  const wanted = useDeferredValue(query.trim().toLowerCase());
  const counts = Map.groupBy(plan.files, (file) => file.kind);
  const found = plan.files.filter(
    (file) =>
      (kind === 'all' || file.kind === kind) &&
      (owner === 'all' || (file.owner ?? 'none') === owner) &&
      file.path.toLowerCase().includes(wanted),
  );
  return (
    <PlanSection className="space-y-3" section="files" title={t('title')}>
      <p className="flex flex-wrap gap-1.5">
        {FILE_KINDS.map((each) =>
          counts.has(each) ? (
            <Badge key={each} tone={TONES[each] ?? 'neutral'}>
              {t('counted', { count: counts.get(each)?.length ?? 0, kind: t(`kind.${each}`) })}
            </Badge>
          ) : null,
        )}
        <Badge tone="outline">{t('unchanged', { count: plan.unchanged })}</Badge>
      </p>
      {plan.files.length > 0 ? (
        <div className="flex flex-wrap gap-2">
          <input
            aria-label={t('search')}
            className={cn(inputStyle, 'h-8 w-auto min-w-40 flex-1 text-sm')}
            onChange={(event) => setQuery(event.target.value)}
            placeholder={t('search')}
            type="search"
            value={query}
          />
          <Select
            label={t('byKind')}
            onChange={setKind}
            options={[
              { value: 'all', label: t('allKinds') },
              ...FILE_KINDS.filter((each) => counts.has(each)).map((value) => ({
                value,
                label: t(`kind.${value}`),
              })),
            ]}
            value={kind}
          />
          <Select
            label={t('byOwner')}
            onChange={setOwner}
            options={[
              { value: 'all', label: t('allOwners') },
              ...OWNERS.map((value) => ({ value, label: owners(value) })),
            ]}
            value={owner}
          />
        </div>
      ) : null}
      <ul className="divide-y">
        {found.slice(0, shown).map((file) => (
          <li key={file.path}>
            <FileRow file={file} href={href} />
          </li>
        ))}
      </ul>
      {plan.files.length > 0 && found.length === 0 ? (
        <p className="text-ink-muted text-sm">{t('noneFound')}</p>
      ) : null}
      {found.length > shown ? (
        <Button onClick={() => setShown(shown + PAGE)} size="sm">
          {t('more', { count: found.length - shown })}
        </Button>
      ) : null}
    </PlanSection>
  );
}

function FileRow({ file, href }: { file: PlannedFile; href: string }) {
  const t = useTranslations('merges.files');
  const { path, owner, kind, from, sides } = file;
  const line = (
    <span className="flex min-w-0 flex-1 flex-wrap items-center gap-x-2">
      <FileName owner={owner} path={path} />
      {from ? <span className="font-mono text-ink-muted text-xs wrap-anywhere">← {from}</span> : null}
    </span>
  );
  const badge = <Badge tone={TONES[kind] ?? 'neutral'}>{t(`kind.${kind}`)}</Badge>;
  if (!sides) {
    return (
      <div className="flex min-h-9 items-center gap-2 py-0.5 pl-5">
        {line}
        {badge}
      </div>
    );
  }
  const isTouched = sides.mine !== sides.base;
  const comparisons: Comparison[] = isTouched ? ['both', 'mine', 'next'] : ['next'];
  return (
    <Disclosure aside={badge} summary={line}>
      {() => <SideDiff comparisons={comparisons} href={href} path={path} sides={sides} />}
    </Disclosure>
  );
}
