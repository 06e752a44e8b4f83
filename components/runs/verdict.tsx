import { useTranslations } from 'next-intl';
import { Notice } from '#components/ui/notice.tsx';
import type { RunState } from '#lib/runs/schema.ts';
import { useCheckName } from './check-name.ts';
import { listLastChecks, type RunProgress } from './progress.ts';

/** Reasons with a sentence of their own; any other is our fault and says so. */
const REASONS = [
  'spec-errors',
  'code-failed',
  'package-failed',
  'no-sandbox',
  'no-python',
  'no-uv',
  'no-git',
  'no-packages',
  'no-database-server',
  'no-browser',
  'project-moved',
  'not-taken-in',
  'disk-full',
  'unsafe-workspace',
  'timeout',
  'worker-crashes',
  'needs-answer',
] as const;

/** What the end of a run means, unmistakably: above all that an unverified ZIP is not a verified one. */
export function Verdict({ state, progress }: { state: RunState; progress: RunProgress }) {
  const t = useTranslations('runs.verdict');
  const nameOf = useCheckName();
  if (state === 'verified') {
    const checks = listLastChecks(progress).length;
    return (
      <Notice className="mt-3" title={t('verified.title')} tone="ok">
        {checks === 0 ? t('verified.before') : t('verified.help', { checks })}
      </Notice>
    );
  }
  if (state === 'unverified') {
    const failed = listLastChecks(progress).filter(
      ({ check }) => check && (check.exitCode !== 0 || (check.failed ?? 0) > 0),
    );
    return (
      <Notice className="mt-3" title={t('unverified.title')} tone="warn">
        {progress.sandbox === 'none'
          ? t('unverified.noSandbox')
          : t('unverified.help', {
              count: failed.length,
              checks: failed.map(({ name }) => nameOf(name)).join(', '),
            })}
      </Notice>
    );
  }
  if (state === 'failed') {
    const reason = REASONS.find((known) => known === progress.reason) ?? 'internal';
    return (
      <Notice className="mt-3" title={t('failed.title')} tone="bad">
        {t(`failed.${reason}`)} {progress.question}
      </Notice>
    );
  }
  if (progress.sandbox === 'none') {
    return (
      <Notice className="mt-3" tone="warn">
        {t('runsWithoutSandbox')}
      </Notice>
    );
  }
  return null;
}
