'use client';

import { useLocale, useTranslations } from 'next-intl';
import { type Ref, useEffect, useEffectEvent, useImperativeHandle, useRef } from 'react';
import type { ReadResult } from '#generator/spec/diagnostics.ts';
import { createSpecView, type SpecView } from './view.ts';

export type SpecEditorHandle = {
  /** Puts the cursor there, in the middle of the screen, and takes the focus. */
  jumpTo: (line: number, column?: number) => void;
  /** Replaces the whole text as one step that can be undone. */
  replaceText: (text: string) => void;
  getText: () => string;
  /** Marks what was not understood, unless the text has changed since it was read. */
  showReading: (text: string, result: ReadResult) => void;
};

type SpecEditorProps = {
  handle?: Ref<SpecEditorHandle>;
  initialText: string;
  fileName: string;
  readOnly?: boolean;
  /** What was last read, and of which text, for an editor made anew (in another language, say). */
  reading: { text: string; result: ReadResult } | null;
  onChange: (text: string) => void;
  onSave?: () => void;
  onGenerate?: () => void;
  onPlan?: () => void;
  className?: string;
};

/** The text of a SPEC, with colours, completion and what was not understood marked in place. */
export function SpecEditor(props: SpecEditorProps) {
  const { handle, initialText, fileName, readOnly = false, reading, className } = props;
  const t = useTranslations('spec.editor');
  const locale = useLocale();
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<SpecView>(null);
  const changed = useEffectEvent(props.onChange);
  const save = useEffectEvent(() => props.onSave?.());
  const generate = useEffectEvent(() => props.onGenerate?.());
  const plan = useEffectEvent(() => props.onPlan?.());
  const fixLabel = useEffectEvent((suggestion: string) => t('fix', { suggestion }));

  // biome-ignore lint/correctness/useExhaustiveDependencies: the text is the editor's own from the moment it exists.
  useEffect(() => {
    if (!host.current) return;
    const created = createSpecView({
      parent: host.current,
      text: initialText,
      fileName,
      readOnly,
      locale,
      label: t('label'),
      placeholder: t('placeholder'),
      onChange: changed,
      onSave: save,
      onGenerate: generate,
      onPlan: plan,
      fixLabel,
    });
    view.current = created;
    return () => {
      created.destroy();
      view.current = null;
    };
  }, [fileName, readOnly, locale]);

  useEffect(() => {
    if (reading) view.current?.showReading(reading.text, reading.result);
  }, [reading]);

  useImperativeHandle(
    handle,
    () => ({
      jumpTo: (line, column = 1) => view.current?.jumpTo(line, column),
      replaceText: (text) => view.current?.replaceText(text),
      getText: () => view.current?.getText() ?? initialText,
      showReading: (text, result) => view.current?.showReading(text, result),
    }),
    [initialText],
  );

  return <div className={className} ref={host} />;
}
