'use client';

import { useEffect, useMemo, useRef, useState } from 'react';
import { type UseFormReturn, useFormState } from 'react-hook-form';
import type { FieldDefinition } from '@/lib/entity/definition';
import { columnOf } from '@/lib/entity/fields';
import { isLong, type Step, stepsOf } from '@/lib/forms/steps';
import type { FormValues } from '@/lib/forms/values';
import { focusFirst } from './form-field';
import type { FormLayout } from './use-layout';

export type Steps = {
  /** Null where all fields are on one page. */
  all: readonly Step[] | null;
  current: number;
  reached: number;
  faulty: ReadonlySet<number>;
  fields: readonly FieldDefinition[];
  go: (step: number) => void;
  /** Goes on once nothing is wrong in this step. */
  next: () => Promise<void>;
  /** Shows and focuses the first field in which something is wrong. */
  showFirstFault: () => void;
};

/** Divides a long form into steps and remembers where somebody is. */
export function useSteps(
  form: UseFormReturn<FormValues>,
  fields: readonly FieldDefinition[],
  layout: FormLayout,
  box: React.RefObject<HTMLElement | null>,
): Steps {
  const [current, setCurrent] = useState(0);
  const [reached, setReached] = useState(0);
  /** The field to focus once its step is there: null the first one, undefined none. */
  const wanted = useRef<string | null | undefined>(undefined);
  const { errors } = useFormState({ control: form.control });
  const all = useMemo(
    () => (layout === 'steps' && isLong(fields) ? stepsOf(fields) : null),
    [fields, layout],
  );
  const step = all?.[current] ?? null;
  const faulty = new Set(
    (all ?? []).flatMap((each, index) =>
      each.fields.some((field) => errors[columnOf(field)]) ? [index] : [],
    ),
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: focuses when another step is shown
  useEffect(() => {
    if (wanted.current === undefined) return;
    focusField(box.current, wanted.current);
    wanted.current = undefined;
  }, [current, box]);

  const go = (index: number, focus: string | null = null): void => {
    if (index === current) {
      focusField(box.current, focus);
      return;
    }
    wanted.current = focus;
    setCurrent(index);
    setReached(Math.max(reached, index));
  };

  const showFirstFault = (): void => {
    // Asked of the form itself: what was drawn last may not know of the fault yet.
    const field = (all ? all.flatMap((each) => each.fields) : fields).find(
      (each) => form.getFieldState(columnOf(each)).invalid,
    );
    if (!field) return;
    const index = all?.findIndex((each) => each.fields.includes(field)) ?? -1;
    if (index >= 0) go(index, field.name);
    else focusField(box.current, field.name);
  };

  return {
    all,
    current,
    reached,
    faulty,
    fields: step?.fields ?? fields,
    go: (index) => go(index),
    next: async () => {
      if (!step) return;
      const isRight = await form.trigger(step.fields.map(columnOf));
      if (isRight) go(current + 1);
      else showFirstFault();
    },
    showFirstFault,
  };
}

function focusField(box: HTMLElement | null, name: string | null): void {
  const selector = name === null ? '[data-form-field]' : `[data-form-field="${CSS.escape(name)}"]`;
  focusFirst(box?.querySelector(selector) ?? null);
}
