import { getTranslations } from 'next-intl/server';
import { Skeleton } from '@/components/ui/skeleton';

const ROWS = ['w-64', 'w-48', 'w-72', 'w-56', 'w-60', 'w-44', 'w-68', 'w-52'] as const;

/** Holds the place of a page on its way: a heading, its tools, lines. */
export default async function AppLoading() {
  const t = await getTranslations('shell');
  return (
    <div aria-busy className="flex flex-col gap-5">
      <p className="sr-only" role="status">
        {t('loading')}
      </p>
      <div className="flex items-center justify-between">
        <Skeleton className="h-7 w-44" />
        <Skeleton className="h-9 w-28" />
      </div>
      <div className="flex gap-2">
        <Skeleton className="h-8 w-56" />
        <Skeleton className="h-8 w-24" />
      </div>
      <div className="overflow-hidden rounded-xl border">
        {ROWS.map((width) => (
          <div className="flex h-11 items-center gap-6 border-b px-4 last:border-b-0" key={width}>
            <Skeleton className="size-4 rounded-xs" />
            <Skeleton className={`h-3 max-w-1/2 ${width}`} />
            <Skeleton className="ml-auto h-3 w-20" />
          </div>
        ))}
      </div>
    </div>
  );
}
