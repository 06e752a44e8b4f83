import { getTranslations } from 'next-intl/server';
import { AddressForm } from '@/components/auth/address-form';
import { AuthPage } from '@/components/auth/auth-page';
import { TextLink } from '@/components/auth/text-link';
import { Verification } from '@/components/auth/verification';
import { findUser } from '@/lib/auth/user';

export async function generateMetadata() {
  const t = await getTranslations('auth');
  // The address carries a token: it goes to no other site and into no index.
  return { title: t('verify.title'), referrer: 'no-referrer' as const, robots: { index: false } };
}

export default async function VerifyPage({
  searchParams,
}: {
  searchParams: Promise<{ token?: string | string[] }>;
}) {
  const { token } = await searchParams;
  const signedIn = (await findUser()) !== null;
  const t = await getTranslations('auth');
  const given = typeof token === 'string' && token !== '' ? token : null;
  return (
    <AuthPage
      description={given ? undefined : t('verify.description')}
      footer={signedIn ? undefined : <TextLink href="/login">{t('backToLogin')}</TextLink>}
      title={t('verify.title')}
    >
      {given ? <Verification signedIn={signedIn} token={given} /> : <AddressForm purpose="verify" />}
    </AuthPage>
  );
}
