'use client';

import { useTranslations } from 'next-intl';
import { Segmented } from '#components/ui/segmented.tsx';
import type { Viewing } from './looks.ts';

type ViewingSwitchProps = { viewing: Viewing; onChange: (viewing: Viewing) => void };

/** On what device and in which theme pages are looked at. */
export function ViewingSwitch({ viewing, onChange }: ViewingSwitchProps) {
  const t = useTranslations('runs.gallery');
  return (
    <>
      <Segmented
        label={t('device')}
        onChange={(device) => onChange({ ...viewing, device })}
        options={[
          { value: 'desktop', label: t('desktop') },
          { value: 'phone', label: t('phone') },
        ]}
        value={viewing.device}
      />
      <Segmented
        label={t('theme')}
        onChange={(theme) => onChange({ ...viewing, theme })}
        options={[
          { value: 'light', label: t('light') },
          { value: 'dark', label: t('dark') },
        ]}
        value={viewing.theme}
      />
    </>
  );
}
