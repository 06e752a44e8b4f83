import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import { Logo } from './logo.tsx';
import { ThemeSwitch } from './theme-switch.tsx';

/** The top of the public pages. `home` is where a signed-in person's work is, null for a visitor. */
export function SiteHeader({ home }: { home: string | null }) {
  const t = useTranslations('common');
  return (
    <header className="sticky top-0 z-30 border-transparent border-b bg-canvas/85 backdrop-blur-sm">
      <div className="mx-auto flex h-14 max-w-6xl items-center gap-1 px-4 sm:px-6">
        <Link aria-label={`IOPEER · ${t('home')}`} className="mr-auto rounded-md" href="/">
          <Logo />
        </Link>
        <LanguageSwitch signedIn={home !== null} />
        <ThemeSwitch />
        {home === null ? (
          <>
            <ButtonLink className="max-sm:hidden" href="/sign-in" variant="ghost">
              {t('signIn')}
            </ButtonLink>
            <ButtonLink className="ml-1" href="/sign-up" variant="primary">
              {t('signUp')}
            </ButtonLink>
          </>
        ) : (
          <ButtonLink className="ml-1" href={home} variant="primary">
            {t('openApp')}
          </ButtonLink>
        )}
      </div>
    </header>
  );
}
