'use client';

import { Check, Copy } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { ApiKeyMade } from '@/client/types.gen';
import { Button } from '@/components/ui/button';
import { DialogDescription, DialogFooter, DialogHeader, DialogTitle } from '@/components/ui/dialog';
import { Notice } from './notice';

/** A key as it is shown once: to be copied now or never. */
export function ApiKeySecret({ apiKey, close }: { apiKey: ApiKeyMade; close: () => void }) {
  const t = useTranslations('auth.keys');
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(apiKey.key);
    setCopied(true);
  };
  const Icon = copied ? Check : Copy;
  return (
    <>
      <DialogHeader>
        <DialogTitle>{t('made', { name: apiKey.name })}</DialogTitle>
        <DialogDescription>{t('madeHelp')}</DialogDescription>
      </DialogHeader>
      <div className="flex flex-col gap-4">
        <div className="flex items-start gap-2 rounded-md border bg-muted p-2 pl-3">
          <code className="min-w-0 flex-1 py-1 font-mono text-xs leading-5 break-all select-all">
            {apiKey.key}
          </code>
          <Button aria-label={t('copy')} onClick={copy} size="sm" variant="outline">
            <Icon aria-hidden />
            <span aria-live="polite">{t(copied ? 'copied' : 'copy')}</span>
          </Button>
        </div>
        <Notice kind="info">
          {t('use')}{' '}
          <code className="font-mono text-xs break-all">Authorization: Bearer {apiKey.prefix}…</code>
        </Notice>
      </div>
      <DialogFooter>
        <Button onClick={close}>{t('done')}</Button>
      </DialogFooter>
    </>
  );
}
