import { ArrowRight } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { Abilities, EntityFeatures } from '@/components/landing/features';
import { Hero } from '@/components/landing/hero';
import { Preview } from '@/components/landing/preview';
import { buttonVariants } from '@/components/ui/button';
import { ENTITIES, loadEntity } from '@/features/registry';
import { findVisitor } from '@/lib/auth/visitor';
import { project } from '@/lib/project';
import { findFeatures } from '@/lib/switches/find-features';

export const metadata: Metadata = {
  title: { absolute: project.name },
  robots: { index: true, follow: true },
};

/** Tells what the application is to somebody who has never seen it. */
export default async function LandingPage() {
  const t = await getTranslations('shell.landing');
  const entities = await Promise.all(
    ENTITIES.filter(({ account }) => !account).map(({ key }) => loadEntity(key)),
  );
  const [visitor, features] = await Promise.all([findVisitor(), findFeatures()]);
  const open = !project.auth || visitor !== null;
  const signUp = !open && features.sign_up;
  const wayIn = signUp ? '/register' : '/login';
  return (
    <>
      <Hero entities={entities} open={open} />
      <Preview entities={entities} />
      <EntityFeatures entities={entities} />
      <Abilities entities={entities} />
      <section className="mx-auto flex w-full max-w-3xl flex-col items-center px-4 py-20 text-center sm:px-6">
        <h2 className="font-semibold text-2xl tracking-tight sm:text-3xl">
          {t('end.title', { name: project.name })}
        </h2>
        <p className="mt-2 text-base text-muted-foreground">{t(signUp ? 'end.account' : 'end.open')}</p>
        <Link
          className={buttonVariants({ size: 'lg', className: 'mt-6' })}
          href={open ? '/dashboard' : wayIn}
          prefetch={false}
        >
          {t(open ? 'open' : signUp ? 'signUpNow' : 'signIn')}
          <ArrowRight aria-hidden />
        </Link>
      </section>
    </>
  );
}
