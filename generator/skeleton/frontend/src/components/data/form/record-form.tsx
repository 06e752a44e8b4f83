'use client';

import { CircleAlert } from 'lucide-react';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { useTranslations } from 'next-intl';
import type { EntityDefinition, Row } from '@/lib/entity/definition';
import { writableFields } from '@/lib/entity/fields';
import type { FormOverrides } from '@/lib/entity/overrides';
import { type FormValues, valuesOf } from '@/lib/forms/values';
import { FormScopeProvider } from '../input/form-scope';
import { ConflictDialog } from './conflict-dialog';
import { DraftNotice } from './draft-notice';
import { focusFirst } from './form-field';
import { FormFields } from './form-fields';
import { FormFooter } from './form-footer';
import { FormSteps, useStepNames } from './form-steps';
import { FormTools } from './form-tools';
import { LeaveDialog } from './leave-dialog';
import { useDirty } from './use-dirty';
import { useDraft } from './use-draft';
import { useFormKeys } from './use-form-keys';
import { useHistory } from './use-history';
import { useLayout } from './use-layout';
import { useLeaveGuard } from './use-leave-guard';
import { useRecordForm } from './use-record-form';
import { useSave } from './use-save';
import { useSteps } from './use-steps';

export type RecordFormProps = {
  definition: EntityDefinition;
  /** The record being changed; left out for a new one. */
  row?: Row | undefined;
  /** What a new record starts with. */
  prefill: FormValues;
  overrides: FormOverrides;
  /** What its draft is kept under; null keeps none. */
  draftId: string | null;
  onSaved: (row: Row) => void;
  onCancel: () => void;
  /** In a window: no steps, no draft, no way of its own to leave. */
  embedded?: boolean;
  /** What the page says above the form, beside its tools. */
  heading?: React.ReactNode;
};

const NONE: FormOverrides = {};

/** The form of an entity: creates a record, or changes one. */
export function RecordForm(props: RecordFormProps) {
  const { definition, row, prefill, overrides = NONE, draftId, onSaved, onCancel, embedded = false } = props;
  const t = useTranslations('form');
  const stepName = useStepNames();
  const box = useRef<HTMLFormElement>(null);
  const fields = useMemo(
    () => writableFields(definition).filter(({ name }) => !overrides[name]?.hidden),
    [definition, overrides],
  );
  const { form, base, restart, rebase, scope } = useRecordForm(definition, row, prefill);
  const isDirty = useDirty(form, base.values);
  const guard = useLeaveGuard(isDirty && !embedded);
  const history = useHistory(form);
  const baseValues = useCallback(() => base.values, [base]);
  const draft = useDraft({ form, id: draftId, version: base.row?.version ?? null, base: baseValues });
  const [layout, setLayout] = useLayout();
  const steps = useSteps(form, fields, embedded ? 'page' : layout, box);
  const save = useSave(definition, form);
  const isNew = base.row === undefined;

  // Somebody else saved while nothing was changed here: the form follows.
  useEffect(() => {
    if (!row || isDirty || row.version === base.row?.version) return;
    restart(row);
    history.restart(valuesOf(definition, row));
  }, [row, isDirty, base, restart, history, definition]);

  const done = async (stored: Row, another: boolean): Promise<void> => {
    await draft.discard();
    restart(another ? undefined : stored);
    history.restart(form.getValues());
    if (!another) {
      onSaved(stored);
      return;
    }
    steps.go(0);
    focusFirst(box.current?.querySelector('[data-form-field]') ?? null);
  };
  const submit = (another = false): Promise<void> =>
    form.handleSubmit(
      async (values) => {
        const stored = await save.run(values, base);
        if (stored) await done(stored, another);
        else steps.showFirstFault();
      },
      () => steps.showFirstFault(),
    )();
  const saveMerged = async (values: FormValues): Promise<void> => {
    if (!save.theirs) return;
    const newer = { row: save.theirs, values: valuesOf(definition, save.theirs) };
    rebase(save.theirs);
    for (const [column, value] of Object.entries(values)) form.setValue(column, value);
    save.closeConflict();
    const stored = await save.run(values, newer);
    if (stored) await done(stored, false);
    else steps.showFirstFault();
  };
  const takeTheirs = (): void => {
    if (!save.theirs) return;
    restart(save.theirs);
    history.restart(valuesOf(definition, save.theirs));
    save.closeConflict();
    void draft.discard();
  };
  useFormKeys({ save: () => void submit(), undo: history.undo, redo: history.redo }, !embedded);
  const isLastStep = steps.all === null || steps.current === steps.all.length - 1;
  const shown = steps.all?.[steps.current];
  return (
    <FormScopeProvider value={scope}>
      {embedded ? null : (
        <header className="flex flex-wrap items-end justify-between gap-3">
          {props.heading}
          <FormTools
            history={history}
            isKept={draft.keptAt !== null && isDirty}
            layout={steps.all || (layout === 'page' && fields.length > 10) ? layout : null}
            onLayout={setLayout}
          />
        </header>
      )}
      <form
        aria-busy={save.isSaving}
        className="flex flex-col gap-5"
        data-entity={definition.key}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          // A form in a window is below this one for React, not on the page.
          event.stopPropagation();
          void (isLastStep ? submit() : steps.next());
        }}
        ref={box}
      >
        <DraftNotice
          draft={draft}
          isStale={draft.found !== null && draft.found.version !== (base.row?.version ?? null)}
        />
        {save.problem ? (
          <div
            className="flex gap-2.5 rounded-lg border border-destructive/40 bg-destructive-soft px-4 py-3 text-sm"
            role="alert"
          >
            <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-destructive" />
            <p>
              <strong className="font-medium">{save.problem.title}.</strong> {save.problem.detail}
            </p>
          </div>
        ) : null}
        {steps.all ? (
          <FormSteps
            current={steps.current}
            faulty={steps.faulty}
            onGo={steps.go}
            reached={steps.reached}
            steps={steps.all}
          />
        ) : null}
        <section
          aria-label={shown ? stepName(shown) : undefined}
          className={embedded ? '' : 'rounded-xl border bg-card p-4 shadow-xs sm:p-6'}
        >
          <FormFields
            control={form.control}
            definition={definition}
            disabled={false}
            fields={steps.fields}
            idPrefix={embedded ? `${definition.key}-` : ''}
            overrides={overrides}
            row={base.row}
          />
        </section>
        {fields.length === 0 ? <p className="text-muted-foreground text-sm">{t('noFields')}</p> : null}
        <FormFooter
          embedded={embedded}
          isNew={isNew}
          isSaving={save.isSaving}
          onCancel={onCancel}
          onSave={() => void submit()}
          onSaveAndAdd={isNew && !embedded ? () => void submit(true) : undefined}
          steps={
            steps.all
              ? { current: steps.current, count: steps.all.length, onBack: () => steps.go(steps.current - 1) }
              : null
          }
        />
      </form>
      {save.theirs ? (
        <ConflictDialog
          base={base}
          definition={definition}
          mine={form.getValues()}
          onClose={save.closeConflict}
          onSave={(values) => void saveMerged(values)}
          onTakeTheirs={takeTheirs}
          theirs={save.theirs}
        />
      ) : null}
      {embedded ? null : <LeaveDialog guard={guard} onDiscard={() => void draft.discard()} />}
    </FormScopeProvider>
  );
}
