import { ArrowRight, Check } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { Delivery } from './delivery.tsx';
import { TryIt } from './try-it-frame.tsx';

const STEPS = ['write', 'understand', 'prove', 'deliver'] as const;
const PROMISES = ['verified', 'deterministic', 'acceptance', 'language', 'own', 'cost'] as const;
const LIMITS = ['frontend', 'rules', 'hosting'] as const;

type LandingProps = {
  example: { text: string; fileName: string };
  /** Where a signed-in person's work is, null for a visitor. */
  home: string | null;
};

/** What IOPEER is, shown with the real thing: the editor on this page is the product's own. */
export function Landing({ example, home }: LandingProps) {
  const t = useTranslations('marketing');
  const start = home ?? '/sign-up';
  return (
    <>
      <section className="mx-auto max-w-6xl px-4 pt-14 pb-10 sm:px-6 sm:pt-20">
        <h1 className="max-w-3xl text-balance font-semibold text-3xl tracking-tight sm:text-4xl lg:text-5xl">
          {t('hero.title')}
        </h1>
        <p className="mt-5 max-w-2xl text-pretty text-ink-muted text-lg">{t('hero.text')}</p>
        <div className="mt-7 flex flex-wrap gap-2.5">
          <ButtonLink href={start} size="lg" variant="primary">
            {t(home === null ? 'hero.start' : 'hero.open')}
            <ArrowRight aria-hidden />
          </ButtonLink>
          <ButtonLink href="#try" size="lg">
            {t('hero.try')}
          </ButtonLink>
        </div>
      </section>

      <section aria-labelledby="try" className="mx-auto max-w-6xl px-4 sm:px-6">
        <h2 className="mb-3 text-ink-muted text-sm" id="try">
          {t('try.title')}
        </h2>
        <TryIt example={example} />
      </section>

      <section aria-labelledby="how" className="mx-auto max-w-6xl px-4 pt-24 sm:px-6">
        <h2 className="font-semibold text-2xl tracking-tight" id="how">
          {t('how.title')}
        </h2>
        <ol className="mt-8 grid gap-x-8 gap-y-8 sm:grid-cols-2 lg:grid-cols-4">
          {STEPS.map((step, index) => (
            <li className="border-t pt-4" key={step}>
              <p className="font-mono text-accent text-xs tabular">{index + 1}</p>
              <h3 className="mt-2 font-medium text-base">{t(`how.${step}.title`)}</h3>
              <p className="mt-1 text-ink-muted text-sm">{t(`how.${step}.text`)}</p>
            </li>
          ))}
        </ol>
      </section>

      <Delivery />

      <section aria-labelledby="promises" className="mx-auto max-w-6xl px-4 pt-24 sm:px-6">
        <h2 className="font-semibold text-2xl tracking-tight" id="promises">
          {t('promises.title')}
        </h2>
        <ul className="mt-8 grid gap-px overflow-hidden rounded-xl border bg-line sm:grid-cols-2 lg:grid-cols-3">
          {PROMISES.map((promise) => (
            <li className="bg-surface p-5" key={promise}>
              <h3 className="flex items-center gap-2 font-medium text-sm">
                <Check aria-hidden className="size-4 text-ok" />
                {t(`promises.${promise}.title`)}
              </h3>
              <p className="mt-1.5 text-ink-muted text-sm">{t(`promises.${promise}.text`)}</p>
            </li>
          ))}
        </ul>
      </section>

      <section
        aria-labelledby="limits"
        className="mx-auto grid max-w-6xl gap-6 px-4 pt-24 sm:px-6 lg:grid-cols-[18rem_1fr]"
      >
        <h2 className="font-semibold text-2xl tracking-tight" id="limits">
          {t('limits.title')}
        </h2>
        <ul className="divide-y border-y text-sm">
          {LIMITS.map((limit) => (
            <li className="py-3 text-ink-muted" key={limit}>
              {t(`limits.${limit}`)}
            </li>
          ))}
        </ul>
      </section>

      <section className="mx-auto max-w-6xl px-4 py-24 text-center sm:px-6">
        <h2 className="text-balance font-semibold text-2xl tracking-tight sm:text-3xl">{t('end.title')}</h2>
        <p className="mx-auto mt-3 max-w-xl text-ink-muted">{t('end.text')}</p>
        <ButtonLink className="mt-7" href={start} size="lg" variant="primary">
          {t(home === null ? 'hero.start' : 'hero.open')}
          <ArrowRight aria-hidden />
        </ButtonLink>
      </section>
    </>
  );
}
