'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useQueryState } from 'nuqs';
import { useRef, useState } from 'react';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { cn } from '#components/ui/cn.ts';
import { Notice } from '#components/ui/notice.tsx';
import { Segmented } from '#components/ui/segmented.tsx';
import { SplitPane } from '#components/ui/split-pane.tsx';
import type { Parts } from '#generator/blueprint/parts.ts';
import { failureSentence } from '#lib/errors.ts';
import type { TypicalTime } from '#lib/runs/rules.ts';
import { saveSpec } from '#lib/specs/actions.ts';
import { MAX_SPEC_BYTES, type SpecVersionView } from '#lib/specs/schema.ts';
import { ConflictNotice } from './conflict-notice.tsx';
import { deliveryOf } from './delivery.ts';
import { SpecEditor, type SpecEditorHandle } from './editor/spec-editor.tsx';
import { GenerateButton, type GenerateHandle } from './generate-button.tsx';
import type { WorkspaceProject } from './project.ts';
import { useReading } from './reader/use-reading.ts';
import { SaveStatus } from './save-status.tsx';
import { UnderstandingPanel } from './understanding/panel.tsx';
import { useAutosave } from './use-autosave.ts';
import { useOverrides } from './use-overrides.ts';
import { useParts } from './use-parts.ts';
import { VersionsDrawer } from './versions-drawer.tsx';

type WorkspaceProps = {
  team: string;
  project: WorkspaceProject;
  spec: SpecVersionView | null;
  canEdit: boolean;
  canRun: boolean;
  /** Whether there is a version that a generation would meet. */
  hasVersion: boolean;
  /** What the project's runs deliver, as chosen last; null follows the SPEC. */
  rememberedParts: Parts | null;
  /** How long runs of the project took, where it has some. */
  times: readonly TypicalTime[];
};
const DEFAULT_FILE_NAME = 'SPEC.md';

/** A project's SPEC on one side and what it is understood as on the other, live; and the button that builds it. */
export function Workspace(props: WorkspaceProps) {
  const { team, project, spec, canEdit, canRun, hasVersion, rememberedParts, times } = props;
  const t = useTranslations('spec');
  const locale = useLocale();
  const editor = useRef<SpecEditorHandle>(null);
  // On a phone an address that names a view of what was understood shows that side.
  const [view] = useQueryState('view');
  const [pane, setPane] = useState<'text' | 'understood'>(view === null ? 'text' : 'understood');
  const [overrides, setOverrides] = useOverrides();
  const [chosen, choose] = useParts(rememberedParts);
  const fileName = spec?.fileName ?? DEFAULT_FILE_NAME;
  const initialText = spec?.text ?? '';
  const { reading, failed, read } = useReading(initialText, fileName, ({ text, result }) =>
    editor.current?.showReading(text, result),
  );
  const { saver, state, base } = useAutosave(
    { number: spec?.number ?? 0, savedAt: spec?.savedAt ?? null },
    async (input) =>
      // Not even sent: the server takes no request that long, and could not say why.
      input.text.length > MAX_SPEC_BYTES
        ? { ok: false, error: { code: 'limit', key: 'spec_too_large' } }
        : saveSpec(team, { projectId: project.id, ...input }),
  );

  function change(text: string) {
    read(text);
    if (canEdit) saver.change(text);
  }
  function jump(line: number, column?: number) {
    setPane('text');
    // The editor may have been hidden on a phone; it can take the focus once it is shown.
    requestAnimationFrame(() => editor.current?.jumpTo(line, column));
  }
  /** Shows a version that the server has already: nothing of it is unsaved. */
  function adopt(version: { number: number; savedAt: Date; text: string }) {
    editor.current?.replaceText(version.text);
    saver.rebase({ number: version.number, savedAt: version.savedAt }, null);
  }

  const errors =
    reading?.result.diagnostics.filter((diagnostic) => diagnostic.severity === 'error').length ?? 0;
  const generator = useRef<GenerateHandle>(null);
  const frontend = overrides.frontend ?? reading?.result.blueprint?.options.frontend;
  const delivery = deliveryOf({ chosen, times, choose }, frontend);
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <h1 className="sr-only">{project.name}</h1>
      <div className="flex h-11 shrink-0 items-center gap-2 border-b bg-surface px-3 sm:px-4">
        <span className="truncate font-mono text-ink-muted text-xs max-sm:hidden">{fileName}</span>
        <SaveStatus number={base.number} readOnly={!canEdit} state={state} />
        <div className="ml-auto flex items-center gap-2">
          <VersionsDrawer
            canRestore={canEdit}
            onRestored={adopt}
            project={project}
            saver={saver}
            team={team}
          />
          {canRun ? (
            <GenerateButton
              delivery={delivery}
              errors={errors}
              hasVersion={hasVersion}
              isEmpty={reading === null || reading.result.blueprint === null}
              overrides={overrides}
              project={project}
              ref={generator}
              saver={saver}
              team={team}
            />
          ) : null}
        </div>
      </div>
      {state.kind === 'blocked' ? (
        <ConflictNotice
          failure={state.failure}
          getText={() => editor.current?.getText() ?? ''}
          onAdopt={adopt}
          projectId={project.id}
          saver={saver}
          team={team}
        />
      ) : null}
      {state.kind === 'retrying' ? (
        <Notice
          action={
            state.failure.code === 'unauthenticated' ? (
              <ButtonLink href="/sign-in" size="sm" target="_blank">
                {t('save.signIn')}
              </ButtonLink>
            ) : null
          }
          className="m-2 shrink-0"
          tone="warn"
        >
          {failureSentence(state.failure, locale)}
          {state.failure.code === 'unauthenticated' ? ` ${t('save.kept')}` : null}
        </Notice>
      ) : null}
      <div className="border-b bg-surface p-2 lg:hidden">
        <Segmented
          label={t('pane.label')}
          onChange={setPane}
          options={[
            { value: 'text', label: t('pane.text') },
            { value: 'understood', label: t('pane.understood') },
          ]}
          value={pane}
        />
      </div>
      <SplitPane label={t('pane.divider')}>
        <section
          aria-label={t('editor.label')}
          className={cn('min-h-0 min-w-0', pane !== 'text' && 'max-lg:hidden')}
        >
          <SpecEditor
            className="h-full"
            fileName={fileName}
            handle={editor}
            initialText={initialText}
            onChange={change}
            onGenerate={() => generator.current?.generate()}
            onPlan={() => generator.current?.plan()}
            onSave={() => void saver.flush()}
            reading={reading}
            readOnly={!canEdit}
          />
        </section>
        <section
          aria-label={t('pane.understood')}
          className={cn('min-h-0 min-w-0 bg-canvas', pane !== 'understood' && 'max-lg:hidden')}
        >
          <UnderstandingPanel
            delivery={delivery}
            failed={failed}
            onInsert={canEdit ? (text) => editor.current?.replaceText(text) : undefined}
            onJump={jump}
            onOverrides={setOverrides}
            overrides={overrides}
            reading={reading}
            readOnly={!canRun}
          />
        </section>
      </SplitPane>
    </div>
  );
}
