'use client';

import { useEffect, useState } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import { changedColumns, type FormValues } from '@/lib/forms/values';

/** Returns whether the form holds anything else than it began with; drawn anew only when that turns. */
export function useDirty(form: UseFormReturn<FormValues>, base: FormValues): boolean {
  const [isDirty, setDirty] = useState(false);
  useEffect(() => {
    const look = (): void => setDirty(changedColumns(base, form.getValues()).length > 0);
    look();
    return form.subscribe({ formState: { values: true }, callback: look });
  }, [form, base]);
  return isDirty;
}
