import { Skeleton } from '@/components/ui/skeleton';

/** The place of a form while its record is on the way. */
export function FormSkeleton({ rows }: { rows: number }) {
  return (
    <div aria-busy className="grid gap-5 rounded-xl border bg-card p-4 sm:grid-cols-2 sm:p-6">
      {Array.from({ length: Math.min(rows, 8) }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have nothing but their place
        <div className="flex flex-col gap-2" key={index}>
          <Skeleton className="h-4 w-24" />
          <Skeleton className="h-9 w-full" />
        </div>
      ))}
    </div>
  );
}
