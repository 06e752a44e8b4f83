'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { DatePicker } from '@/components/ui/date-picker';
import { ToggleGroup, ToggleGroupItem } from '@/components/ui/toggle-group';
import { PERIODS, type Period, type PeriodName } from './period';

type Props = {
  name: PeriodName;
  period: Period;
  today: string;
  onChoose: (name: PeriodName, own?: Period) => void;
};

/** What time all figures of the dashboard are of. */
export function PeriodFilter({ name, period, today, onChoose }: Props) {
  const t = useTranslations('dashboard');
  return (
    <div className="flex flex-wrap items-center gap-2">
      {name === 'own' && (
        <div className="flex items-center gap-1.5">
          <Day label={t('from')}>
            <DatePicker
              value={period.from}
              max={period.to}
              onChange={(from) => from && onChoose('own', { ...period, from })}
            />
          </Day>
          <span aria-hidden="true" className="text-muted-foreground">
            –
          </span>
          <Day label={t('to')}>
            <DatePicker
              value={period.to}
              min={period.from}
              max={today}
              onChange={(to) => to && onChoose('own', { ...period, to })}
            />
          </Day>
        </div>
      )}
      <ToggleGroup
        aria-label={t('period')}
        value={[name]}
        onValueChange={([chosen]) => chosen && onChoose(chosen as PeriodName)}
      >
        {PERIODS.map((known) => (
          <ToggleGroupItem key={known} value={known} title={t(`periods.${known}.long`)}>
            {t(`periods.${known}.short`)}
          </ToggleGroupItem>
        ))}
      </ToggleGroup>
    </div>
  );
}

/** The day itself is what its button is called; this says which of both it is. */
function Day({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would need a legend that nobody sees
    <div role="group" aria-label={label}>
      {children}
    </div>
  );
}
