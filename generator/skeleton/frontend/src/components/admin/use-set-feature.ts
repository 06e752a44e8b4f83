'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { setFeaturePosition } from '@/client/sdk.gen';
import type { SwitchPosition } from '@/client/types.gen';
import { unwrap } from '@/lib/api/problem';
import { useProblemToast } from '@/lib/mutations/problem-words';
import { isFeature } from '@/lib/switches/features';
import { FEATURES_KEY } from '@/lib/switches/features-provider';
import { toast } from '@/lib/toast';
import { featurePositions } from './feature-positions';

type Change = Pick<SwitchPosition, 'name' | 'enabled'>;

/** Returns what turns a feature on or off: the page shows it at once, and offers to take it back. */
export function useSetFeature(): (position: SwitchPosition, enabled: boolean) => void {
  const t = useTranslations('admin.features');
  const client = useQueryClient();
  const tell = useProblemToast();
  const { queryKey } = featurePositions;
  const { mutate } = useMutation({
    mutationFn: ({ name, enabled }: Change) =>
      unwrap(setFeaturePosition({ path: { switch_name: name }, body: { enabled } })),
    onMutate: async ({ name, enabled }) => {
      await client.cancelQueries({ queryKey });
      const before = client.getQueryData(queryKey);
      client.setQueryData(queryKey, (shown) =>
        shown?.map((position) => (position.name === name ? { ...position, enabled } : position)),
      );
      return { before };
    },
    onError: (error, _change, kept) => {
      if (kept?.before) client.setQueryData(queryKey, kept.before);
      tell(error);
    },
    // What everybody's pages ask for changed too.
    onSettled: () => client.invalidateQueries({ queryKey: FEATURES_KEY }),
  });
  return (position, enabled) => {
    const change = { name: position.name, enabled };
    const title = isFeature(position.name) ? t(`names.${position.name}.title`) : position.name;
    mutate(change, {
      onSuccess: () =>
        toast.success(t(enabled ? 'turnedOn' : 'turnedOff', { title }), {
          action: { label: t('undo'), onClick: () => mutate({ ...change, enabled: !enabled }) },
        }),
    });
  };
}
