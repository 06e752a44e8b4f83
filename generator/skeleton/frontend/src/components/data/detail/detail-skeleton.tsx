import { Skeleton } from '@/components/ui/skeleton';

/** The place of a record while it is on its way. */
export function DetailSkeleton({ fields }: { fields: number }) {
  return (
    <div aria-busy className="flex flex-col gap-6">
      <div className="flex flex-col gap-2">
        <Skeleton className="h-4 w-24" />
        <Skeleton className="h-8 w-72 max-w-full" />
      </div>
      <div className="grid gap-5 rounded-xl border bg-card p-4 sm:grid-cols-2 sm:p-6 xl:grid-cols-3">
        {Array.from({ length: Math.min(fields, 9) }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have nothing but their place
          <div className="flex flex-col gap-2" key={index}>
            <Skeleton className="h-3 w-20" />
            <Skeleton className="h-5 w-40 max-w-full" />
          </div>
        ))}
      </div>
    </div>
  );
}
