import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { SignInForm } from '#components/auth/sign-in-form.tsx';
import { nextPage } from '#components/shell/next-page.ts';
import { findSession } from '#lib/auth/session.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth'))('signIn.title') };
}

export default async function SignInPage({ searchParams }: PageProps<'/sign-in'>) {
  const next = nextPage((await searchParams).next);
  if ((await findSession()) !== null) redirect(next);
  return <SignInForm next={next} />;
}
