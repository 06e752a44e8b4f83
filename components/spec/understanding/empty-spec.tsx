import { PenLine } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';

/** Beside an empty editor: the shortest text that works, ready to be taken over. */
export function EmptySpec({ onInsert }: { onInsert?: (text: string) => void }) {
  const t = useTranslations('spec.empty');
  const sample = t('sample');
  return (
    <EmptyState icon={<PenLine aria-hidden />} title={t('title')}>
      <p>{t('help')}</p>
      <pre className="mt-4 overflow-x-auto rounded-lg border bg-surface p-3 text-left font-mono text-ink text-xs leading-5 whitespace-pre-wrap">
        {sample}
      </pre>
      {onInsert ? (
        <Button className="mt-4" onClick={() => onInsert(sample)}>
          {t('insert')}
        </Button>
      ) : null}
    </EmptyState>
  );
}
