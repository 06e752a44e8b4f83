import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { PromisePanel } from '#components/auth/promise-panel.tsx';
import { LanguageSwitch } from '#components/shell/language-switch.tsx';
import { Logo } from '#components/shell/logo.tsx';
import { ThemeSwitch } from '#components/shell/theme-switch.tsx';

export default async function AuthLayout({ children }: { children: ReactNode }) {
  const t = await getTranslations('common');
  return (
    <div className="grid min-h-dvh lg:grid-cols-2">
      <div className="flex flex-col">
        <header className="flex h-14 items-center gap-1 px-4 sm:px-6">
          <Link aria-label={`IOPEER · ${t('home')}`} className="mr-auto rounded-md" href="/">
            <Logo />
          </Link>
          <LanguageSwitch />
          <ThemeSwitch />
        </header>
        <main className="grid flex-1 place-items-center px-4 py-10 sm:px-6" id="main">
          {children}
        </main>
      </div>
      <PromisePanel />
    </div>
  );
}
