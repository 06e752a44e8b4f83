'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { CircleCheckIcon, FileSpreadsheetIcon, TriangleAlertIcon, UploadIcon } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useDropzone } from 'react-dropzone';
import { Button } from '@/components/ui/button';
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from '@/components/ui/dialog';
import { ToggleGroup, ToggleGroupItem } from '@/components/ui/toggle-group';
import type { ImportReport } from '@/lib/entity/definition';
import { ApiProblem } from '@/lib/api/problem';
import { cn } from '@/lib/cn';
import { dropStale } from '@/lib/mutations/cache';
import { useProblemWords } from '@/lib/mutations/problem-words';
import { inSentence } from '@/lib/format/text';
import { ImportErrors } from './import-errors';
import { useList } from './list-context';

const MODES = ['all', 'partial'] as const;
type Mode = (typeof MODES)[number];

/** A CSV file as new records: all of them or the good ones, with a report of the lines that are not. */
export function ImportDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('list.import');
  const { definition, words } = useList();
  const client = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const [mode, setMode] = useState<Mode>('all');
  const send = useMutation({
    mutationFn: async (chosen: File): Promise<ImportReport> => {
      if (!definition.api.importCsv) throw new ApiProblem({}, 405);
      return definition.api.importCsv(chosen, mode);
    },
    onSettled: () => dropStale(client, definition),
  });
  const report = send.data;
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent className="max-w-xl">
        <DialogHeader>
          <DialogTitle>{t('title', { many: inSentence(words.many) })}</DialogTitle>
          <DialogDescription>{t('about')}</DialogDescription>
        </DialogHeader>
        {report ? (
          <Report report={report} />
        ) : (
          <div className="flex min-w-0 flex-col gap-4">
            <DropZone
              file={file}
              onFile={(next) => {
                setFile(next);
                send.reset();
              }}
            />
            <div className="flex flex-col gap-2">
              <ToggleGroup
                aria-label={t('mode')}
                value={[mode]}
                onValueChange={([chosen]) => {
                  const next = MODES.find((known) => known === chosen);
                  if (next) setMode(next);
                }}
              >
                {MODES.map((value) => (
                  <ToggleGroupItem key={value} value={value}>
                    {t(`${value}.label`)}
                  </ToggleGroupItem>
                ))}
              </ToggleGroup>
              <p className="text-sm text-muted-foreground">{t(`${mode}.help`)}</p>
            </div>
            {send.error && <Refusal error={send.error} />}
          </div>
        )}
        <DialogFooter>
          {report ? (
            <Button onClick={onClose}>{t('done')}</Button>
          ) : (
            <>
              <Button variant="outline" onClick={onClose}>
                {t('cancel')}
              </Button>
              <Button disabled={!file} busy={send.isPending} onClick={() => file && send.mutate(file)}>
                {t('send')}
              </Button>
            </>
          )}
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}

function DropZone({ file, onFile }: { file: File | null; onFile: (file: File) => void }) {
  const t = useTranslations('list.import');
  const { getRootProps, getInputProps, isDragActive, open } = useDropzone({
    accept: { 'text/csv': ['.csv'] },
    multiple: false,
    noClick: true,
    noKeyboard: true,
    onDrop: ([first]) => first && onFile(first),
  });
  const Icon = file ? FileSpreadsheetIcon : UploadIcon;
  return (
    <div
      {...getRootProps({
        className: cn(
          'flex flex-col items-center gap-3 rounded-lg border border-dashed p-8 text-center transition-colors',
          isDragActive && 'border-primary bg-primary-soft',
        ),
      })}
    >
      <input {...getInputProps({ 'aria-label': t('choose') })} />
      <Icon aria-hidden="true" className="size-6 text-muted-foreground" />
      <p className="max-w-full truncate text-sm">{file ? file.name : t('drop')}</p>
      <Button variant="outline" size="sm" onClick={open}>
        {file ? t('other') : t('choose')}
      </Button>
    </div>
  );
}

/** Takes what the API says about a line, returns it without its place, which has a column of its own. */
const withoutPlace = (detail: string): string => detail.slice(detail.indexOf(': ') + 1).trim();

function Refusal({ error }: { error: Error }) {
  const t = useTranslations('list.import');
  const words = useProblemWords();
  const lines =
    error instanceof ApiProblem
      ? error.errors.flatMap(({ line, column, detail, code }) =>
          typeof line === 'number'
            ? [{ line, column: column ?? null, message: withoutPlace(detail), code }]
            : [],
        )
      : [];
  return (
    <div role="alert" className="flex min-w-0 flex-col gap-2">
      <p className="flex items-start gap-2 text-sm font-medium text-destructive">
        <TriangleAlertIcon aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
        {lines.length > 0 ? t('refused') : words(error).detail}
      </p>
      {lines.length > 0 && <ImportErrors errors={lines} />}
    </div>
  );
}

function Report({ report }: { report: ImportReport }) {
  const t = useTranslations('list.import');
  return (
    <div role="status" className="flex min-w-0 flex-col gap-3">
      <p className="flex items-center gap-2 text-sm font-medium">
        <CircleCheckIcon aria-hidden="true" className="size-4 shrink-0 text-success" />
        {t('created', { count: report.created })}
      </p>
      {report.failed > 0 && (
        <>
          <p className="text-sm text-muted-foreground">{t('failed', { count: report.failed })}</p>
          <ImportErrors errors={report.errors.map((row) => ({ ...row, column: row.column ?? null }))} />
        </>
      )}
    </div>
  );
}
