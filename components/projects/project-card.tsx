import { FileText } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { RunStateBadge } from '#components/runs/run-state.tsx';
import { RelativeTime } from '#components/ui/time.tsx';
import type { ProjectListItem } from '#lib/projects/schema.ts';

/** One project: its name, how the last run ended, and when it was last touched. The whole card is the link; a run that waits for somebody has its own. */
export function ProjectCard({ project, team }: { project: ProjectListItem; team: string }) {
  const t = useTranslations('projects');
  const { lastRun } = project;
  return (
    <article className="group relative flex h-full min-h-32 flex-col rounded-lg border bg-surface p-4 shadow-low transition-colors hover:border-line-strong has-focus-visible:outline-2 has-focus-visible:outline-focus has-focus-visible:outline-offset-2">
      <h2 className="font-medium text-base">
        <Link
          className="outline-none after:absolute after:inset-0 after:rounded-lg"
          href={`/t/${team}/p/${project.slug}`}
        >
          {project.name}
        </Link>
      </h2>
      <p className="mt-0.5 text-ink-muted text-xs">
        {t('changed')} <RelativeTime at={project.updatedAt} />
      </p>
      <div className="mt-auto flex items-center gap-2 pt-4 text-ink-muted text-xs">
        {lastRun ? (
          <>
            {lastRun.state === 'review' ? (
              <Link
                className="relative rounded-sm"
                href={`/t/${team}/p/${project.slug}/runs/${lastRun.number}`}
              >
                <RunStateBadge state={lastRun.state} />
              </Link>
            ) : (
              <RunStateBadge state={lastRun.state} />
            )}
            <span className="tabular">#{lastRun.number}</span>
            <span aria-hidden>·</span>
            <RelativeTime at={lastRun.finishedAt ?? lastRun.createdAt} />
          </>
        ) : (
          <>
            <FileText aria-hidden className="size-3.5" />
            {t('noRuns')}
          </>
        )}
      </div>
    </article>
  );
}
