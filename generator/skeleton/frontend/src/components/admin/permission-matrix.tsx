import { Eye, Pencil, Plus, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import { ACTIONS, type Reach, reachOf } from '@/lib/auth/reach';
import { cn } from '@/lib/cn';
import type { Access, Action } from '@/lib/entity/definition';
import { project } from '@/lib/project';

const ICONS = { read: Eye, create: Plus, update: Pencil, delete: Trash2 } as const;
const LOOKS: Readonly<Record<Reach, string>> = {
  all: 'bg-success-soft text-success',
  own: 'bg-warning-soft text-warning',
  none: 'text-muted-foreground/45',
};

/** Who may do what with which records, as the SPEC says. Runs on the server: no definition is sent along. */
export function PermissionMatrix({ entities }: { entities: readonly { key: string; access: Access }[] }) {
  const t = useTranslations('admin.roles');
  const words = useTranslations('entities');
  const roleName = (role: string | null): string => {
    if (role === null) return t('anyone');
    return t.has(`names.${role}`)
      ? t(`names.${role}`)
      : role.charAt(0).toUpperCase() + role.slice(1).replaceAll('_', ' ');
  };
  const open = entities.some(({ access }) => ACTIONS.some((action) => access[action].anyone));
  const roles: readonly (string | null)[] = [...(open ? [null] : []), ...rolesByPower()];
  return (
    <div className="flex flex-col gap-4">
      <Legend />
      <section
        aria-label={t('title')}
        className="overflow-x-auto rounded-xl border bg-card shadow-xs"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: with many roles it scrolls sideways, and nothing in it takes the focus
        tabIndex={0}
      >
        <Table containerClassName="overflow-x-visible">
          <TableHeader>
            <TableRow className="hover:bg-transparent">
              <TableHead className="sticky left-0 z-1 bg-card pl-4">{t('entity')}</TableHead>
              {roles.map((role) => (
                <TableHead key={role ?? '@anyone'}>{roleName(role)}</TableHead>
              ))}
            </TableRow>
          </TableHeader>
          <TableBody>
            {entities.map(({ key, access }) => (
              <TableRow key={key}>
                <th
                  className="sticky left-0 z-1 h-11 border-b bg-card px-3 pl-4 text-left font-medium whitespace-nowrap in-[tr:last-child]:border-b-0"
                  scope="row"
                >
                  {words(`${key}.many`)}
                </th>
                {roles.map((role) => (
                  <TableCell key={role ?? '@anyone'}>
                    <ul className="flex gap-1">
                      {ACTIONS.map((action) => (
                        <Permission action={action} key={action} reach={reachOf(access, action, role)} />
                      ))}
                    </ul>
                  </TableCell>
                ))}
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </section>
    </div>
  );
}

/** Everybody first, administrators last: what each may do besides. */
const rolesByPower = (): readonly string[] => {
  const others = project.roles.filter((role) => role !== 'admin' && role !== 'user');
  return ['user', ...others, 'admin'];
};

function Permission({ action, reach }: { action: Action; reach: Reach }) {
  const t = useTranslations('admin.roles');
  const Icon = ICONS[action];
  const words = `${t(`actions.${action}`)}: ${t(`reach.${reach}`)}`;
  return (
    <li className={cn('flex size-7 items-center justify-center rounded-md', LOOKS[reach])} title={words}>
      <Icon aria-hidden className="size-3.5" />
      <span className="sr-only">{words}</span>
    </li>
  );
}

function Legend() {
  const t = useTranslations('admin.roles');
  return (
    <div className="flex flex-wrap gap-x-6 gap-y-2 text-muted-foreground text-xs">
      <ul className="flex flex-wrap gap-x-4 gap-y-2">
        {ACTIONS.map((action) => {
          const Icon = ICONS[action];
          return (
            <li className="flex items-center gap-1.5" key={action}>
              <Icon aria-hidden className="size-3.5" />
              {t(`actions.${action}`)}
            </li>
          );
        })}
      </ul>
      <ul className="flex flex-wrap gap-x-4 gap-y-2">
        {(['all', 'own', 'none'] as const).map((reach) => (
          <li className="flex items-center gap-1.5" key={reach}>
            <span aria-hidden className={cn('size-3.5 rounded-sm border', LOOKS[reach])} />
            {t(`reach.${reach}`)}
          </li>
        ))}
      </ul>
    </div>
  );
}
