import { Loading } from '#components/ui/loading.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';

/** The shape of the editor while the SPEC is fetched. */
export default function LoadingSpec() {
  return (
    <Loading className="grid min-h-0 flex-1 gap-6 p-4 lg:grid-cols-2">
      <div className="space-y-3">
        <Skeleton className="h-6 w-1/3" />
        <Skeleton className="h-72" />
      </div>
      <div className="space-y-4 max-lg:hidden">
        <Skeleton className="h-8 w-2/3" />
        <Skeleton className="h-44" />
        <Skeleton className="h-36" />
      </div>
    </Loading>
  );
}
