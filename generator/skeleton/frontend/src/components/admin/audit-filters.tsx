'use client';

import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { RelationSelect } from '@/components/data/input/relation-select';
import { Button } from '@/components/ui/button';
import { DatePicker } from '@/components/ui/date-picker';
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '@/components/ui/select';
import { ENTITIES } from '@/features/registry';
import { useUser } from '@/lib/auth/user-context';
import { AUDIT_ACTIONS, type AuditFilters, FEATURE_ENTRIES } from './audit-query';
import { useAccountDefinition } from './use-account-definition';

const NONE: AuditFilters = { entity: null, action: null, actor: null, from: null, to: null };

type Props = { filters: AuditFilters; onChange: (change: Partial<AuditFilters>) => void };

/** Narrows the log: by what, by who, by when. */
export function AuditFilterBar({ filters, onChange }: Props) {
  const t = useTranslations('admin.audit');
  const words = useTranslations('entities');
  const account = useAccountDefinition();
  const entities = [
    ...ENTITIES.map(({ key }) => ({ value: key, label: words(`${key}.many`) })),
    { value: FEATURE_ENTRIES, label: t('featuresMany') },
  ];
  const actions = AUDIT_ACTIONS.map((action) => ({ value: action, label: t(`actions.${action}`) }));
  // Addresses carry text; where keys are numbers the choices do not.
  const me = useUser();
  const actor = typeof me?.id === 'number' && filters.actor ? Number(filters.actor) : filters.actor;
  const asked = Object.values(filters).some((value) => value !== null);
  return (
    <div className="grid gap-2 sm:grid-cols-2 lg:flex lg:flex-wrap lg:items-center">
      <Choice
        items={entities}
        label={t('entity')}
        onChange={(entity) => onChange({ entity })}
        value={filters.entity}
      />
      <Choice
        items={actions}
        label={t('action')}
        onChange={(action) => onChange({ action })}
        value={filters.action}
      />
      <div className="min-w-0 lg:w-52">
        <RelationSelect
          aria-label={t('actor')}
          clearable
          onChange={(id) => onChange({ actor: id === null ? null : String(id) })}
          placeholder={t('actor')}
          target={account.key}
          value={actor}
        />
      </div>
      <DatePicker
        aria-label={t('from')}
        className="lg:w-40"
        clearable
        {...(filters.to ? { max: filters.to } : {})}
        onChange={(from) => onChange({ from })}
        placeholder={t('from')}
        value={filters.from}
      />
      <DatePicker
        aria-label={t('to')}
        className="lg:w-40"
        clearable
        {...(filters.from ? { min: filters.from } : {})}
        onChange={(to) => onChange({ to })}
        placeholder={t('to')}
        value={filters.to}
      />
      {asked ? (
        <Button className="justify-self-start" onClick={() => onChange(NONE)} variant="ghost">
          <X aria-hidden />
          {t('clear')}
        </Button>
      ) : null}
    </div>
  );
}

type ChoiceProps = {
  label: string;
  items: readonly { value: string; label: string }[];
  value: string | null;
  onChange: (value: string | null) => void;
};

/** One of a few, or all of them. */
function Choice({ label, items, value, onChange }: ChoiceProps) {
  const t = useTranslations('admin.audit');
  const all = [{ value: '', label: t('all', { label }) }, ...items];
  return (
    <Select items={all} onValueChange={(next) => onChange(next || null)} value={value ?? ''}>
      <SelectTrigger aria-label={label} className="lg:w-44">
        <SelectValue />
      </SelectTrigger>
      <SelectContent>
        {all.map((item) => (
          <SelectItem key={item.value} value={item.value}>
            {item.label}
          </SelectItem>
        ))}
      </SelectContent>
    </Select>
  );
}
