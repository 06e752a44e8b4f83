'use client';

import { useTranslations } from 'next-intl';
import { useId } from 'react';
import type { SwitchPosition } from '@/client/types.gen';
import { MomentValue } from '@/components/data/value/moment-value';
import { Badge } from '@/components/ui/badge';
import { Switch } from '@/components/ui/switch';

type Props = {
  position: SwitchPosition;
  title: string;
  help: string;
  /** Who decided last, where that is known. */
  actor: string | null;
  onChange: (enabled: boolean) => void;
};

/** One feature: what it is, how it stands, who decided. */
export function FeatureRow({ position, title, help, actor, onChange }: Props) {
  const t = useTranslations('admin.features');
  const id = useId();
  const { enabled, changed_at } = position;
  const restricts = position.name === 'read_only' && enabled;
  return (
    <li className="flex items-start justify-between gap-6 px-4 py-4 sm:px-5">
      <div className="flex min-w-0 flex-col gap-1">
        <span className="flex flex-wrap items-center gap-2">
          <label className="cursor-pointer font-medium" htmlFor={id} id={`${id}-label`}>
            {title}
          </label>
          {restricts ? <Badge variant="warning">{t('restricts')}</Badge> : null}
        </span>
        <p className="text-pretty text-muted-foreground text-sm" id={`${id}-help`}>
          {help}
        </p>
        {changed_at === null ? null : (
          <p className="flex flex-wrap gap-x-1 text-muted-foreground text-xs">
            {actor === null ? t('changed') : t('changedBy', { name: actor })}
            <MomentValue kind="datetime" value={changed_at} />
          </p>
        )}
      </div>
      <Switch
        aria-describedby={`${id}-help`}
        aria-labelledby={`${id}-label`}
        checked={enabled}
        className="mt-0.5"
        id={id}
        onCheckedChange={onChange}
      />
    </li>
  );
}
