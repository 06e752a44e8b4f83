import { CircleCheck } from 'lucide-react';
import { useTranslations } from 'next-intl';

const CHECKS = ['migrate', 'tests', 'lint', 'types'] as const;

/** Beside the entrance on wide screens: what somebody gets for coming in. */
export function PromisePanel() {
  const t = useTranslations('auth.promise');
  return (
    <aside className="hidden border-l bg-sunken lg:grid lg:place-items-center lg:p-12">
      <div className="max-w-md">
        <p className="text-balance font-medium text-xl leading-snug tracking-tight">{t('sentence')}</p>
        <ul className="mt-8 overflow-hidden rounded-lg border bg-surface font-mono text-xs shadow-low">
          {CHECKS.map((check) => (
            <li className="flex items-center gap-3 border-b px-4 py-2.5 last:border-b-0" key={check}>
              <CircleCheck aria-hidden className="size-4 shrink-0 text-ok" />
              <code className="min-w-0 flex-1 truncate">{t(`checks.${check}.command`)}</code>
              <span className="text-ink-muted">{t(`checks.${check}.means`)}</span>
            </li>
          ))}
        </ul>
        <p className="mt-4 text-ink-muted text-sm">{t('note')}</p>
      </div>
    </aside>
  );
}
