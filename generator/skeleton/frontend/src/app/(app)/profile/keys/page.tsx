import { getTranslations } from 'next-intl/server';
import { ApiKeys } from '@/components/auth/api-keys';
import { SettingsSection } from '@/components/auth/settings-section';

export async function generateMetadata() {
  const t = await getTranslations('auth.profile');
  return { title: t('sections.keys') };
}

export default async function KeysPage() {
  const t = await getTranslations('auth.keys');
  return (
    <SettingsSection description={t('help')} title={t('title')}>
      <ApiKeys />
    </SettingsSection>
  );
}
