'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { leaveTo } from '@/lib/forms/leaving';
import { useState } from 'react';
import {
  Command,
  CommandDialog,
  CommandGroup,
  CommandInput,
  CommandItem,
  CommandList,
  CommandShortcut,
} from '@/components/ui/command';
import { Kbd } from '@/components/ui/kbd';
import { Spinner } from '@/components/ui/spinner';
import { capsOf } from '@/lib/shortcuts/keys';
import { EntityIcon } from './entity-icon';
import { matching } from './matching';
import { type PaletteCommand, usePaletteCommands } from './palette-commands';
import { useShell } from './shell-context';
import { useRecordSearch } from './use-record-search';

type CommandPaletteProps = { open: boolean; onOpenChange: (open: boolean) => void };

/** Finds pages, actions and records by a few letters. */
export default function CommandPalette({ open, onOpenChange }: CommandPaletteProps) {
  const t = useTranslations('shell.search');
  return (
    <CommandDialog description={t('description')} onOpenChange={onOpenChange} open={open} title={t('title')}>
      <Palette close={() => onOpenChange(false)} />
    </CommandDialog>
  );
}

const GROUPS = ['go', 'create', 'preferences'] as const;

function Palette({ close }: { close: () => void }) {
  const t = useTranslations('shell.search');
  const router = useRouter();
  const { entities } = useShell();
  const [typed, setTyped] = useState('');
  const commands = matching(typed, usePaletteCommands());
  const { records, pending } = useRecordSearch(typed, entities);
  const run = (action: () => void) => () => {
    close();
    action();
  };
  const nothing = commands.length === 0 && records.length === 0;
  return (
    <Command label={t('title')} loop shouldFilter={false}>
      <CommandInput onValueChange={setTyped} placeholder={t('placeholder')} value={typed}>
        {pending ? <Spinner className="text-muted-foreground" /> : null}
        <Kbd>Esc</Kbd>
      </CommandInput>
      <CommandList>
        {nothing ? (
          <p className="py-10 text-center text-muted-foreground text-sm" role="status">
            {pending ? t('searching') : t('nothing', { typed })}
          </p>
        ) : null}
        {GROUPS.map((group) => (
          <CommandsOf
            commands={commands.filter((command) => command.group === group)}
            group={group}
            key={group}
            run={run}
          />
        ))}
        {records.length > 0 ? (
          <CommandGroup heading={t('groups.records')}>
            {records.map(({ entity, id, label }) => (
              <CommandItem
                key={`${entity.key}:${id}`}
                onSelect={run(() => leaveTo(`/${entity.route}/${encodeURIComponent(id)}`, router.push))}
                value={`record:${entity.key}:${id}`}
              >
                <EntityIcon entity={entity.key} />
                <span className="truncate">{label}</span>
                <KindOf entity={entity.key} />
              </CommandItem>
            ))}
          </CommandGroup>
        ) : null}
      </CommandList>
      <Footer />
    </Command>
  );
}

function KindOf({ entity }: { entity: string }) {
  const t = useTranslations('entities');
  return <span className="ml-auto shrink-0 text-muted-foreground text-xs">{t(`${entity}.one`)}</span>;
}

type CommandsOfProps = {
  group: (typeof GROUPS)[number];
  commands: readonly PaletteCommand[];
  run: (action: () => void) => () => void;
};

function CommandsOf({ group, commands, run }: CommandsOfProps) {
  const t = useTranslations('shell.search');
  if (commands.length === 0) return null;
  return (
    <CommandGroup heading={t(`groups.${group}`)}>
      {commands.map(({ id, label, icon: Icon, keys, run: action }) => (
        <CommandItem key={id} onSelect={run(action)} value={id}>
          <Icon aria-hidden />
          <span className="truncate">{label}</span>
          {keys ? (
            <CommandShortcut className="max-sm:hidden">
              {capsOf(keys, false)
                .flat()
                .map((cap) => (
                  <Kbd key={cap}>{cap}</Kbd>
                ))}
            </CommandShortcut>
          ) : null}
        </CommandItem>
      ))}
    </CommandGroup>
  );
}

function Footer() {
  const t = useTranslations('shell.search');
  return (
    <p
      aria-hidden
      className="flex items-center gap-4 border-t bg-muted/50 px-4 py-2 text-muted-foreground text-xs max-sm:hidden"
    >
      <span className="flex items-center gap-1.5">
        <Kbd>↑</Kbd>
        <Kbd>↓</Kbd>
        {t('move')}
      </span>
      <span className="flex items-center gap-1.5">
        <Kbd>↵</Kbd>
        {t('open')}
      </span>
    </p>
  );
}
