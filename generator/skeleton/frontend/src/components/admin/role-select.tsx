'use client';

import { useTranslations } from 'next-intl';
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '@/components/ui/select';
import { project } from '@/lib/project';

/** Returns what a role is called: the two every application has in the reader's language, others as the SPEC does. */
export function useRoleName(): (role: string) => string {
  const t = useTranslations('admin.roles');
  return (role) =>
    t.has(`names.${role}`)
      ? t(`names.${role}`)
      : role.charAt(0).toUpperCase() + role.slice(1).replaceAll('_', ' ');
}

type Props = { value: string; onChange: (role: string) => void; label: string; disabled?: boolean };

/** The role of an account. */
export function RoleSelect({ value, onChange, label, disabled = false }: Props) {
  const name = useRoleName();
  const items = project.roles.map((role) => ({ value: role as string, label: name(role) }));
  return (
    <Select
      disabled={disabled}
      items={items}
      onValueChange={(role) => role && role !== value && onChange(role)}
      value={value}
    >
      <SelectTrigger aria-label={label} className="w-32 md:w-40" size="sm">
        <SelectValue />
      </SelectTrigger>
      <SelectContent>
        {items.map((item) => (
          <SelectItem key={item.value} value={item.value}>
            {item.label}
          </SelectItem>
        ))}
      </SelectContent>
    </Select>
  );
}
