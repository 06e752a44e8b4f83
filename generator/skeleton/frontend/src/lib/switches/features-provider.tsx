'use client';

import { useQuery } from '@tanstack/react-query';
import { createContext, type ReactNode, use } from 'react';
import { readFeatures } from '@/client/sdk.gen';
import { unwrap } from '@/lib/api/problem';
import { AS_USUAL, type FeatureName, type Features, featuresOf } from './features';

/** The key under which pages remember how the features stand. */
export const FEATURES_KEY = ['@features'] as const;
/** How long a page goes without asking again while somebody looks at it. */
const EVERY_MS = 60_000;

const FeaturesContext = createContext<Features>(AS_USUAL);

/** Tells what is below it which features are on; `initial` is what the server knew when it made the page. */
export function FeaturesProvider({ initial, children }: { initial: Features; children: ReactNode }) {
  const { data } = useQuery({
    queryKey: FEATURES_KEY,
    queryFn: async ({ signal }) => featuresOf(await unwrap(readFeatures({ signal }))),
    initialData: initial,
    staleTime: EVERY_MS,
    refetchInterval: EVERY_MS,
  });
  return <FeaturesContext value={data}>{children}</FeaturesContext>;
}

/** Returns whether a feature is on: what is off is not offered. The server refuses it in any case. */
export const useFeature = (name: FeatureName): boolean => use(FeaturesContext)[name];
