import { ArchiveRestore, Database, Fingerprint, KeyRound, LayoutTemplate, Package } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Card } from '#components/ui/card.tsx';
import { Select } from '#components/ui/select.tsx';
import { PARTS } from '#generator/blueprint/parts.ts';
import { DATABASES, FRONTENDS, KEYS, type Options } from '#generator/blueprint/schema.ts';
import { type Delivery, useTimeSentence } from '../delivery.ts';

/** Stands for the SPEC among the choices of a list. */
export const AS_WRITTEN = 'spec' as const;
const ON_OFF = ['on', 'off'] as const;

export type OptionOverrides = Partial<
  Pick<Options, 'auth' | 'database' | 'frontend' | 'softDelete' | 'keys'>
>;
type OptionsPanelProps = {
  options: Options;
  overrides: OptionOverrides;
  onChange: (overrides: OptionOverrides) => void;
  /** What a run would deliver; absent where none can be started. */
  delivery?: Delivery;
  readOnly: boolean;
};

/** What a run delivers, and what the SPEC decided about sign-in, database, frontend, deletions and keys; a choice here wins over the SPEC for the next runs. */
export function OptionsPanel(props: OptionsPanelProps) {
  const { options, overrides, onChange, delivery, readOnly } = props;
  const t = useTranslations('spec');
  const auth = (on: boolean) => t(on ? 'options.authOn' : 'options.authOff');
  const kept = (on: boolean) => t(on ? 'options.softDeleteOn' : 'options.softDeleteOff');
  return (
    <Card className="divide-y">
      {delivery ? <DeliveryRow delivery={delivery} readOnly={readOnly} /> : null}
      <OptionRow
        help={options.roles.length > 0 ? t('options.roles', { roles: options.roles.join(', ') }) : undefined}
        icon={<KeyRound aria-hidden />}
        title={t('options.auth')}
      >
        <Choice
          choices={ON_OFF.map((value) => ({ value, label: auth(value === 'on') }))}
          label={t('options.auth')}
          onChange={(value) =>
            onChange({ ...overrides, auth: value === undefined ? undefined : value === 'on' })
          }
          readOnly={readOnly}
          value={overrides.auth === undefined ? undefined : overrides.auth ? 'on' : 'off'}
          unless={t('options.asWritten', { value: auth(options.auth) })}
        />
      </OptionRow>
      <OptionRow icon={<Database aria-hidden />} title={t('options.database')}>
        <Choice
          choices={DATABASES.map((value) => ({ value, label: t(`options.databases.${value}`) }))}
          label={t('options.database')}
          onChange={(database) => onChange({ ...overrides, database })}
          readOnly={readOnly}
          value={overrides.database}
          unless={t('options.asWritten', { value: t(`options.databases.${options.database}`) })}
        />
      </OptionRow>
      <OptionRow icon={<LayoutTemplate aria-hidden />} title={t('options.frontend')}>
        <Choice
          choices={FRONTENDS.map((value) => ({ value, label: t(`options.frontends.${value}`) }))}
          label={t('options.frontend')}
          onChange={(frontend) => onChange({ ...overrides, frontend })}
          readOnly={readOnly}
          value={overrides.frontend}
          unless={t('options.asWritten', { value: t(`options.frontends.${options.frontend}`) })}
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
          unless={t('options.asWritten', { value: kept(options.softDelete) })}
        />
      </OptionRow>
      <OptionRow icon={<Fingerprint aria-hidden />} title={t('options.keys')}>
        <Choice
          choices={KEYS.map((value) => ({ value, label: t(`options.keyKinds.${value}`) }))}
          label={t('options.keys')}
          onChange={(keys) => onChange({ ...overrides, keys })}
          readOnly={readOnly}
          value={overrides.keys}
          unless={t('options.asWritten', { value: t(`options.keyKinds.${options.keys}`) })}
        />
      </OptionRow>
      <p className="px-4 py-2.5 text-ink-muted text-xs">{t('options.help')}</p>
    </Card>
  );
}

function DeliveryRow({ delivery, readOnly }: { delivery: Delivery; readOnly: boolean }) {
  const t = useTranslations('spec');
  const timeSentence = useTimeSentence();
  const { isOpen, chosen, parts, asWritten, times, choose } = delivery;
  return (
    <OptionRow
      help={
        isOpen ? `${t(`delivery.means.${parts}`)} ${timeSentence(parts, times)}` : t('delivery.noFrontend')
      }
      icon={<Package aria-hidden />}
      title={t('delivery.title')}
    >
      <Choice
        choices={PARTS.map((value) => ({ value, label: t(`delivery.parts.${value}`) }))}
        label={t('delivery.title')}
        onChange={(next) => choose(next ?? null)}
        readOnly={readOnly || !isOpen}
        value={isOpen ? (chosen ?? undefined) : undefined}
        unless={t('delivery.unlessChosen', { value: t(`delivery.parts.${asWritten}`) })}
      />
    </OptionRow>
  );
}

type OptionRowProps = { icon: ReactNode; title: string; help?: string; children: ReactNode };

function OptionRow({ icon, title, help, children }: OptionRowProps) {
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-2.5">
      <span className="text-ink-muted [&_svg]:size-4">{icon}</span>
      <div className="min-w-0 flex-1">
        <h3 className="font-medium text-sm">{title}</h3>
        {help ? <p className="max-w-prose text-ink-muted text-xs">{help}</p> : null}
      </div>
      {children}
    </div>
  );
}

type ChoiceProps<T extends string> = {
  label: string;
  /** What holds while nothing is chosen, as a choice of its own. */
  unless: string;
  value: T | undefined;
  choices: { value: T; label: string }[];
  onChange: (value: T | undefined) => void;
  readOnly: boolean;
};

function Choice<T extends string>({ label, unless, value, choices, onChange, readOnly }: ChoiceProps<T>) {
  return (
    <Select<T | typeof AS_WRITTEN>
      className="w-56"
      disabled={readOnly}
      label={label}
      onChange={(next) => onChange(next === AS_WRITTEN ? undefined : (next as T))}
      options={[{ value: AS_WRITTEN, label: unless }, ...choices]}
      value={value ?? AS_WRITTEN}
    />
  );
}
