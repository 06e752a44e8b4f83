'use client';

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
import type { LeaveGuard } from './use-leave-guard';

type LeaveDialogProps = { guard: LeaveGuard; onDiscard: () => void };

/** Asks whoever leaves a form with changes: stay, leave and find the draft here later, or drop the changes. */
export function LeaveDialog({ guard, onDiscard }: LeaveDialogProps) {
  const t = useTranslations('form.leave');
  return (
    <AlertDialog onOpenChange={(open) => !open && guard.stay()} open={guard.asking}>
      <AlertDialogContent>
        <AlertDialogHeader>
          <AlertDialogTitle>{t('title')}</AlertDialogTitle>
          <AlertDialogDescription>{t('text')}</AlertDialogDescription>
        </AlertDialogHeader>
        <AlertDialogFooter>
          <AlertDialogAction
            className="sm:mr-auto"
            onClick={() => {
              onDiscard();
              guard.leave();
            }}
            variant="destructive-ghost"
          >
            {t('discard')}
          </AlertDialogAction>
          <AlertDialogCancel>{t('stay')}</AlertDialogCancel>
          <AlertDialogAction onClick={guard.leave}>{t('leave')}</AlertDialogAction>
        </AlertDialogFooter>
      </AlertDialogContent>
    </AlertDialog>
  );
}
