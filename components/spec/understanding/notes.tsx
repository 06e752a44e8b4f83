import { Lightbulb, ScrollText } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Badge } from '#components/ui/badge.tsx';
import { Card, CardHeader, CardTitle } from '#components/ui/card.tsx';
import type { Blueprint, Rule } from '#generator/blueprint/schema.ts';
import type { Assumption } from '#generator/spec/diagnostics.ts';
import { labelOf } from './relations.ts';

type NotesProps = { blueprint: Blueprint; assumptions: Assumption[]; onJump: (line: number) => void };

/** What was guessed, so that people can object, and what was kept word for word. */
export function Notes({ blueprint, assumptions, onJump }: NotesProps) {
  const t = useTranslations('spec');
  return (
    <div className="space-y-4">
      <Section
        empty={t('assumptions.none')}
        help={t('assumptions.help')}
        icon={<Lightbulb aria-hidden className="size-4 text-warn" />}
        items={assumptions}
        title={t('assumptions.title')}
      >
        {(assumption, index) => (
          <li className="flex items-start gap-3 px-4 py-2 text-sm" key={`${assumption.line}-${index}`}>
            <span className="min-w-0 flex-1">{assumption.text}</span>
            <LineButton line={assumption.line} onJump={onJump} />
          </li>
        )}
      </Section>
      <Section
        empty={t('rules.none')}
        help={t('rules.help')}
        icon={<ScrollText aria-hidden className="size-4 text-accent" />}
        items={blueprint.rules}
        title={t('rules.title')}
      >
        {(rule) => <RuleItem blueprint={blueprint} key={rule.id} rule={rule} />}
      </Section>
    </div>
  );
}

function RuleItem({ rule, blueprint }: { rule: Rule; blueprint: Blueprint }) {
  return (
    <li className="flex items-start gap-3 px-4 py-2 text-sm">
      <q className="min-w-0 flex-1">{rule.text}</q>
      {rule.entity ? <Badge tone="outline">{labelOf(blueprint, rule.entity)}</Badge> : null}
    </li>
  );
}

type SectionProps<T> = {
  title: string;
  help: string;
  empty: string;
  icon: ReactNode;
  items: T[];
  children: (item: T, index: number) => ReactNode;
};

function Section<T>({ title, help, empty, icon, items, children }: SectionProps<T>) {
  return (
    <Card>
      <CardHeader>
        {icon}
        <CardTitle>{title}</CardTitle>
        <Badge>{items.length}</Badge>
      </CardHeader>
      <p className="px-4 pt-2 text-ink-muted text-xs">{items.length > 0 ? help : empty}</p>
      <ul className="divide-y divide-line/60 py-1">{items.map(children)}</ul>
    </Card>
  );
}

/** Goes to a line of the SPEC in the editor. */
export function LineButton({ line, onJump }: { line: number; onJump: (line: number) => void }) {
  const t = useTranslations('spec');
  return (
    <button
      className="shrink-0 rounded-sm px-1 font-mono text-ink-muted text-xs underline decoration-line-strong underline-offset-2 hover:text-ink"
      onClick={() => onJump(line)}
      type="button"
    >
      {t('line', { line })}
    </button>
  );
}
