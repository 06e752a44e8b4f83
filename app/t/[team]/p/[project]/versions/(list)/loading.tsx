import { Loading } from '#components/ui/loading.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';

/** The shape of the list of versions. */
export default function LoadingVersions() {
  return (
    <Loading className="mx-auto w-full max-w-5xl space-y-4 px-4 py-8 sm:px-6">
      <Skeleton className="h-8 w-40" />
      <Skeleton className="h-8 w-64" />
      <Skeleton className="h-72" />
    </Loading>
  );
}
