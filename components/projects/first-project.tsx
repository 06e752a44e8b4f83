import { FileUp, Plus, Sparkles } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { ExampleCard, type ExampleCardView } from './example-card.tsx';

type FirstProjectProps = { team: string; examples: ExampleCardView[]; canCreate: boolean };

/** What a team sees before its first project: what happens here, and good texts to begin with. */
export function FirstProject({ team, examples, canCreate }: FirstProjectProps) {
  const t = useTranslations('projects.first');
  if (!canCreate)
    return (
      <EmptyState icon={<Sparkles aria-hidden />} level={1} title={t('viewerTitle')}>
        {t('viewerHelp')}
      </EmptyState>
    );
  return (
    <div className="mx-auto max-w-4xl py-4">
      <div className="text-center">
        <h1 className="text-balance font-semibold text-2xl tracking-tight">{t('title')}</h1>
        <p className="mx-auto mt-2 max-w-xl text-balance text-ink-muted">{t('help')}</p>
        <div className="mt-6 flex flex-wrap justify-center gap-2">
          <ButtonLink href={`/t/${team}/new?from=blank`} size="lg" variant="primary">
            <Plus aria-hidden />
            {t('blank')}
          </ButtonLink>
          <ButtonLink href={`/t/${team}/new?from=file`} size="lg">
            <FileUp aria-hidden />
            {t('import')}
          </ButtonLink>
        </div>
      </div>
      <h2 className="mt-12 mb-3 font-medium text-ink-muted text-sm">{t('examples')}</h2>
      <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
        {examples.map((example) => (
          <li key={example.id}>
            <ExampleCard example={example} href={`/t/${team}/new?example=${example.id}`} />
          </li>
        ))}
      </ul>
    </div>
  );
}
