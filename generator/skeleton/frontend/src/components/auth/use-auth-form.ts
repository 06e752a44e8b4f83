'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import {
  type DefaultValues,
  type FieldValues,
  type Path,
  type UseFormReturn,
  useForm,
} from 'react-hook-form';
import type { ZodType } from 'zod';
import { ApiProblem } from '@/lib/api/problem';
import { schemaResolver } from './schema-resolver';
import { useCountdown } from './use-countdown';

type Options<Values extends FieldValues> = {
  schema: () => Promise<ZodType>;
  defaultValues: DefaultValues<Values>;
  /** Fields the schema lets be empty and people may not. */
  required?: readonly string[];
  send: (values: Values) => Promise<void>;
};

export type AuthForm<Values extends FieldValues> = {
  form: UseFormReturn<Values>;
  onSubmit: (event?: React.BaseSyntheticEvent) => Promise<void>;
  /** What went wrong that is about no field. */
  problem: string | null;
  /** How often in a row it was refused. */
  refusals: number;
  /** Seconds until it may be tried again; 0: now. */
  wait: number;
};

/** A form about an account: checked by the API's own schema, its refusals told beside the fields they are about. */
export function useAuthForm<Values extends FieldValues>({
  schema,
  defaultValues,
  required = [],
  send,
}: Options<Values>): AuthForm<Values> {
  const t = useTranslations('auth');
  const [problem, setProblem] = useState<string | null>(null);
  const [refusals, setRefusals] = useState(0);
  const [wait, startWait] = useCountdown();
  const form = useForm<Values>({
    defaultValues,
    resolver: schemaResolver<Values>(schema, required, ({ key, values }) =>
      t(`invalid.${key}`, values ?? {}),
    ),
  });

  const refuse = (error: unknown): void => {
    setRefusals((count) => count + 1);
    if (!(error instanceof ApiProblem)) {
      setProblem(t('problems.unknown'));
      return;
    }
    if (error.retryAfterSeconds !== null) startWait(error.retryAfterSeconds);
    const say = (code: string, detail: string) =>
      t.has(`problems.${code}`) ? t(`problems.${code}`) : detail;
    const here = error.errors.filter(({ field }) => field in form.getValues());
    here.forEach(({ field, code, detail }, index) => {
      form.setError(
        field as Path<Values>,
        { type: code, message: say(code, detail) },
        { shouldFocus: index === 0 },
      );
    });
    const other = error.errors.find((found) => !here.includes(found));
    if (other) setProblem(say(other.code, other.detail));
    else if (here.length === 0) setProblem(say(error.code, error.message));
  };

  const onSubmit = form.handleSubmit(async (values) => {
    setProblem(null);
    try {
      await send(values);
      setRefusals(0);
    } catch (error) {
      refuse(error);
    }
  });
  return { form, onSubmit, problem, refusals, wait };
}
