'use client';

import { Trash2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { useAuth } from '@/lib/auth/user-context';
import { layoutOf } from '@/lib/detail/record-layout';
import type { EntityDefinition, Row } from '@/lib/entity/definition';
import type { ColumnOverrides, EntityOverrides } from '@/lib/entity/overrides';
import { useWords } from '@/lib/entity/words';
import { useRemove } from '@/lib/mutations/use-remove';
import { useRestore } from '@/lib/mutations/use-restore';
import { DetailSkeleton } from './detail/detail-skeleton';
import { RecordActivity } from './detail/record-activity';
import { RecordChildren } from './detail/record-children';
import { RecordFields } from './detail/record-fields';
import { RecordHeader } from './detail/record-header';
import { RemoveDialog } from './detail/remove-dialog';
import { useDetailKeys } from './detail/use-detail-keys';
import { useNeighbours } from './detail/use-neighbours';
import { useRecord } from './detail/use-record';
import { RecordProblem } from './record-problem';

export type EntityDetailProps = {
  definition: EntityDefinition;
  id: string;
  columns: ColumnOverrides;
  overrides: EntityOverrides;
};

/** The page of one record: what it says, what belongs to it, what happened to it. */
export function EntityDetail({ definition, id, columns, overrides }: EntityDetailProps) {
  const words = useWords(definition.key);
  const record = useRecord(definition, id);
  if (record.data)
    return <Loaded columns={columns} definition={definition} overrides={overrides} row={record.data} />;
  if (record.isError)
    return (
      <RecordProblem
        backHref={`/${definition.route}`}
        backLabel={words.many}
        error={record.error}
        onRetry={() => void record.refetch()}
      />
    );
  return <DetailSkeleton fields={definition.fields.length} />;
}

type LoadedProps = {
  definition: EntityDefinition;
  row: Row;
  columns: ColumnOverrides;
  overrides: EntityOverrides;
};

function Loaded({ definition, row, columns, overrides }: LoadedProps) {
  const router = useRouter();
  const { can } = useAuth();
  const [isAsking, setAsking] = useState(false);
  const neighbours = useNeighbours(definition, row);
  const { badges, short, long } = layoutOf(definition, columns);
  const isDeleted = typeof row.deleted_at === 'string';
  const remove = useRemove(definition);
  const list = `/${definition.route}`;
  const open = (other: Row | null) => other && (() => router.push(`${list}/${other.id}`));
  useDetailKeys({
    e: can(definition, 'update', row) && !isDeleted ? () => router.push(`${list}/${row.id}/edit`) : null,
    k: open(neighbours.previous),
    j: open(neighbours.next),
  });
  return (
    <div className="flex flex-col gap-6">
      <RecordHeader
        badges={badges}
        definition={definition}
        isDeleted={isDeleted}
        neighbours={neighbours}
        onRemove={() => setAsking(true)}
        overrides={overrides}
        row={row}
      />
      {isDeleted ? <DeletedNotice definition={definition} row={row} /> : null}
      <div className="grid items-start gap-8 lg:grid-cols-[minmax(0,1fr)_16rem] xl:grid-cols-[minmax(0,1fr)_18rem]">
        <div className="flex min-w-0 flex-col gap-8">
          <RecordFields definition={definition} long={long} overrides={columns} row={row} short={short} />
          {(overrides.sections ?? []).map(({ key, title, render }) => (
            <section aria-labelledby={`section-${key}`} className="flex flex-col gap-3" key={key}>
              <h2 className="font-semibold text-base tracking-tight" id={`section-${key}`}>
                {title}
              </h2>
              {render(row)}
            </section>
          ))}
          <RecordChildren definition={definition} isDeleted={isDeleted} key={row.id} row={row} />
        </div>
        <RecordActivity definition={definition} row={row} />
      </div>
      {isAsking ? (
        <RemoveDialog
          definition={definition}
          isBusy={remove.isPending}
          onClose={() => setAsking(false)}
          onRemove={() =>
            remove.mutate([row], {
              onSuccess: () => router.replace(list),
              onError: () => setAsking(false),
            })
          }
          row={row}
        />
      ) : null}
    </div>
  );
}

function DeletedNotice({ definition, row }: { definition: EntityDefinition; row: Row }) {
  const t = useTranslations('detail');
  const { can } = useAuth();
  const restore = useRestore(definition);
  return (
    <div
      className="flex flex-wrap items-center gap-3 rounded-lg border border-warning/40 bg-warning-soft px-4 py-2.5 text-sm"
      role="status"
    >
      <Trash2 aria-hidden className="size-4 shrink-0 text-warning" />
      <p className="min-w-0 flex-1">{t('deleted')}</p>
      {definition.api.restore && can(definition, 'delete', row) ? (
        <Button busy={restore.isPending} onClick={() => restore.mutate([row.id])} size="sm" variant="outline">
          {t('restore')}
        </Button>
      ) : null}
    </div>
  );
}
