'use client';

import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle } from '@/components/ui/dialog';
import { displayOf, type EntityDefinition, type Ref } from '@/lib/entity/definition';
import { inSentence } from '@/lib/format/text';
import { useWords } from '@/lib/entity/words';
import { RecordForm } from './record-form';

export type CreateDialogProps = {
  definition: EntityDefinition;
  /** What the new record starts with, by the names requests use. */
  initial: Readonly<Record<string, unknown>>;
  onCreated: (ref: Ref) => void;
  onClose: () => void;
};

/** A new record of another entity, created without leaving the page that needs it. */
export function CreateDialog({ definition, initial, onCreated, onClose }: CreateDialogProps) {
  const t = useTranslations('form');
  const words = useWords(definition.key);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what it starts with is decided when it opens
  const prefill = useMemo(() => ({ ...initial }), []);
  return (
    <Dialog onOpenChange={(open) => !open && onClose()} open>
      <DialogContent className="max-w-2xl">
        <DialogHeader>
          <DialogTitle>{t('title.new', { one: inSentence(words.one) })}</DialogTitle>
          <DialogDescription className="sr-only">{t('inPlace')}</DialogDescription>
        </DialogHeader>
        <RecordForm
          definition={definition}
          draftId={null}
          embedded
          onCancel={onClose}
          onSaved={(row) => {
            onCreated({ id: row.id, label: displayOf(definition, row) });
            onClose();
          }}
          overrides={{}}
          prefill={prefill}
        />
      </DialogContent>
    </Dialog>
  );
}
