import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { AuthPage } from '@/components/auth/auth-page';
import { RecoverForm } from '@/components/auth/recover-form';
import { TextLink } from '@/components/auth/text-link';
import { env } from '@/lib/env';

export async function generateMetadata() {
  const t = await getTranslations('auth');
  // The address carries a token: it goes to no other site and into no index.
  return { title: t('recover.title'), referrer: 'no-referrer' as const, robots: { index: false } };
}

export default async function RecoverPage({
  searchParams,
}: {
  searchParams: Promise<{ token?: string | string[] }>;
}) {
  const { token } = await searchParams;
  if (typeof token !== 'string' || token === '') redirect('/forgot');
  const t = await getTranslations('auth');
  return (
    <AuthPage
      description={t('recover.description')}
      footer={<TextLink href="/login">{t('backToLogin')}</TextLink>}
      title={t('recover.title')}
    >
      <RecoverForm shortest={env.shortestPassword} token={token} />
    </AuthPage>
  );
}
