'use client';

import { FileUp } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { type DragEvent, useRef, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { cn } from '#components/ui/cn.ts';
import { Notice } from '#components/ui/notice.tsx';
import { failureSentence } from '#lib/errors.ts';
import { IMPORT_ENDINGS, type ImportedFile, readImport } from './import-file.ts';

/** Takes a file by drop or by choice, and says what is wrong with one that cannot be read. */
export function DropZone({ onFile }: { onFile: (file: ImportedFile) => void }) {
  const t = useTranslations('projects.import');
  const locale = useLocale();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [problem, setProblem] = useState<string>();

  async function take(file: File | undefined) {
    if (!file) return;
    const result = await readImport(file);
    setProblem(result.ok ? undefined : failureSentence(result.error, locale));
    if (result.ok) onFile(result.file);
  }

  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files[0]);
  }

  return (
    <div className="space-y-3">
      <section
        aria-label={t('title')}
        className={cn(
          'flex flex-col items-center rounded-lg border-2 border-dashed px-6 py-10 text-center transition-colors',
          over ? 'border-accent bg-accent-soft' : 'border-line-strong',
        )}
        onDragLeave={() => setOver(false)}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDrop={drop}
      >
        <FileUp aria-hidden className="mb-3 size-6 text-ink-faint" />
        <p className="font-medium">{t('drop')}</p>
        <p className="mt-1 mb-4 max-w-sm text-balance text-ink-muted text-sm">{t('kinds')}</p>
        <Button onClick={() => input.current?.click()}>{t('choose')}</Button>
        <input
          accept={IMPORT_ENDINGS.join(',')}
          aria-label={t('choose')}
          className="sr-only"
          onChange={(event) => void take(event.target.files?.[0])}
          ref={input}
          tabIndex={-1}
          type="file"
        />
      </section>
      {problem ? <Notice tone="bad">{problem}</Notice> : null}
    </div>
  );
}
