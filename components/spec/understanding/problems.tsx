import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Card } from '#components/ui/card.tsx';
import { cn } from '#components/ui/cn.ts';
import { EmptyState } from '#components/ui/empty-state.tsx';
import type { Diagnostic } from '#generator/spec/diagnostics.ts';

const SEVERITIES = {
  error: { icon: CircleAlert, style: 'text-bad' },
  warning: { icon: TriangleAlert, style: 'text-warn' },
  info: { icon: Info, style: 'text-ink-muted' },
} as const;
const ORDER = ['error', 'warning', 'info'] as const;

type ProblemsProps = { diagnostics: Diagnostic[]; onJump: (line: number, column: number) => void };

/** Every part of the text that could not be taken at face value; each goes to its place in the editor. */
export function Problems({ diagnostics, onJump }: ProblemsProps) {
  const t = useTranslations('spec');
  if (diagnostics.length === 0) {
    return (
      <EmptyState icon={<CircleCheck aria-hidden className="text-ok" />} title={t('problems.none')}>
        {t('problems.noneHelp')}
      </EmptyState>
    );
  }
  const sorted = [...diagnostics].sort(
    (a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity) || a.line - b.line || a.column - b.column,
  );
  return (
    <Card className="overflow-hidden">
      <ul className="divide-y divide-line/60">
        {sorted.map((diagnostic) => (
          <li key={`${diagnostic.code}-${diagnostic.line}-${diagnostic.column}-${diagnostic.message}`}>
            <ProblemButton diagnostic={diagnostic} onJump={onJump} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function ProblemButton({ diagnostic, onJump }: { diagnostic: Diagnostic } & Pick<ProblemsProps, 'onJump'>) {
  const t = useTranslations('spec');
  const { icon: Icon, style } = SEVERITIES[diagnostic.severity];
  return (
    <button
      className="flex w-full items-start gap-2.5 px-3.5 py-2 text-left text-sm hover:bg-hover focus-visible:-outline-offset-2"
      onClick={() => onJump(diagnostic.line, diagnostic.column)}
      type="button"
    >
      <Icon aria-hidden className={cn('mt-0.5 size-4 shrink-0', style)} />
      <span className="sr-only">{t(`severity.${diagnostic.severity}`)}: </span>
      <span className="min-w-0 flex-1">{diagnostic.message}</span>
      <span className="shrink-0 font-mono text-ink-muted text-xs tabular">
        {diagnostic.line}:{diagnostic.column}
      </span>
    </button>
  );
}
