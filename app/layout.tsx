import { GeistMono } from 'geist/font/mono';
import { GeistSans } from 'geist/font/sans';
import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import { NextIntlClientProvider } from 'next-intl';
import { getLocale, getTranslations } from 'next-intl/server';
import { NuqsAdapter } from 'nuqs/adapters/next/app';
import type { ReactNode } from 'react';
import { Providers } from '#components/shell/providers.tsx';
import './globals.css';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('common');
  return {
    title: { default: `IOPEER: ${t('tagline')}`, template: '%s · IOPEER' },
    description: t('description'),
    applicationName: 'IOPEER',
  };
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fafafb' },
    { media: '(prefers-color-scheme: dark)', color: '#0b0b0d' },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [locale, t, requestHeaders] = await Promise.all([getLocale(), getTranslations('common'), headers()]);
  return (
    // next-themes sets the class before the page paints, which React must not take for a mismatch.
    <html className={`${GeistSans.variable} ${GeistMono.variable}`} lang={locale} suppressHydrationWarning>
      <body>
        <a className="skip-link rounded-md bg-primary px-3 py-2 text-ink-inverse text-sm" href="#main">
          {t('skipToContent')}
        </a>
        <NextIntlClientProvider>
          <NuqsAdapter>
            <Providers nonce={requestHeaders.get('x-nonce') ?? undefined}>{children}</Providers>
          </NuqsAdapter>
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
