import { CircleCheck } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Badge } from '#components/ui/badge.tsx';
import { Card, CardHeader } from '#components/ui/card.tsx';
import { cn } from '#components/ui/cn.ts';
import { anchorOf } from './review.ts';

type PlanSectionProps = {
  section: string;
  title: string;
  help?: ReactNode;
  /** Of things to answer: how many there are, and how many are answered. */
  asked?: { done: number; count: number };
  aside?: ReactNode;
  children: ReactNode;
  className?: string;
};

/** One part of a plan, with how much of it is answered. */
export function PlanSection(props: PlanSectionProps) {
  const { section, title, help, asked, aside, children, className } = props;
  const t = useTranslations('merges');
  const id = anchorOf(section);
  const isDone = asked !== undefined && asked.done === asked.count;
  return (
    <Card aria-labelledby={`${id}-title`} className="scroll-mt-4 shadow-none" id={id} tabIndex={-1}>
      <CardHeader>
        <div className="min-w-0 flex-1">
          <h2 className="font-medium text-sm" id={`${id}-title`}>
            {title}
          </h2>
          {help ? <p className="text-ink-muted text-xs">{help}</p> : null}
        </div>
        {aside}
        {asked && asked.count > 0 ? (
          <Badge tone={isDone ? 'ok' : 'warn'}>
            {isDone ? <CircleCheck aria-hidden /> : null}
            {t('answered', asked)}
          </Badge>
        ) : null}
      </CardHeader>
      <div className={cn('p-4', className)}>{children}</div>
    </Card>
  );
}
