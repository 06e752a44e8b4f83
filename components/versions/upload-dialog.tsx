'use client';

import { FileArchive, Upload } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { type DragEvent, useRef, useState } from 'react';
import { toast } from 'sonner';
import { Button } from '#components/ui/button.tsx';
import { cn } from '#components/ui/cn.ts';
import { Dialog } from '#components/ui/dialog.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { Progress } from '#components/ui/progress.tsx';
import { failureSentence } from '#lib/errors.ts';
import { MAX_UPLOAD_BYTES } from '#lib/version-runs/schema.ts';
import { runsHref, type VersionPlace } from './looks.ts';
import { sendFile } from './send-file.ts';

type Sending = { name: string; share: number; cancel: () => void };

/** Takes a changed project as a ZIP, sends it, and goes to the run that takes it in. */
export function UploadDialog({ place }: { place: VersionPlace }) {
  const t = useTranslations('versions.upload');
  const common = useTranslations('common');
  const locale = useLocale();
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [sending, setSending] = useState<Sending | null>(null);
  const [problem, setProblem] = useState<string>();

  async function send(file: File | undefined) {
    if (!file || sending) return;
    setProblem(undefined);
    if (file.size > MAX_UPLOAD_BYTES) {
      setProblem(failureSentence({ code: 'invalid', key: 'upload_too_large' }, locale));
      return;
    }
    const stop = new AbortController();
    const progress = (share: number) => setSending({ name: file.name, share, cancel: () => stop.abort() });
    progress(0);
    const href = `/t/${place.team}/p/${place.project.slug}/upload`;
    const sent = await sendFile(href, file, { onProgress: progress, signal: stop.signal });
    setSending(null);
    if (sent === null) return;
    if (!sent.ok) {
      setProblem('message' in sent ? sent.message : failureSentence(sent.error, locale));
      return;
    }
    setOpen(false);
    toast.info(t('done'));
    router.push(`${runsHref(place)}/${sent.number}`);
  }

  return (
    <Dialog
      closeLabel={common('close')}
      onOpenChange={(next) => {
        if (!next) sending?.cancel();
        setProblem(undefined);
        setOpen(next);
      }}
      open={open}
      title={t('title')}
      trigger={
        <Button>
          <Upload aria-hidden />
          {t('open')}
        </Button>
      }
    >
      <div className="space-y-4">
        <p className="text-ink-muted text-sm">{t('help')}</p>
        {sending ? <SendingBar {...sending} /> : <ZipZone onFile={(file) => void send(file)} />}
        {problem ? <Notice tone="bad">{problem}</Notice> : null}
      </div>
    </Dialog>
  );
}

function SendingBar({ name, share, cancel }: Sending) {
  const t = useTranslations('versions.upload');
  const percent = Math.round(share * 100);
  return (
    <div className="rounded-lg border px-4 py-5">
      <div className="flex items-center gap-2 text-sm">
        <FileArchive aria-hidden className="size-4 shrink-0 text-ink-muted" />
        <span className="min-w-0 flex-1 truncate">{t('sending', { name })}</span>
        <span className="text-ink-muted tabular">{t('percent', { percent })}</span>
      </div>
      <Progress className="mt-3" label={t('sending', { name })} value={share} />
      <Button className="mt-3" onClick={cancel} size="sm" variant="ghost">
        {t('cancel')}
      </Button>
    </div>
  );
}

function ZipZone({ onFile }: { onFile: (file: File | undefined) => void }) {
  const t = useTranslations('versions.upload');
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    onFile(event.dataTransfer.files[0]);
  }
  return (
    <section
      aria-label={t('drop')}
      className={cn(
        'flex flex-col items-center rounded-lg border-2 border-dashed px-6 py-8 text-center transition-colors',
        over ? 'border-accent bg-accent-soft' : 'border-line-strong',
      )}
      onDragLeave={() => setOver(false)}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDrop={drop}
    >
      <FileArchive aria-hidden className="mb-3 size-6 text-ink-faint" />
      <p className="font-medium">{t('drop')}</p>
      <p className="mt-1 mb-4 text-ink-muted text-sm">{t('limit')}</p>
      <Button onClick={() => input.current?.click()}>{t('choose')}</Button>
      <input
        accept=".zip,application/zip"
        aria-label={t('choose')}
        className="sr-only"
        onChange={(event) => {
          onFile(event.target.files?.[0]);
          // The same file may be chosen again once it is mended.
          event.target.value = '';
        }}
        ref={input}
        tabIndex={-1}
        type="file"
      />
    </section>
  );
}
