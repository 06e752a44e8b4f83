'use client';

import { ArrowLeft, ArrowRight } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { cn } from '@/lib/cn';

type FormFooterProps = {
  isNew: boolean;
  isSaving: boolean;
  /** In steps: where one is. */
  steps: { current: number; count: number; onBack: () => void } | null;
  onSave: () => void;
  /** Left out where there is nothing to go on with. */
  onSaveAndAdd?: (() => void) | undefined;
  onCancel: () => void;
  /** In a window, which has its own frame. */
  embedded: boolean;
};

/** What can be done with a form; always in sight. Enter saves, or goes to the next step. */
export function FormFooter(props: FormFooterProps) {
  const { isNew, isSaving, steps, onSave, onSaveAndAdd, onCancel, embedded } = props;
  const t = useTranslations('form');
  const isLast = steps === null || steps.current === steps.count - 1;
  const save = isNew ? t('create') : t('save');
  return (
    <div
      className={cn(
        'flex flex-wrap items-center justify-end gap-2',
        embedded
          ? 'pt-1'
          : 'sticky bottom-0 z-10 -mx-4 border-t bg-background/95 px-4 py-3 backdrop-blur-sm sm:mx-0 sm:px-0',
      )}
    >
      <Button className="mr-auto" onClick={onCancel} type="button" variant="ghost">
        {t('cancel')}
      </Button>
      {steps && steps.current > 0 ? (
        <Button onClick={steps.onBack} type="button" variant="outline">
          <ArrowLeft aria-hidden />
          {t('steps.back')}
        </Button>
      ) : null}
      {onSaveAndAdd && isLast ? (
        <Button
          className="max-sm:hidden"
          disabled={isSaving}
          onClick={onSaveAndAdd}
          type="button"
          variant="outline"
        >
          {t('createAndAdd')}
        </Button>
      ) : null}
      {isLast ? (
        <Button busy={isSaving} type="submit">
          {save}
        </Button>
      ) : (
        <>
          <Button busy={isSaving} onClick={onSave} type="button" variant="outline">
            {save}
          </Button>
          <Button type="submit">
            {t('steps.next')}
            <ArrowRight aria-hidden />
          </Button>
        </>
      )}
    </div>
  );
}
