import { queryOptions } from '@tanstack/react-query';
import { listFeaturePositions } from '@/client/sdk.gen';
import { unwrap } from '@/lib/api/problem';

/** How every feature stands, since when, and by whom. */
export const featurePositions = queryOptions({
  queryKey: ['@features', 'positions'],
  queryFn: ({ signal }) => unwrap(listFeaturePositions({ signal })),
});
