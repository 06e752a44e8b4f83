'use client';

import { useQueries } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import {
  AlertDialog,
  AlertDialogAction,
  AlertDialogCancel,
  AlertDialogContent,
  AlertDialogDescription,
  AlertDialogFooter,
  AlertDialogHeader,
  AlertDialogTitle,
} from '@/components/ui/alert-dialog';
import { Skeleton } from '@/components/ui/skeleton';
import { displayOf, type EntityDefinition, type Row } from '@/lib/entity/definition';
import { useWords } from '@/lib/entity/words';
import { keysOf } from '@/lib/query/keys';

type RemoveDialogProps = {
  definition: EntityDefinition;
  row: Row;
  isBusy: boolean;
  onRemove: () => void;
  onClose: () => void;
};

const COUNT = { limit: 1, count: true };

/** Asks before a record is deleted, and says what goes with it, what loses it and what stands in the way. */
export function RemoveDialog({ definition, row, isBusy, onRemove, onClose }: RemoveDialogProps) {
  const t = useTranslations('detail.remove');
  const words = useWords(definition.key);
  const affected = definition.children.filter(({ onDelete }) => onDelete !== undefined);
  const counts = useQueries({
    queries: affected.map(({ segment }) => ({
      queryKey: keysOf(definition).children(row.id, segment, COUNT),
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        definition.api.children(segment, row.id, COUNT, signal),
    })),
  });
  const isCounting = counts.some(({ isPending }) => isPending);
  const told = affected.flatMap(({ name, onDelete = 'restrict' }, index) => {
    const total = counts[index]?.data?.total ?? 0;
    return total > 0 ? [{ name, onDelete, total, what: words.child(name) }] : [];
  });
  const isForbidden = told.some(({ onDelete }) => onDelete === 'restrict');
  return (
    <AlertDialog onOpenChange={(open) => !open && onClose()} open>
      <AlertDialogContent>
        <AlertDialogHeader>
          <AlertDialogTitle>{t('title', { name: displayOf(definition, row) })}</AlertDialogTitle>
          <AlertDialogDescription>
            {isForbidden ? t('forbidden') : definition.softDelete ? t('restorable') : t('final')}
          </AlertDialogDescription>
        </AlertDialogHeader>
        {isCounting ? (
          <Skeleton className="h-5 w-2/3" />
        ) : told.length > 0 ? (
          <ul className="flex list-disc flex-col gap-1 pl-5 text-sm">
            {told.map(({ name, onDelete, total, what }) => (
              <li key={name}>{t(`affected.${onDelete}`, { count: total, what })}</li>
            ))}
          </ul>
        ) : null}
        <AlertDialogFooter>
          <AlertDialogCancel>{t('cancel')}</AlertDialogCancel>
          <AlertDialogAction
            busy={isBusy}
            disabled={isCounting || isForbidden}
            onClick={onRemove}
            variant="destructive"
          >
            {t('action')}
          </AlertDialogAction>
        </AlertDialogFooter>
      </AlertDialogContent>
    </AlertDialog>
  );
}
