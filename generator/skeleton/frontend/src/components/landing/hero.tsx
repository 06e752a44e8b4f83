import { ArrowRight } from 'lucide-react';
import Link from 'next/link';
import { getLocale, getTranslations } from 'next-intl/server';
import { buttonVariants } from '@/components/ui/button';
import type { EntityDefinition } from '@/lib/entity/definition';
import { project } from '@/lib/project';
import { findFeatures } from '@/lib/switches/find-features';
import { listed, splitDescription } from './copy';

/** More names than this are a list, not a sentence. */
const NAMED = 4;

type HeroProps = { entities: readonly EntityDefinition[]; open: boolean };

/** What the application is, in one sentence, and the way into it. */
export async function Hero({ entities, open }: HeroProps) {
  const t = await getTranslations();
  const [locale, features] = await Promise.all([getLocale(), findFeatures()]);
  const { headline, rest } = splitDescription(t('project.description'));
  const names = entities.slice(0, NAMED).map(({ key }) => t(`entities.${key}.many`));
  const fallback = names.length > 0 ? t('shell.landing.manages', { names: listed(names, locale) }) : '';
  return (
    <section className="mx-auto flex max-w-3xl flex-col items-center px-4 pt-16 pb-12 text-center sm:px-6 sm:pt-24">
      {headline ? (
        <p className="mb-5 rounded-full border bg-card px-3 py-1 font-medium text-muted-foreground text-xs shadow-xs">
          {project.name}
        </p>
      ) : null}
      <h1 className="font-semibold text-4xl leading-[1.08] tracking-[-0.03em] sm:text-6xl">
        {headline ?? project.name}
      </h1>
      <p className="mt-5 max-w-2xl text-balance text-base text-muted-foreground sm:text-lg">
        {rest || fallback}
      </p>
      <div className="mt-8 flex flex-wrap justify-center gap-3">
        {open ? (
          <Link className={buttonVariants({ size: 'lg' })} href="/dashboard" prefetch={false}>
            {t('shell.landing.open')}
            <ArrowRight aria-hidden />
          </Link>
        ) : (
          <>
            {features.sign_up ? (
              <Link className={buttonVariants({ size: 'lg' })} href="/register">
                {t('shell.landing.signUpNow')}
                <ArrowRight aria-hidden />
              </Link>
            ) : null}
            <Link
              className={buttonVariants({ size: 'lg', variant: features.sign_up ? 'outline' : 'default' })}
              href="/login"
            >
              {t('shell.landing.signIn')}
            </Link>
          </>
        )}
      </div>
    </section>
  );
}
