import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { AuthPage } from '@/components/auth/auth-page';
import { RegisterForm } from '@/components/auth/register-form';
import { TextLink } from '@/components/auth/text-link';
import { safeNext } from '@/lib/auth/next-path';
import { findUser } from '@/lib/auth/user';
import { project } from '@/lib/project';

export async function generateMetadata() {
  const t = await getTranslations('auth');
  return { title: t('register.title') };
}

export default async function RegisterPage({
  searchParams,
}: {
  searchParams: Promise<{ next?: string | string[] }>;
}) {
  const next = safeNext((await searchParams).next);
  if (await findUser()) redirect(next);
  const t = await getTranslations('auth');
  return (
    <AuthPage
      description={t('register.description', { name: project.name })}
      footer={
        <>
          {t('register.haveAccount')}{' '}
          <TextLink href={`/login?next=${encodeURIComponent(next)}`}>{t('login.link')}</TextLink>
        </>
      }
      title={t('register.title')}
    >
      <RegisterForm next={next} />
    </AuthPage>
  );
}
