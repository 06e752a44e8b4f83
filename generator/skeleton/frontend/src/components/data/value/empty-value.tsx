import { useTranslations } from 'next-intl';

/** A field without a value: quiet for the eye, a word for screen readers. */
export function EmptyValue() {
  const t = useTranslations('values');
  return (
    <span className="text-muted-foreground/60">
      <span aria-hidden="true">–</span>
      <span className="sr-only">{t('empty')}</span>
    </span>
  );
}
