import { getTranslations } from 'next-intl/server';
import { AuthPage } from '@/components/auth/auth-page';
import { SessionRenewal } from '@/components/auth/session-renewal';
import { safeNext } from '@/lib/auth/next-path';

export async function generateMetadata() {
  const t = await getTranslations('auth');
  return { title: t('session.title'), robots: { index: false } };
}

export default async function SessionPage({
  searchParams,
}: {
  searchParams: Promise<{ next?: string | string[] }>;
}) {
  const t = await getTranslations('auth');
  return (
    <AuthPage title={t('session.title')}>
      <SessionRenewal next={safeNext((await searchParams).next)} />
    </AuthPage>
  );
}
