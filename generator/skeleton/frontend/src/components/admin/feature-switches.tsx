'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { LoadProblem } from '@/components/auth/load-problem';
import { Skeleton } from '@/components/ui/skeleton';
import { isFeature } from '@/lib/switches/features';
import { FeatureRow } from './feature-row';
import { featurePositions } from './feature-positions';
import { useActors } from './use-actors';
import { useSetFeature } from './use-set-feature';

/** What can be turned off while the application runs, and whether it is. */
export function FeatureSwitches() {
  const t = useTranslations('admin.features');
  const { data, error, refetch } = useQuery(featurePositions);
  const actors = useActors(
    data?.flatMap(({ changed_by }) => (changed_by === null ? [] : [changed_by])) ?? [],
  );
  const set = useSetFeature();
  if (error && !data) return <LoadProblem error={error} retry={refetch} />;
  if (!data) return <Skeleton className="h-96 w-full rounded-xl" />;
  return (
    <ul className="divide-y rounded-xl border bg-card shadow-xs">
      {data.map((position) => (
        <FeatureRow
          actor={position.changed_by === null ? null : (actors.get(String(position.changed_by)) ?? null)}
          help={isFeature(position.name) ? t(`names.${position.name}.help`) : position.description}
          key={position.name}
          onChange={(enabled) => set(position, enabled)}
          position={position}
          title={isFeature(position.name) ? t(`names.${position.name}.title`) : position.name}
        />
      ))}
    </ul>
  );
}
