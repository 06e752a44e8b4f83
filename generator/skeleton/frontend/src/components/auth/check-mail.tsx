'use client';

import { MailCheck } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';

/** Told after a mail was sent, or would have been: it never says whether the address has an account. */
export function CheckMail({ email, children }: { email: string; children: ReactNode }) {
  const t = useTranslations('auth');
  return (
    <div className="flex flex-col gap-4 rounded-xl border bg-card p-5" role="status">
      <span className="flex size-10 items-center justify-center rounded-lg bg-primary-soft text-primary-soft-foreground">
        <MailCheck aria-hidden className="size-5" />
      </span>
      <div className="flex flex-col gap-1.5">
        <p className="font-semibold tracking-tight">{t('mail.title')}</p>
        <p className="text-muted-foreground text-pretty">{children}</p>
        <p className="truncate font-medium" title={email}>
          {email}
        </p>
      </div>
      <p className="text-muted-foreground text-xs text-pretty">{t('mail.help')}</p>
    </div>
  );
}
