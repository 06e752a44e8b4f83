import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { SectionNav } from '@/components/auth/section-nav';

export default async function ProfileLayout({ children }: { children: ReactNode }) {
  const t = await getTranslations('auth.profile');
  return (
    <div className="mx-auto flex w-full max-w-5xl flex-col gap-6">
      <div className="flex flex-col gap-4">
        <h1 className="font-semibold text-xl tracking-tight">{t('title')}</h1>
        <SectionNav
          label={t('title')}
          links={[
            { href: '/profile', label: t('sections.data') },
            { href: '/profile/security', label: t('sections.security') },
            { href: '/profile/keys', label: t('sections.keys') },
          ]}
        />
      </div>
      <div>{children}</div>
    </div>
  );
}
