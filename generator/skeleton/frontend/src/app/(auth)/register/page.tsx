import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { AuthPage } from '@/components/auth/auth-page';
import { RegisterForm } from '@/components/auth/register-form';
import { TextLink } from '@/components/auth/text-link';
import { safeNext } from '@/lib/auth/next-path';
import { findUser } from '@/lib/auth/user';
import { env } from '@/lib/env';
import { project } from '@/lib/project';
import { findFeatures } from '@/lib/switches/find-features';

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
  const [t, features] = await Promise.all([getTranslations('auth'), findFeatures()]);
  const open = features.sign_up;
  return (
    <AuthPage
      description={open ? t('register.description', { name: project.name }) : t('register.closedHelp')}
      footer={
        <>
          {t('register.haveAccount')}{' '}
          <TextLink href={`/login?next=${encodeURIComponent(next)}`}>{t('login.link')}</TextLink>
        </>
      }
      title={t(open ? 'register.title' : 'register.closed')}
    >
      {open ? <RegisterForm next={next} shortest={env.shortestPassword} /> : null}
    </AuthPage>
  );
}
