import { Loading } from '#components/ui/loading.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';

/** The shape of the table of runs. */
export default function LoadingRuns() {
  return (
    <Loading className="mx-auto w-full max-w-6xl space-y-4 px-4 py-8 sm:px-6">
      <Skeleton className="h-8 w-40" />
      <Skeleton className="h-72" />
    </Loading>
  );
}
