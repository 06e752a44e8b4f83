'use client';

import { useLocale } from 'next-intl';
import { Hint } from '@/components/ui/tooltip';
import type { MomentField } from '@/lib/entity/definition';
import {
  formatDay,
  formatDayDistance,
  formatDistance,
  formatMoment,
  formatMomentShort,
  formatTime,
  isNear,
  localDay,
} from '@/lib/format/date';
import { useNow } from '@/lib/format/use-now';

type Props = {
  kind: MomentField['kind'];
  value: string;
  full?: boolean;
  /** Somebody chose it; else the server noted it. */
  planned?: boolean;
};

/**
 * What somebody planned is told as a date, its distance in a tooltip; what the server noted the other way round while it
 * is near, because “3 hours ago” is what a list is read for.
 */
export function MomentValue({ kind, value, full = false, planned = false }: Props) {
  const locale = useLocale();
  const now = useNow();
  if (kind === 'time') return <time className="tabular-nums">{formatTime(value, locale)}</time>;
  const [exact, distance] =
    kind === 'date'
      ? [formatDay(value, locale), formatDayDistance(value, localDay(now), locale)]
      : [formatMoment(value, locale), formatDistance(value, now, locale)];
  const relative = !full && !planned && isNear(value, now);
  const noted = planned ? null : formatDay(localDay(new Date(value)), locale);
  const short = full || kind === 'date' ? exact : (noted ?? formatMomentShort(value, now, locale));
  return (
    <Hint label={relative ? exact : kind === 'date' || full ? distance : `${exact} · ${distance}`}>
      <time dateTime={value} className="truncate whitespace-nowrap tabular-nums">
        {relative ? distance : short}
      </time>
    </Hint>
  );
}
