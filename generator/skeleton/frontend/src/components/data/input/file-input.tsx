'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { FileText, ImageIcon, Upload, X } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { useDropzone } from 'react-dropzone';
import { Button } from '@/components/ui/button';
import { Progress } from '@/components/ui/progress';
import { cn } from '@/lib/cn';
import { isStoredFile, type StoredFile } from '@/lib/entity/files';
import type { InputProps } from '@/lib/entity/overrides';
import { getFile, uploadFile } from '@/lib/files/upload';
import { formatBytes } from '@/lib/format/number';
import { useProblemWords } from '@/lib/mutations/problem-words';

/** What the API takes for an image. */
const IMAGES = { 'image/png': [], 'image/jpeg': [], 'image/gif': [], 'image/webp': [] };

type Sending = { name: string; part: number };

/** A file or an image: dropped, pasted or chosen; sent at once, so that saving takes no longer. */
export default function FileInput(props: InputProps) {
  const t = useTranslations('form.file');
  const words = useProblemWords();
  const client = useQueryClient();
  const isImage = props.field.kind === 'image';
  const [sending, setSending] = useState<Sending | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const running = useRef<AbortController | null>(null);
  const file = useFile(props);
  const send = async (chosen: File): Promise<void> => {
    const controller = new AbortController();
    running.current = controller;
    setRefused(null);
    setSending({ name: chosen.name, part: 0 });
    try {
      const onProgress = (part: number): void => setSending({ name: chosen.name, part });
      const stored = await uploadFile(chosen, { onProgress, signal: controller.signal });
      client.setQueryData(keyOf(stored.id), stored);
      props.onChange(stored.id);
    } catch (error) {
      if (!controller.signal.aborted) setRefused(words(error).detail);
    } finally {
      setSending(null);
      props.onBlur();
    }
  };
  const zone = useDropzone({
    accept: isImage ? IMAGES : undefined,
    disabled: props.disabled || sending !== null,
    multiple: false,
    noClick: true,
    noKeyboard: true,
    onDropAccepted: ([chosen]) => void (chosen && send(chosen)),
    onDropRejected: () => setRefused(isImage ? t('notImage') : t('onlyOne')),
  });
  if (sending) return <SendingFile onCancel={() => running.current?.abort()} sending={sending} />;
  if (props.value !== null && props.value !== undefined && props.value !== '')
    return (
      <ChosenFile disabled={props.disabled} file={file} id={props.id} onRemove={() => props.onChange(null)} />
    );
  return (
    <div className="flex flex-col gap-1.5">
      <div {...zone.getRootProps()}>
        <input {...zone.getInputProps({ 'aria-hidden': true })} />
        <button
          aria-describedby={props.describedBy}
          aria-labelledby={`${props.id}-label ${props.id}-call`}
          className={cn(
            'flex w-full cursor-pointer items-center justify-center gap-3 rounded-md border border-input border-dashed bg-background text-muted-foreground text-sm transition-colors outline-none hover:border-ring/60 hover:bg-accent/50 focus-visible:border-ring focus-visible:ring-3 focus-visible:ring-ring/25 disabled:cursor-not-allowed disabled:opacity-60 data-invalid:border-destructive dark:bg-muted/40',
            props.compact ? 'h-9 px-3' : 'min-h-24 p-4',
            zone.isDragActive && 'border-primary bg-primary-soft text-primary-soft-foreground',
          )}
          data-field={props.field.name}
          data-invalid={props.invalid || undefined}
          disabled={props.disabled}
          id={props.id}
          onBlur={props.onBlur}
          onClick={zone.open}
          type="button"
        >
          {isImage ? (
            <ImageIcon aria-hidden className="size-5 shrink-0" />
          ) : (
            <Upload aria-hidden className="size-5 shrink-0" />
          )}
          <span id={`${props.id}-call`}>
            {zone.isDragActive ? t('drop') : isImage ? t('chooseImage') : t('choose')}
          </span>
        </button>
      </div>
      {refused ? (
        <p className="text-destructive text-xs" role="alert">
          {refused}
        </p>
      ) : null}
    </div>
  );
}

const keyOf = (id: string) => ['@file', id] as const;

/** What is known about the chosen file: from the record, from the upload just made, else asked for. */
function useFile({ value, row, field }: InputProps): StoredFile | null {
  const kept = row?.[field.name];
  const known = isStoredFile(kept) && kept.id === value ? kept : undefined;
  const id = typeof value === 'string' ? value : '';
  const { data } = useQuery({
    queryKey: keyOf(id),
    queryFn: ({ signal }) => getFile(id, signal),
    enabled: id !== '' && !known,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return known ?? data ?? null;
}

function SendingFile({ sending, onCancel }: { sending: Sending; onCancel: () => void }) {
  const t = useTranslations('form.file');
  const percent = Math.round(sending.part * 100);
  return (
    <div className="flex items-center gap-3 rounded-md border border-input p-3">
      <div className="min-w-0 flex-1">
        <p className="mb-1.5 flex justify-between gap-2 text-sm">
          <span className="truncate">{sending.name}</span>
          <span className="text-muted-foreground tabular-nums">{percent} %</span>
        </p>
        <Progress aria-label={t('sending', { name: sending.name })} value={percent} />
      </div>
      <Button onClick={onCancel} size="sm" type="button" variant="ghost">
        {t('cancel')}
      </Button>
    </div>
  );
}

type ChosenProps = { file: StoredFile | null; id: string; disabled: boolean; onRemove: () => void };

function ChosenFile({ file, id, disabled, onRemove }: ChosenProps) {
  const t = useTranslations('form.file');
  const locale = useLocale();
  return (
    <div
      className="flex items-center gap-3 rounded-md border border-input bg-background p-2 shadow-xs dark:bg-muted/40"
      data-slot="chosen-file"
    >
      {file?.content_type.startsWith('image/') ? (
        // biome-ignore lint/performance/noImgElement: the API's pictures need the session's cookie, which an optimiser lacks
        <img alt="" className="size-14 shrink-0 rounded-sm border bg-muted object-cover" src={file.url} />
      ) : (
        <span className="flex size-10 shrink-0 items-center justify-center rounded-sm bg-muted text-muted-foreground">
          <FileText aria-hidden className="size-5" />
        </span>
      )}
      <p className="min-w-0 flex-1 text-sm">
        <span className="block truncate font-medium">{file?.name ?? t('chosen')}</span>
        {file ? (
          <span className="text-muted-foreground text-xs">{formatBytes(file.size, locale)}</span>
        ) : null}
      </p>
      <Button
        aria-label={t('remove', { name: file?.name ?? '' })}
        disabled={disabled}
        id={id}
        onClick={onRemove}
        size="icon-sm"
        type="button"
        variant="ghost"
      >
        <X aria-hidden />
      </Button>
    </div>
  );
}
