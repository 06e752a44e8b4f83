'use client';

import { useQuery } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import Link from 'next/link';
import { useRouter, useSearchParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { useAuth } from '@/lib/auth/user-context';
import { ApiProblem } from '@/lib/api/problem';
import { draftKey } from '@/lib/drafts/draft-key';
import { displayOf, type EntityDefinition, type Row } from '@/lib/entity/definition';
import { writableFields } from '@/lib/entity/fields';
import type { EntityOverrides, FormOverrides } from '@/lib/entity/overrides';
import { useWords } from '@/lib/entity/words';
import { COPY_OF, copyOf, prefillOf } from '@/lib/forms/values';
import { inSentence } from '@/lib/format/text';
import { keysOf } from '@/lib/query/keys';
import { FormSkeleton } from './form/form-skeleton';
import { RecordForm } from './form/record-form';
import { RecordProblem } from './record-problem';

export type EntityFormProps = {
  definition: EntityDefinition;
  /** The record being changed; left out for a new one. */
  id?: string;
  form: FormOverrides;
  overrides: EntityOverrides;
};

/** The page that creates a record, or changes one. */
export function EntityForm({ definition, id, form }: EntityFormProps) {
  const words = useWords(definition.key);
  const router = useRouter();
  const { can } = useAuth();
  // A new record may start as a copy of another one.
  const copied = useSearchParams().get(COPY_OF);
  const source = id ?? copied;
  const record = useQuery({
    queryKey: keysOf(definition).record(source ?? ''),
    queryFn: ({ signal }) => definition.api.get(source ?? '', signal),
    enabled: source !== null,
  });
  const list = `/${definition.route}`;
  const isAllowed = id === undefined ? can(definition, 'create') : can(definition, 'update', record.data);
  const problem =
    record.error ?? (isAllowed || (source !== null && !record.data) ? null : new ApiProblem({}, 403));
  return (
    <div className="mx-auto flex w-full max-w-3xl flex-col gap-5">
      {problem && !record.data ? (
        <RecordProblem
          backHref={list}
          backLabel={words.many}
          error={problem}
          onRetry={() => void record.refetch()}
        />
      ) : !isAllowed ? (
        <RecordProblem backHref={list} backLabel={words.many} error={problem} onRetry={() => {}} />
      ) : source !== null && !record.data ? (
        <FormSkeleton rows={writableFields(definition).length} />
      ) : (
        <Loaded
          back={id === undefined ? list : `${list}/${id}`}
          definition={definition}
          form={form}
          onDone={(row) => router.replace(`${list}/${row.id}`)}
          row={id === undefined ? undefined : record.data}
          source={id === undefined ? record.data : undefined}
        />
      )}
    </div>
  );
}

type LoadedProps = {
  definition: EntityDefinition;
  row: Row | undefined;
  /** What a new record is a copy of. */
  source: Row | undefined;
  form: FormOverrides;
  back: string;
  onDone: (row: Row) => void;
};

function Loaded({ definition, row, source, form, back, onDone }: LoadedProps) {
  const t = useTranslations('form');
  const words = useWords(definition.key);
  const router = useRouter();
  const query = useSearchParams();
  const { user } = useAuth();
  const isNew = row === undefined;
  const one = inSentence(words.one);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address says what a record starts with, once
  const prefill = useMemo(() => {
    if (!isNew) return {};
    return source ? copyOf(definition, source) : prefillOf(definition, query);
  }, [definition, isNew]);
  return (
    <RecordForm
      definition={definition}
      draftId={draftKey(user?.id ?? null, definition.key, row?.id ?? null, prefill)}
      heading={
        <div className="flex min-w-0 flex-col gap-1">
          <Link
            className="flex w-fit items-center gap-1 text-muted-foreground text-sm hover:text-foreground"
            href={back}
          >
            <ArrowLeft aria-hidden className="size-3.5" />
            {isNew ? words.many : displayOf(definition, row)}
          </Link>
          <h1 className="font-semibold text-2xl tracking-tight text-balance">
            {isNew ? t('title.new', { one }) : t('title.edit', { one })}
          </h1>
        </div>
      }
      onCancel={() => router.push(back)}
      onSaved={onDone}
      overrides={form}
      prefill={prefill}
      row={row}
    />
  );
}
