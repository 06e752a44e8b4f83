import { getLocale } from 'next-intl/server';
import { Landing } from '#components/marketing/landing.tsx';
import { findSession } from '#lib/auth/session.ts';
import { listExamples } from '#lib/specs/examples/catalogue.ts';

/** Short enough to read at a glance, long enough to show relations, choices and limits. */
const EXAMPLE = { es: 'reformas', en: 'coworking' } as const;

export default async function LandingPage() {
  const [session, locale] = await Promise.all([findSession(), getLocale()]);
  const examples = listExamples(locale);
  const example = examples.find(({ id }) => id === EXAMPLE[locale]) ?? examples[0];
  return (
    <Landing
      example={{ text: example?.text ?? '', fileName: example?.fileName ?? 'SPEC.md' }}
      home={session === null ? null : '/t'}
    />
  );
}
