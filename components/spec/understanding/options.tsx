import { ArchiveRestore, Database, Fingerprint, KeyRound, LayoutTemplate } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Card } from '#components/ui/card.tsx';
import { Select } from '#components/ui/select.tsx';
import { DATABASES, FRONTENDS, KEYS, type Options } from '#generator/blueprint/schema.ts';

export const AS_WRITTEN = 'spec';
const ON_OFF = ['on', 'off'] as const;

export type OptionOverrides = Partial<
  Pick<Options, 'auth' | 'database' | 'frontend' | 'softDelete' | 'keys'>
>;
type OptionsPanelProps = {
  options: Options;
  overrides: OptionOverrides;
  onChange: (overrides: OptionOverrides) => void;
  readOnly: boolean;
};

/** What the SPEC decided about sign-in, database, frontend, deletions and keys; a choice here wins over the SPEC for the next runs. */
export function OptionsPanel({ options, overrides, onChange, readOnly }: OptionsPanelProps) {
  const t = useTranslations('spec');
  const auth = (on: boolean) => t(on ? 'options.authOn' : 'options.authOff');
  const kept = (on: boolean) => t(on ? 'options.softDeleteOn' : 'options.softDeleteOff');
  return (
    <Card className="divide-y">
      <OptionRow icon={<KeyRound aria-hidden />} roles={options.roles} title={t('options.auth')}>
        <Choice
          choices={ON_OFF.map((value) => ({ value, label: auth(value === 'on') }))}
          label={t('options.auth')}
          onChange={(value) =>
            onChange({ ...overrides, auth: value === undefined ? undefined : value === 'on' })
          }
          readOnly={readOnly}
          value={overrides.auth === undefined ? undefined : overrides.auth ? 'on' : 'off'}
          written={auth(options.auth)}
        />
      </OptionRow>
      <OptionRow icon={<Database aria-hidden />} title={t('options.database')}>
        <Choice
          choices={DATABASES.map((value) => ({ value, label: t(`options.databases.${value}`) }))}
          label={t('options.database')}
          onChange={(database) => onChange({ ...overrides, database })}
          readOnly={readOnly}
          value={overrides.database}
          written={t(`options.databases.${options.database}`)}
        />
      </OptionRow>
      <OptionRow icon={<LayoutTemplate aria-hidden />} title={t('options.frontend')}>
        <Choice
          choices={FRONTENDS.map((value) => ({ value, label: t(`options.frontends.${value}`) }))}
          label={t('options.frontend')}
          onChange={(frontend) => onChange({ ...overrides, frontend })}
          readOnly={readOnly}
          value={overrides.frontend}
          written={t(`options.frontends.${options.frontend}`)}
        />
      </OptionRow>
      <OptionRow icon={<ArchiveRestore aria-hidden />} title={t('options.softDelete')}>
        <Choice
          choices={ON_OFF.map((value) => ({ value, label: kept(value === 'on') }))}
          label={t('options.softDelete')}
          onChange={(value) =>
            onChange({ ...overrides, softDelete: value === undefined ? undefined : value === 'on' })
          }
          readOnly={readOnly}
          value={overrides.softDelete === undefined ? undefined : overrides.softDelete ? 'on' : 'off'}
          written={kept(options.softDelete)}
        />
      </OptionRow>
      <OptionRow icon={<Fingerprint aria-hidden />} title={t('options.keys')}>
        <Choice
          choices={KEYS.map((value) => ({ value, label: t(`options.keyKinds.${value}`) }))}
          label={t('options.keys')}
          onChange={(keys) => onChange({ ...overrides, keys })}
          readOnly={readOnly}
          value={overrides.keys}
          written={t(`options.keyKinds.${options.keys}`)}
        />
      </OptionRow>
      <p className="px-4 py-2.5 text-ink-muted text-xs">{t('options.help')}</p>
    </Card>
  );
}

type OptionRowProps = { icon: ReactNode; title: string; roles?: string[]; children: ReactNode };

function OptionRow({ icon, title, roles = [], children }: OptionRowProps) {
  const t = useTranslations('spec');
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-2.5">
      <span className="text-ink-muted [&_svg]:size-4">{icon}</span>
      <div className="min-w-0 flex-1">
        <h3 className="font-medium text-sm">{title}</h3>
        {roles.length > 0 ? (
          <p className="text-ink-muted text-xs">{t('options.roles', { roles: roles.join(', ') })}</p>
        ) : null}
      </div>
      {children}
    </div>
  );
}

type ChoiceProps<T extends string> = {
  label: string;
  written: string;
  value: T | undefined;
  choices: { value: T; label: string }[];
  onChange: (value: T | undefined) => void;
  readOnly: boolean;
};

function Choice<T extends string>({ label, written, value, choices, onChange, readOnly }: ChoiceProps<T>) {
  const t = useTranslations('spec');
  return (
    <Select<T | typeof AS_WRITTEN>
      className="w-56"
      disabled={readOnly}
      label={label}
      onChange={(next) => onChange(next === AS_WRITTEN ? undefined : (next as T))}
      options={[{ value: AS_WRITTEN, label: t('options.asWritten', { value: written }) }, ...choices]}
      value={value ?? AS_WRITTEN}
    />
  );
}
