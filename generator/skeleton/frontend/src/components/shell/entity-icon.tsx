import { Box, type LucideIcon } from 'lucide-react';
import { ENTITY_ICONS } from '@/features/icons';
import { cn } from '@/lib/cn';

/** Takes an entity's key, returns the sign that stands for it everywhere. */
export const entityIcon = (key: string): LucideIcon => ENTITY_ICONS[key] ?? Box;

/** The sign of an entity; says nothing aloud. */
export function EntityIcon({ entity, className }: { entity: string; className?: string }) {
  const Icon = entityIcon(entity);
  return <Icon aria-hidden className={cn('size-4 shrink-0', className)} />;
}
