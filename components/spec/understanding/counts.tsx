import { useTranslations } from 'next-intl';
import type { Blueprint, Language } from '#generator/blueprint/schema.ts';
import type { Diagnostic } from '#generator/spec/diagnostics.ts';

type CountsProps = { blueprint: Blueprint | null; diagnostics: Diagnostic[]; language: Language };

/** The whole in one line: what it is called, how much there is of it, and in which language it was read. */
export function Counts({ blueprint, diagnostics, language }: CountsProps) {
  const t = useTranslations('spec');
  if (blueprint === null) return null;
  const fields = blueprint.entities.reduce((sum, entity) => sum + entity.fields.length, 0);
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  return (
    <p
      className="flex shrink-0 flex-wrap items-baseline gap-x-2 border-b px-4 py-2 text-ink-muted text-xs tabular"
      data-testid="counts"
    >
      <span className="font-medium text-ink">{blueprint.name}</span>
      <span>{t('count.entities', { count: blueprint.entities.length })}</span>
      <span aria-hidden>·</span>
      <span>{t('count.fields', { count: fields })}</span>
      <span aria-hidden>·</span>
      <span>{t('count.relations', { count: blueprint.relations.length })}</span>
      <span aria-hidden>·</span>
      <span>{t(`readIn.${language}`)}</span>
      {errors > 0 ? <span className="text-bad">· {t('count.errors', { count: errors })}</span> : null}
    </p>
  );
}
