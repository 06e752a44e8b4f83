import { GeistMono } from 'geist/font/mono';
import { GeistSans } from 'geist/font/sans';
import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import { NextIntlClientProvider } from 'next-intl';
import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Providers } from '@/components/providers';
import { project } from '@/lib/project';
import { themeColor } from '@/lib/theme';
import './globals.css';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations();
  return {
    title: { default: project.name, template: `%s · ${project.name}` },
    description: t('project.description') || undefined,
    applicationName: project.name,
    icons: { icon: { url: '/icons/icon.svg', type: 'image/svg+xml' }, apple: '/icons/apple.png' },
    appleWebApp: { capable: true, title: project.name, statusBarStyle: 'default' },
    formatDetection: { telephone: false },
    // What somebody keeps in here is nobody's to find; a public part may say otherwise in its own metadata.
    robots: { index: false, follow: false },
  };
}

/** The colours of the page itself, so that the browser's own bars go with it. */
export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#ffffff' },
    { media: '(prefers-color-scheme: dark)', color: '#0e0f12' },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get('x-nonce') ?? undefined;
  return (
    <html
      lang={await getLocale()}
      className={`${GeistSans.variable} ${GeistMono.variable}`}
      style={{ '--theme': themeColor }}
      suppressHydrationWarning
    >
      <body>
        <NextIntlClientProvider>
          <Providers nonce={nonce}>{children}</Providers>
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
