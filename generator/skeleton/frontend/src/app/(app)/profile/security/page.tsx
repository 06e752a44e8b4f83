import { getTranslations } from 'next-intl/server';
import { PasswordForm } from '@/components/auth/password-form';
import { SessionsList } from '@/components/auth/sessions-list';
import { SettingsSection } from '@/components/auth/settings-section';
import { env } from '@/lib/env';
import { requireUser } from '@/lib/auth/user';

export async function generateMetadata() {
  const t = await getTranslations('auth.profile');
  return { title: t('sections.security') };
}

export default async function SecurityPage() {
  const user = await requireUser();
  const t = await getTranslations('auth.security');
  return (
    <div>
      <SettingsSection description={t('passwordHelp')} title={t('password')}>
        {user ? <PasswordForm shortest={env.shortestPassword} user={user} /> : null}
      </SettingsSection>
      <SettingsSection description={t('sessionsHelp')} title={t('sessions')}>
        <SessionsList />
      </SettingsSection>
    </div>
  );
}
