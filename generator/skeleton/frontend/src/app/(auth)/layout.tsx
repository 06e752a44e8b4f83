import Link from 'next/link';
import type { ReactNode } from 'react';
import { BrandPanel } from '@/components/auth/brand-panel';
import { BrandMark } from '@/components/shell/brand';
import { LanguageMenu, ThemeMenu } from '@/components/shell/preferences';
import { project } from '@/lib/project';

export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <div className="grid min-h-dvh lg:grid-cols-[minmax(26rem,5fr)_minmax(0,6fr)]">
      <div className="flex flex-col px-6 py-6 sm:px-10">
        <header className="flex items-center justify-between gap-3">
          <Link className="inline-flex items-center gap-2.5 rounded-md font-semibold tracking-tight" href="/">
            <BrandMark />
            {project.name}
          </Link>
          <div className="flex items-center gap-1">
            <LanguageMenu />
            <ThemeMenu />
          </div>
        </header>
        <main className="flex flex-1 items-start justify-center pt-14 pb-10 sm:items-center sm:pt-10">
          <div className="w-full max-w-sm">{children}</div>
        </main>
      </div>
      <BrandPanel />
    </div>
  );
}
