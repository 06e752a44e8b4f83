import { Boxes, FileQuestionMark } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Fragment } from 'react';
import { Badge, type Tone } from '#components/ui/badge.tsx';
import { Card } from '#components/ui/card.tsx';
import { cn } from '#components/ui/cn.ts';
import { EmptyState } from '#components/ui/empty-state.tsx';
import type { BlueprintChangeGroup, BlueprintChangeView } from '#lib/versions/schema.ts';

const MARKS: Record<BlueprintChangeView['mark'], { sign: string; style: string }> = {
  added: { sign: '+', style: 'bg-ok-soft text-ok' },
  removed: { sign: '−', style: 'bg-bad-soft text-bad' },
  renamed: { sign: '→', style: 'bg-accent-soft text-accent' },
  changed: { sign: '~', style: 'bg-warn-soft text-warn' },
};
const IMPACT_TONES = { check: 'neutral', backfill: 'warn', destructive: 'bad' } as const satisfies Record<
  Exclude<BlueprintChangeView['impact'], 'safe'>,
  Tone
>;

/** What changed in the product, in words, thing by thing. */
export function BlueprintChanges({ groups }: { groups: BlueprintChangeGroup[] | null }) {
  const t = useTranslations('versions.blueprint');
  if (groups === null)
    return (
      <EmptyState icon={<FileQuestionMark aria-hidden />} title={t('unknown')}>
        {t('unknownHelp')}
      </EmptyState>
    );
  if (groups.length === 0)
    return (
      <EmptyState icon={<Boxes aria-hidden />} title={t('none')}>
        {t('noneHelp')}
      </EmptyState>
    );
  return (
    <div className="grid items-start gap-3 xl:grid-cols-2">
      {groups.map((group) => (
        <Card className="overflow-hidden" key={`${group.of}:${group.entity}`}>
          <h3 className="border-b px-4 py-2 font-medium text-sm">
            {group.of === 'entity' ? group.entity : t(`group.${group.of}`)}
          </h3>
          <ul>
            {group.changes.map((change) => (
              <ChangeLine change={change} key={change.sentence} />
            ))}
          </ul>
        </Card>
      ))}
    </div>
  );
}

function ChangeLine({ change }: { change: BlueprintChangeView }) {
  const t = useTranslations('versions.blueprint');
  const { sign, style } = MARKS[change.mark];
  return (
    <li className="flex items-start gap-2.5 border-b px-4 py-2 text-sm last:border-b-0">
      <span
        aria-hidden
        className={cn(
          'mt-0.5 grid size-4 shrink-0 place-items-center rounded-sm font-mono text-xs select-none',
          style,
        )}
      >
        {sign}
      </span>
      <span className="sr-only">{t(`mark.${change.mark}`)}: </span>
      <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">
        <Sentence text={change.sentence} />
      </span>
      {change.impact === 'safe' ? null : (
        <Badge title={t(`impactHelp.${change.impact}`)} tone={IMPACT_TONES[change.impact]}>
          {t(`impact.${change.impact}`)}
        </Badge>
      )}
    </li>
  );
}

/** Names stand in backquotes, as in Markdown. */
function Sentence({ text }: { text: string }) {
  return text.split('`').map((part, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of a sentence never change their places.
    <Fragment key={at}>
      {at % 2 === 1 ? (
        <code className="rounded-sm bg-sunken px-1 py-px font-mono text-xs">{part}</code>
      ) : (
        part
      )}
    </Fragment>
  ));
}
