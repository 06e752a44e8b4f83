import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Logo } from '#components/shell/logo.tsx';
import { SiteHeader } from '#components/shell/site-header.tsx';
import { findSession } from '#lib/auth/session.ts';

export default async function MarketingLayout({ children }: { children: ReactNode }) {
  const [session, t] = await Promise.all([findSession(), getTranslations('marketing')]);
  return (
    <div className="flex min-h-dvh flex-col">
      <SiteHeader home={session === null ? null : '/t'} />
      <main className="flex-1" id="main">
        {children}
      </main>
      <footer className="border-t">
        <div className="mx-auto flex max-w-6xl flex-wrap items-center justify-between gap-3 px-4 py-6 text-ink-muted text-sm sm:px-6">
          <Logo />
          <p>{t('footer')}</p>
        </div>
      </footer>
    </div>
  );
}
