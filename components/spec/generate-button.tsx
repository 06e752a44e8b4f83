'use client';

import { ChevronDown, ListTree, Play } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { type Ref, useImperativeHandle, useTransition } from 'react';
import { toast } from 'sonner';
import { Button } from '#components/ui/button.tsx';
import { cn } from '#components/ui/cn.ts';
import { Kbd } from '#components/ui/kbd.tsx';
import { Menu, MenuChoice, MenuItem, MenuSeparator } from '#components/ui/menu.tsx';
import { Tooltip } from '#components/ui/tooltip.tsx';
import { PARTS, type Parts } from '#generator/blueprint/parts.ts';
import { failureSentence } from '#lib/errors.ts';
import { startRun } from '#lib/runs/actions.ts';
import type { Autosaver } from './autosaver.ts';
import { type Delivery, useTimeSentence } from './delivery.ts';
import type { WorkspaceProject } from './project.ts';
import { AS_WRITTEN, type OptionOverrides } from './understanding/options.tsx';

export type GenerateHandle = {
  generate: () => void;
  /** Generates up to the plan and waits there; of a project without a version there is nothing to plan for, and it generates. */
  plan: () => void;
};
type GenerateButtonProps = {
  ref: Ref<GenerateHandle>;
  team: string;
  project: WorkspaceProject;
  saver: Autosaver;
  overrides: OptionOverrides;
  delivery: Delivery;
  errors: number;
  isEmpty: boolean;
  /** Whether the project has a version, which a generation meets and a plan is about. */
  hasVersion: boolean;
};

/** Saves what is not saved, starts a run of it and goes there. Says why when it cannot. */
export function GenerateButton(props: GenerateButtonProps) {
  const { ref, team, project, saver, overrides, delivery, errors, isEmpty, hasVersion } = props;
  const t = useTranslations('spec.generate');
  const locale = useLocale();
  const router = useRouter();
  const [busy, startTransition] = useTransition();
  const obstacle = isEmpty ? t('empty') : errors > 0 ? t('errors', { count: errors }) : null;

  function start(dryRun: boolean) {
    if (busy) return;
    if (obstacle !== null) {
      toast.error(obstacle);
      return;
    }
    startTransition(async () => {
      if (!(await saver.flush())) {
        toast.error(t('notSaved'));
        return;
      }
      const result = await startRun(team, {
        projectId: project.id,
        overrides,
        parts: delivery.chosen,
        ...(dryRun && { dryRun }),
      });
      const runs = `/t/${team}/p/${project.slug}/runs`;
      if (result.ok) router.push(`${runs}/${result.data.number}`);
      else if (result.error.key === 'project_running') {
        const action = { label: t('openRuns'), onClick: () => router.push(runs) };
        toast.error(failureSentence(result.error, locale), { action });
      } else toast.error(failureSentence(result.error, locale));
    });
  }
  const generate = () => start(false);
  const plan = () => start(hasVersion);
  useImperativeHandle(ref, () => ({ generate, plan }));

  return (
    <div className={cn('flex', obstacle && 'opacity-60')}>
      <Tooltip
        label={obstacle ?? t(`help.${delivery.parts}`)}
        shortcut={obstacle ? undefined : 'Ctrl ↵'}
        side="bottom"
      >
        <Button
          aria-disabled={obstacle !== null || undefined}
          busy={busy}
          className="rounded-r-none"
          onClick={generate}
          variant="primary"
        >
          <Play aria-hidden />
          {t('label')}
        </Button>
      </Tooltip>
      <PartsMenu delivery={delivery} onPlan={hasVersion ? plan : null} />
    </div>
  );
}

type PartsMenuProps = { delivery: Delivery; onPlan: (() => void) | null };

/** What the button will make, with the time each choice takes; and seeing first what it would do. */
function PartsMenu({ delivery, onPlan }: PartsMenuProps) {
  const t = useTranslations('spec');
  const timeSentence = useTimeSentence();
  const { isOpen, chosen, asWritten, parts, times, choose } = delivery;
  const written = {
    value: AS_WRITTEN,
    label: t('delivery.unlessChosen', { value: t(`delivery.parts.${asWritten}`) }),
    hint: isOpen ? timeSentence(asWritten, times) : t('delivery.noFrontend'),
  };
  const choices = PARTS.map((value) => ({
    value,
    label: t(`delivery.parts.${value}`),
    hint: timeSentence(value, times),
  }));
  return (
    <Menu
      trigger={
        <Button
          aria-label={t('delivery.change', { parts: t(`delivery.parts.${parts}`) })}
          className="w-7 rounded-l-none border-l-ink-inverse/25 px-0"
          variant="primary"
        >
          <ChevronDown aria-hidden />
        </Button>
      }
    >
      <MenuChoice<Parts | typeof AS_WRITTEN>
        label={t('delivery.title')}
        onChange={(value) => choose(value === AS_WRITTEN ? null : value)}
        options={isOpen ? [written, ...choices] : [written]}
        value={(isOpen ? chosen : null) ?? AS_WRITTEN}
      />
      {onPlan ? (
        <>
          <MenuSeparator />
          <MenuItem onClick={onPlan}>
            <ListTree aria-hidden />
            <span className="flex-1">
              {t('generate.plan')}
              <span className="block text-ink-muted text-xs">{t('generate.planHelp')}</span>
            </span>
            <Kbd>Ctrl ⇧ ↵</Kbd>
          </MenuItem>
        </>
      ) : null}
    </Menu>
  );
}
