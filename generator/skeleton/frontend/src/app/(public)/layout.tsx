import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { PublicHeader } from '@/components/landing/public-header';
import { findVisitor } from '@/lib/auth/visitor';
import { project } from '@/lib/project';

/** Around the pages everybody may see. */
export default async function PublicLayout({ children }: { children: ReactNode }) {
  const t = await getTranslations('shell');
  return (
    <div className="flex min-h-dvh flex-col overflow-x-clip">
      <a
        className="skip-link rounded-md bg-primary px-3 py-2 font-medium text-primary-foreground text-sm shadow-lg"
        href="#main"
      >
        {t('skip')}
      </a>
      <PublicHeader signedIn={(await findVisitor()) !== null} />
      <main className="flex flex-1 flex-col" id="main" tabIndex={-1}>
        {children}
      </main>
      <footer className="border-t">
        <p className="mx-auto max-w-6xl px-4 py-8 text-muted-foreground text-sm sm:px-6">{project.name}</p>
      </footer>
    </div>
  );
}
