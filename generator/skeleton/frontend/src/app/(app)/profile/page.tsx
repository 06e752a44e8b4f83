import { getTranslations } from 'next-intl/server';
import { ProfileForm } from '@/components/auth/profile-form';
import { SettingsSection } from '@/components/auth/settings-section';
import { requireUser } from '@/lib/auth/user';

export async function generateMetadata() {
  const t = await getTranslations('auth.profile');
  return { title: t('title') };
}

export default async function ProfilePage() {
  const user = await requireUser();
  const t = await getTranslations('auth.profile');
  return (
    <SettingsSection description={t('dataHelp')} title={t('sections.data')}>
      {user ? <ProfileForm user={user} /> : null}
    </SettingsSection>
  );
}
