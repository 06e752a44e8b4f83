import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { SignUpForm } from '#components/auth/sign-up-form.tsx';
import { nextPage } from '#components/shell/next-page.ts';
import { findSession } from '#lib/auth/session.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth'))('signUp.title') };
}

export default async function SignUpPage({ searchParams }: PageProps<'/sign-up'>) {
  const next = nextPage((await searchParams).next);
  if ((await findSession()) !== null) redirect(next);
  return <SignUpForm next={next} />;
}
