import { useTranslations } from 'next-intl';
import { Card } from '#components/ui/card.tsx';
import { useMeasures } from './format.ts';
import type { RunProgress } from './progress.ts';

/** What the run used and what that cost, to the micro-dollar. */
export function CostCard({ progress }: { progress: RunProgress }) {
  const t = useTranslations('runs.cost');
  const { cost } = useMeasures();
  const { tokens, costUsdMicros } = progress;
  const usedModel = tokens.input + tokens.output > 0;
  return (
    <Card className="p-4 text-sm">
      <h2 className="sr-only">{t('title')}</h2>
      <dl className="grid grid-cols-[1fr_auto] gap-y-1.5">
        <dt className="text-ink-muted">{t('cost')}</dt>
        <dd className="text-right tabular">{cost(costUsdMicros)}</dd>
        <dt className="text-ink-muted">{t('tokens')}</dt>
        <dd className="text-right tabular">
          {t('inAndOut', { input: tokens.input, output: tokens.output })}
        </dd>
        {progress.sandbox ? (
          <>
            <dt className="text-ink-muted">{t('sandbox')}</dt>
            <dd className="text-right">{progress.sandbox === 'none' ? t('noSandbox') : progress.sandbox}</dd>
          </>
        ) : null}
      </dl>
      {usedModel ? null : <p className="mt-2 border-t pt-2 text-ink-muted text-xs">{t('noModel')}</p>}
    </Card>
  );
}
