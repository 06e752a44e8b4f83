'use client';

import { useQuery } from '@tanstack/react-query';
import type { ScreenshotPage } from '#lib/artifacts/schema.ts';

/** The pages of the application a run made. `version` changes when its tests have taken other pictures. */
export function useScreenshots(href: string, version: string) {
  return useQuery({
    queryKey: ['screenshots', href, version],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async (): Promise<ScreenshotPage[]> => {
      const response = await fetch(`${href}/screenshots`);
      if (!response.ok) throw new Error(`screenshots: ${response.status}`);
      return response.json();
    },
  });
}
