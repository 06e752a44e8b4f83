import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { BrandMark } from '@/components/shell/brand';
import { LanguageMenu, ThemeMenu } from '@/components/shell/preferences';
import { buttonVariants } from '@/components/ui/button';
import { cn } from '@/lib/cn';
import { project } from '@/lib/project';
import { findFeatures } from '@/lib/switches/find-features';

/** Above the public pages: the name of the application, and the way into it. */
export async function PublicHeader({ signedIn }: { signedIn: boolean }) {
  const [t, features] = await Promise.all([getTranslations('shell'), findFeatures()]);
  const open = signedIn || !project.auth;
  return (
    <header className="sticky top-0 z-30 border-transparent border-b bg-background/85 backdrop-blur-md">
      <div className="mx-auto flex h-15 max-w-6xl items-center gap-2 px-4 sm:px-6">
        <Link
          className="mr-auto flex min-w-0 items-center gap-2.5 rounded-md font-semibold tracking-tight"
          href="/"
        >
          <BrandMark />
          <span className="truncate">{project.name}</span>
        </Link>
        <LanguageMenu />
        <ThemeMenu />
        {open ? (
          <Link className={cn(buttonVariants({ size: 'sm' }), 'ml-1')} href="/dashboard" prefetch={false}>
            {t('landing.open')}
          </Link>
        ) : (
          <>
            <Link className={cn(buttonVariants({ size: 'sm', variant: 'ghost' }), 'ml-1')} href="/login">
              {t('landing.signIn')}
            </Link>
            {features.sign_up ? (
              <Link className={cn(buttonVariants({ size: 'sm' }), 'max-sm:hidden')} href="/register">
                {t('landing.signUp')}
              </Link>
            ) : null}
          </>
        )}
      </div>
    </header>
  );
}
