'use client';

import { useTranslations } from 'next-intl';
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '@/components/ui/select';
import { project } from '@/lib/project';
import { useRoleName } from './role-select';

export const ACCOUNT_STATES = ['open', 'shut'] as const;
type Role = (typeof project.roles)[number];
type State = (typeof ACCOUNT_STATES)[number];

type Props = {
  role: Role | null;
  state: State | null;
  onChange: (change: { role?: Role | null; state?: State | null }) => void;
};

/** Narrows the accounts: by role, and by whether they can sign in. */
export function UserFilters({ role, state, onChange }: Props) {
  const t = useTranslations('admin.users');
  const nameOf = useRoleName();
  return (
    <>
      <Choice
        all={t('allRoles')}
        items={project.roles.map((value) => ({ value, label: nameOf(value) }))}
        label={t('role')}
        onChange={(next) => onChange({ role: next })}
        value={role}
      />
      <Choice
        all={t('anyState')}
        items={ACCOUNT_STATES.map((value) => ({ value, label: t(value) }))}
        label={t('active')}
        onChange={(next) => onChange({ state: next })}
        value={state}
      />
    </>
  );
}

type ChoiceProps<Value extends string> = {
  label: string;
  all: string;
  items: readonly { value: Value; label: string }[];
  value: Value | null;
  onChange: (value: Value | null) => void;
};

/** One of a few, or all of them. */
function Choice<Value extends string>({ label, all, items, value, onChange }: ChoiceProps<Value>) {
  const choices: readonly { value: Value | ''; label: string }[] = [{ value: '', label: all }, ...items];
  return (
    <Select
      items={[...choices]}
      onValueChange={(next) => onChange(items.find((item) => item.value === next)?.value ?? null)}
      value={value ?? ''}
    >
      <SelectTrigger aria-label={label} className="w-auto min-w-36">
        <SelectValue />
      </SelectTrigger>
      <SelectContent>
        {choices.map((choice) => (
          <SelectItem key={choice.value} value={choice.value}>
            {choice.label}
          </SelectItem>
        ))}
      </SelectContent>
    </Select>
  );
}
