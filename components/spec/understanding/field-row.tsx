import { useTranslations } from 'next-intl';
import { Badge } from '#components/ui/badge.tsx';
import { cn } from '#components/ui/cn.ts';
import type { Field } from '#generator/blueprint/schema.ts';
import { FieldTypeIcon } from './field-type-icon.tsx';
import { findLimits } from './limits.ts';

/** One field as it was understood: its label, type, and everything that must hold for it. */
export function FieldRow({ field }: { field: Field }) {
  const t = useTranslations('spec');
  const limits = findLimits(field);
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-3 gap-y-1 px-3.5 py-1.5">
      <div className="flex min-w-0 items-baseline gap-1.5">
        <FieldTypeIcon className="size-3.5 shrink-0 translate-y-0.5 text-ink-faint" type={field.type} />
        <span className="truncate text-ink text-sm" title={`${field.label} (${field.name})`}>
          {field.label}
          {field.required ? (
            <span className="ml-0.5 text-bad" title={t('field.required')}>
              <span aria-hidden>*</span>
              <span className="sr-only"> ({t('field.required')})</span>
            </span>
          ) : null}
        </span>
      </div>
      <span className="text-ink-muted text-xs">{t(`type.${field.type}`)}</span>
      <Constraints field={field} limits={limits} />
    </li>
  );
}

function Constraints({ field, limits }: { field: Field; limits: ReturnType<typeof findLimits> }) {
  const t = useTranslations('spec');
  const badges = [
    field.unique ? (
      <Badge key="unique" tone="accent">
        {t('field.unique')}
      </Badge>
    ) : null,
    limits ? (
      <Badge key="limits" tone="outline">
        {t(`limit.${limits.kind}.${limits.shape}`, { min: limits.min, max: limits.max })}
      </Badge>
    ) : null,
    field.pattern ? (
      <Badge className="max-w-48 font-mono" key="pattern" title={field.pattern} tone="outline">
        <span className="truncate">{field.pattern}</span>
      </Badge>
    ) : null,
    field.default === undefined ? null : (
      <Badge key="default" tone="outline">
        {t('field.default', { value: defaultLabel(field) })}
      </Badge>
    ),
  ].filter(Boolean);
  const values = field.values ?? [];
  if (badges.length === 0 && values.length === 0) return null;
  return (
    <div
      className={cn(
        'col-span-2 flex flex-wrap gap-1 pl-5',
        badges.length > 0 && values.length > 0 && 'gap-y-1.5',
      )}
    >
      {values.map((value) => (
        <Badge key={value.value} title={value.value} tone="neutral">
          {value.label}
        </Badge>
      ))}
      {badges}
    </div>
  );
}

function defaultLabel(field: Field): string {
  return field.values?.find((value) => value.value === field.default)?.label ?? String(field.default);
}
