import { useTranslations } from 'next-intl';
import { hasFrontend, type Parts, partsOf } from '#generator/blueprint/parts.ts';
import type { Frontend } from '#generator/blueprint/schema.ts';
import type { TypicalTime } from '#lib/runs/rules.ts';

/** What a run started now would deliver, and how long runs like it took. */
export type Delivery = {
  /** What was chosen; null follows the SPEC. */
  chosen: Parts | null;
  /** What the choice, the SPEC and the overrides come to. */
  parts: Parts;
  /** What following the SPEC comes to. */
  asWritten: Parts;
  /** False where there is no frontend to choose. */
  isOpen: boolean;
  times: readonly TypicalTime[];
  choose(parts: Parts | null): void;
};

/** Takes what somebody chose, and the frontend that the SPEC and what wins over it come to. */
export function deliveryOf(
  { chosen, times, choose }: Pick<Delivery, 'chosen' | 'times' | 'choose'>,
  frontend: Frontend = 'nextjs',
): Delivery {
  const asWritten = partsOf({ options: { frontend } });
  return {
    chosen,
    parts: partsOf({ options: { frontend } }, chosen ?? undefined),
    asWritten,
    isOpen: hasFrontend(partsOf({ options: { frontend } }, 'both')),
    times,
    choose,
  };
}

/** Says how long a run that delivers this takes: as its project's own runs did, or else as most do. */
export function useTimeSentence(): (parts: Parts, times: readonly TypicalTime[]) => string {
  const t = useTranslations('spec.delivery');
  return (parts, times) => {
    const own = times.find((time) => time.parts === parts);
    if (own === undefined) return t(hasFrontend(parts) ? 'usualFrontend' : 'usualBackend');
    const seconds = Math.round(own.durationMs / 1_000);
    return seconds < 90
      ? t('ownSeconds', { seconds: Math.max(5, Math.round(seconds / 5) * 5), count: own.count })
      : t('ownMinutes', { minutes: Math.round(seconds / 60), count: own.count });
  };
}
