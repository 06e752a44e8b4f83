import {
  CircleDashed,
  CirclePause,
  CircleSlash,
  CircleX,
  Clock,
  LoaderCircle,
  type LucideIcon,
  MessageCircleQuestionMark,
  ShieldAlert,
  ShieldCheck,
} from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Badge, type Tone } from '#components/ui/badge.tsx';
import { cn } from '#components/ui/cn.ts';
import type { RunState } from '#lib/runs/schema.ts';

/** How each state looks everywhere: `verified` alone is green, and what was delivered without proof is never that. */
export const RUN_STATE_LOOKS: Record<RunState, { icon: LucideIcon; tone: Tone; moving?: boolean }> = {
  draft: { icon: CircleDashed, tone: 'neutral' },
  queued: { icon: Clock, tone: 'neutral' },
  running: { icon: LoaderCircle, tone: 'accent', moving: true },
  paused: { icon: CirclePause, tone: 'neutral' },
  verified: { icon: ShieldCheck, tone: 'ok' },
  unverified: { icon: ShieldAlert, tone: 'warn' },
  review: { icon: MessageCircleQuestionMark, tone: 'warn' },
  failed: { icon: CircleX, tone: 'bad' },
  cancelled: { icon: CircleSlash, tone: 'neutral' },
};

type RunStateBadgeProps = { state: RunState; size?: 'sm' | 'md' | 'lg'; className?: string };

/** The state of a run, in a word. */
export function RunStateBadge({ state, size = 'md', className }: RunStateBadgeProps) {
  const t = useTranslations('runs');
  const { icon: Icon, tone, moving } = RUN_STATE_LOOKS[state];
  return (
    <Badge className={className} size={size} tone={tone}>
      <Icon aria-hidden className={cn(moving && 'animate-spin')} />
      {t(`state.${state}`)}
    </Badge>
  );
}
