import { Compass } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { Logo } from '#components/shell/logo.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('errors'))('notFound.title') };
}

/** For what does not exist and for what is not yours alike, so that nobody learns which of the two it is. */
export default async function NotFound() {
  const [t, common] = await Promise.all([getTranslations('errors'), getTranslations('common')]);
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="flex h-14 items-center px-4 sm:px-6">
        <Link aria-label={`IOPEER · ${common('home')}`} className="rounded-md" href="/">
          <Logo />
        </Link>
      </header>
      <main className="grid flex-1 place-items-center" id="main">
        <EmptyState
          action={
            <>
              <ButtonLink href="/t" variant="primary">
                {t('notFound.toProjects')}
              </ButtonLink>
              <ButtonLink href="/">{common('home')}</ButtonLink>
            </>
          }
          icon={<Compass aria-hidden />}
          level={1}
          title={t('notFound.title')}
        >
          {t('notFound.help')}
        </EmptyState>
      </main>
    </div>
  );
}
