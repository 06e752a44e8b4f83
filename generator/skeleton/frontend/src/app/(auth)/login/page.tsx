import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { AuthPage } from '@/components/auth/auth-page';
import { LoginForm } from '@/components/auth/login-form';
import { Notice } from '@/components/auth/notice';
import { TextLink } from '@/components/auth/text-link';
import { safeNext } from '@/lib/auth/next-path';
import { findUser } from '@/lib/auth/user';
import { project } from '@/lib/project';
import { findFeatures } from '@/lib/switches/find-features';

/** Why somebody is here; anything else an address may say is not repeated. */
const REASONS = { ended: 'info', recovered: 'success', password: 'success' } as const;

type Search = Promise<{ next?: string | string[]; reason?: string | string[] }>;

export async function generateMetadata() {
  const t = await getTranslations('auth');
  return { title: t('login.title') };
}

export default async function LoginPage({ searchParams }: { searchParams: Search }) {
  const { next: asked, reason } = await searchParams;
  const next = safeNext(asked);
  if (await findUser()) redirect(next);
  const [t, features] = await Promise.all([getTranslations('auth'), findFeatures()]);
  const known = typeof reason === 'string' && reason in REASONS ? (reason as keyof typeof REASONS) : null;
  return (
    <AuthPage
      description={t('login.description', { name: project.name })}
      footer={
        features.sign_up ? (
          <>
            {t('login.noAccount')}{' '}
            <TextLink href={`/register?next=${encodeURIComponent(next)}`}>{t('register.link')}</TextLink>
          </>
        ) : null
      }
      title={t('login.title')}
    >
      {known ? <Notice kind={REASONS[known]}>{t(`login.reasons.${known}`)}</Notice> : null}
      <LoginForm next={next} />
    </AuthPage>
  );
}
