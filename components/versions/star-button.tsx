'use client';

import { Star } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useOptimistic, useTransition } from 'react';
import { Button } from '#components/ui/button.tsx';
import { cn } from '#components/ui/cn.ts';
import type { VersionView } from '#lib/versions/schema.ts';

type StarButtonProps = {
  version: VersionView;
  canEdit: boolean;
  onStar: (starred: boolean) => Promise<void>;
};

/** A star to find a version by; shown at once, taken back when it could not be kept. */
export function StarButton({ version, canEdit, onStar }: StarButtonProps) {
  const t = useTranslations('versions');
  const [, startTransition] = useTransition();
  const [starred, setStarred] = useOptimistic(version.starred);
  const icon = <Star aria-hidden className={cn(starred && 'fill-warn-solid text-warn-solid')} />;
  if (!canEdit)
    return starred ? <span className="grid size-7 place-items-center [&_svg]:size-4">{icon}</span> : null;
  return (
    <Button
      aria-label={t(starred ? 'unstar' : 'star', { number: version.number })}
      aria-pressed={starred}
      data-star={version.number}
      onClick={() =>
        startTransition(async () => {
          setStarred(!starred);
          await onStar(!starred);
        })
      }
      size="icon-sm"
      variant="ghost"
    >
      {icon}
    </Button>
  );
}
