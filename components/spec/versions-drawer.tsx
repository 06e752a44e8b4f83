'use client';

import { useQuery } from '@tanstack/react-query';
import { History } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { toast } from 'sonner';
import { Button } from '#components/ui/button.tsx';
import { cn } from '#components/ui/cn.ts';
import { Sheet } from '#components/ui/dialog.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { RelativeTime } from '#components/ui/time.tsx';
import { failureSentence } from '#lib/errors.ts';
import { readSpecVersion, restoreSpec } from '#lib/specs/actions.ts';
import type { SpecVersionListItem } from '#lib/specs/schema.ts';
import type { Autosaver } from './autosaver.ts';
import type { WorkspaceProject } from './project.ts';

type VersionsDrawerProps = {
  team: string;
  project: WorkspaceProject;
  saver: Autosaver;
  canRestore: boolean;
  onRestored: (version: { number: number; savedAt: Date; text: string }) => void;
};

/** Every version of the SPEC, to look at and to bring back; bringing one back adds a version and loses none. */
export function VersionsDrawer({ team, project, saver, canRestore, onRestored }: VersionsDrawerProps) {
  const t = useTranslations('spec.versions');
  const common = useTranslations('common');
  const locale = useLocale();
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState<number | null>(null);
  const [busy, startTransition] = useTransition();

  const list = useQuery({
    queryKey: ['versions', team, project.slug],
    enabled: open,
    staleTime: 0,
    queryFn: async (): Promise<SpecVersionListItem[]> => {
      await saver.flush();
      const response = await fetch(`/t/${team}/p/${project.slug}/spec-versions`);
      if (!response.ok) throw new Error(`versions: ${response.status}`);
      return response.json();
    },
  });
  const newest = list.data?.[0]?.number;
  const selected = chosen ?? newest;
  const version = useQuery({
    queryKey: ['version', project.id, selected, list.data?.find((item) => item.number === selected)?.savedAt],
    enabled: open && selected !== undefined,
    queryFn: async () => {
      const result = await readSpecVersion(team, { projectId: project.id, number: Number(selected) });
      if (!result.ok) throw new Error(failureSentence(result.error, locale));
      return result.data;
    },
  });

  function restore() {
    if (!version.data) return;
    const { number, text } = version.data;
    startTransition(async () => {
      await saver.flush();
      const result = await restoreSpec(team, { projectId: project.id, number });
      if (!result.ok) {
        toast.error(failureSentence(result.error, locale));
        return;
      }
      onRestored({ number: result.data.number, savedAt: result.data.savedAt, text });
      toast.success(t('restored', { number, now: result.data.number }));
      setChosen(null);
      setOpen(false);
    });
  }

  return (
    <>
      <Button aria-label={t('open')} onClick={() => setOpen(true)} variant="ghost">
        <History aria-hidden />
        <span className="max-sm:hidden">{t('open')}</span>
      </Button>
      <Sheet
        closeLabel={common('close')}
        description={t('help')}
        onOpenChange={setOpen}
        open={open}
        title={t('title')}
      >
        <div className="grid h-full min-h-0 grid-rows-[minmax(8rem,35%)_minmax(0,1fr)] sm:grid-cols-[15rem_minmax(0,1fr)] sm:grid-rows-1">
          <ol className="overflow-y-auto border-b p-2 sm:border-r sm:border-b-0">
            {list.data?.map((item) => (
              <li key={item.id}>
                <button
                  aria-pressed={item.number === selected}
                  className={cn(
                    'w-full rounded-md px-2.5 py-1.5 text-left hover:bg-hover',
                    item.number === selected && 'bg-hover',
                  )}
                  onClick={() => setChosen(item.number)}
                  type="button"
                >
                  <span className="flex items-baseline gap-2 font-medium text-sm">
                    {t('version', { number: item.number })}
                    {item.number === newest ? (
                      <span className="text-ink-muted text-xs">{t('newest')}</span>
                    ) : null}
                  </span>
                  <span className="block text-ink-muted text-xs">
                    <RelativeTime at={item.savedAt} /> · {item.author}
                    {item.runCount > 0 ? ` · ${t('runs', { count: item.runCount })}` : ''}
                  </span>
                </button>
              </li>
            ))}
            {list.isPending ? <Skeleton className="m-2 h-10" /> : null}
            {list.isError ? <li className="p-2 text-bad text-sm">{t('failed')}</li> : null}
            {list.data?.length === 0 ? <li className="p-2 text-ink-muted text-sm">{t('none')}</li> : null}
          </ol>
          <div className="flex min-h-0 flex-col">
            <pre
              // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable from the keyboard.
              tabIndex={0}
              className="min-h-0 flex-1 overflow-auto px-4 py-3 font-mono text-xs leading-5 whitespace-pre-wrap focus-visible:-outline-offset-2"
            >
              {version.data?.text ?? ''}
              {version.isError ? <span className="text-bad">{version.error.message}</span> : null}
            </pre>
            {canRestore && selected !== undefined && selected !== newest ? (
              <footer className="flex justify-end border-t p-3">
                <Button busy={busy} disabled={!version.data} onClick={restore} variant="primary">
                  {t('restore', { number: selected })}
                </Button>
              </footer>
            ) : null}
          </div>
        </div>
      </Sheet>
    </>
  );
}
