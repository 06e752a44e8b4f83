'use client';

import { Check, Copy } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { toast } from 'sonner';
import { IconButton } from './icon-button.tsx';

const CONFIRMATION_MS = 1_600;

type CopyButtonProps = { text: string | (() => string); label: string; size?: 'icon' | 'icon-sm' };

/** Copies text and says so for a moment. */
export function CopyButton({ text, label, size = 'icon-sm' }: CopyButtonProps) {
  const t = useTranslations('common');
  const [copied, setCopied] = useState(false);

  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), CONFIRMATION_MS);
    return () => clearTimeout(timer);
  }, [copied]);

  async function copy() {
    try {
      await navigator.clipboard.writeText(typeof text === 'string' ? text : text());
      setCopied(true);
    } catch {
      // Browsers refuse the clipboard without permission or outside a secure page.
      toast.error(t('copyFailed'));
    }
  }

  return (
    <IconButton label={copied ? t('copied') : label} onClick={copy} size={size}>
      {copied ? <Check aria-hidden className="text-ok" /> : <Copy aria-hidden />}
    </IconButton>
  );
}
