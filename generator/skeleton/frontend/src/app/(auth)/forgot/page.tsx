import { getTranslations } from 'next-intl/server';
import { AddressForm } from '@/components/auth/address-form';
import { AuthPage } from '@/components/auth/auth-page';
import { TextLink } from '@/components/auth/text-link';

export async function generateMetadata() {
  const t = await getTranslations('auth');
  return { title: t('forgot.title') };
}

export default async function ForgotPage() {
  const t = await getTranslations('auth');
  return (
    <AuthPage
      description={t('forgot.description')}
      footer={<TextLink href="/login">{t('backToLogin')}</TextLink>}
      title={t('forgot.title')}
    >
      <AddressForm purpose="recover" />
    </AuthPage>
  );
}
