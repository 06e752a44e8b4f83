'use client';

import { useLocale } from 'next-intl';
import type { MomentField } from '@/lib/entity/definition';
import {
  formatDay,
  formatDayDistance,
  formatDistance,
  formatMoment,
  formatTime,
  localDay,
} from '@/lib/format/date';
import { useNow } from '@/lib/format/use-now';
import { Hint } from '@/components/ui/tooltip';

type Props = { kind: MomentField['kind']; value: string; full?: boolean };

/**
 * A day is told as such and its distance in a tooltip; a moment the other way round, because “3 hours ago” is what a
 * list is read for. A record's own page (`full`) shows both in words.
 */
export function MomentValue({ kind, value, full = false }: Props) {
  const locale = useLocale();
  const now = useNow();
  if (kind === 'time') return <time className="tabular-nums">{formatTime(value, locale)}</time>;
  const exact = kind === 'date' ? formatDay(value, locale) : formatMoment(value, locale);
  const distance =
    kind === 'date' ? formatDayDistance(value, localDay(now), locale) : formatDistance(value, now, locale);
  const [shown, hint] = kind === 'date' || full ? [exact, distance] : [distance, exact];
  return (
    <Hint label={hint}>
      <time dateTime={value} className="whitespace-nowrap tabular-nums">
        {shown}
      </time>
    </Hint>
  );
}
