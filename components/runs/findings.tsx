import { CircleCheck, Wrench } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Badge } from '#components/ui/badge.tsx';
import { Card } from '#components/ui/card.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { useCheckName } from './check-name.ts';
import { FailedPicture } from './failed-test.tsx';
import type { RunProgress } from './progress.ts';

type FindingsProps = {
  /** Address of the run's page. */
  href: string;
  progress: RunProgress;
  onOpenFile: (path: string, line?: number) => void;
};

/** What failed checks complained about, and what was mended because of it. */
export function Findings({ href, progress, onOpenFile }: FindingsProps) {
  const t = useTranslations('runs.findings');
  const nameOf = useCheckName();
  const { findings, fixes, unrepaired } = progress;
  if (findings.length === 0 && fixes.length === 0) {
    return (
      <EmptyState icon={<CircleCheck aria-hidden />} title={t('none')}>
        {t('noneHelp')}
      </EmptyState>
    );
  }
  return (
    <div className="space-y-4 p-4">
      {unrepaired.map(({ iteration, checks }) => (
        <Notice key={iteration} title={t('unrepaired', { checks: checks.map(nameOf).join(', ') })}>
          {t('unrepairedHelp')} <span>· {t('round', { round: iteration })}</span>
        </Notice>
      ))}
      {fixes.map((fix) => (
        <Card
          className="flex items-start gap-3 p-4 text-sm"
          key={`${fix.iteration}-${fix.fixer}-${fix.files.join()}`}
        >
          <Wrench aria-hidden className="mt-0.5 size-4 shrink-0 text-accent" />
          <div className="min-w-0">
            <p>
              {t('fixed', { fixer: fix.fixer, count: fix.files.length })}{' '}
              <span className="text-ink-muted">· {t('round', { round: fix.iteration })}</span>
            </p>
            <ul className="mt-1 flex flex-wrap gap-x-3 gap-y-1">
              {fix.files.map((file) => (
                <li key={file}>
                  <FileButton file={file} onOpenFile={onOpenFile} />
                </li>
              ))}
            </ul>
          </div>
        </Card>
      ))}
      {findings.map(({ seq, iteration, finding }) => (
        <Card className="overflow-hidden" key={seq}>
          <div className="flex flex-wrap items-center gap-2 border-b px-4 py-2 text-sm">
            <Badge tone="bad">{nameOf(finding.check)}</Badge>
            <span className="text-ink-muted text-xs">{t('round', { round: iteration })}</span>
            {finding.file ? (
              <span className="ml-auto">
                <FileButton file={finding.file} line={finding.line} onOpenFile={onOpenFile} />
              </span>
            ) : null}
          </div>
          {finding.test ? <h3 className="px-4 pt-3 font-medium text-sm">{finding.test}</h3> : null}
          <pre
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable from the keyboard.
            tabIndex={0}
            className="max-h-72 overflow-auto px-4 py-3 font-mono text-xs leading-5 whitespace-pre-wrap focus-visible:-outline-offset-2"
          >
            {finding.message}
          </pre>
          {finding.screenshot ? (
            <FailedPicture
              href={href}
              screenshot={finding.screenshot}
              test={finding.test ?? nameOf(finding.check)}
            />
          ) : null}
        </Card>
      ))}
    </div>
  );
}

type FileButtonProps = { file: string; line?: number } & Pick<FindingsProps, 'onOpenFile'>;

function FileButton({ file, line, onOpenFile }: FileButtonProps) {
  return (
    <button
      className="rounded-sm font-mono text-ink-muted text-xs underline decoration-line-strong underline-offset-2 hover:text-ink"
      onClick={() => onOpenFile(file, line)}
      type="button"
    >
      {file}
      {line === undefined ? '' : `:${line}`}
    </button>
  );
}
