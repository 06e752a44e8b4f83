'use client';

import { useQueries } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { Tabs, TabsContent, TabsList, TabsTrigger } from '@/components/ui/tabs';
import type { ChildrenDefinition, EntityDefinition, Row } from '@/lib/entity/definition';
import { useWords } from '@/lib/entity/words';
import { keysOf } from '@/lib/query/keys';
import { CHILDREN_QUERY, ChildList } from './child-list';

type RecordChildrenProps = { definition: EntityDefinition; row: Row; isDeleted: boolean };

/** Lists of what belongs to a record, one behind the other. */
export function RecordChildren({ definition, row, isDeleted }: RecordChildrenProps) {
  const t = useTranslations('detail.children');
  const words = useWords(definition.key);
  const [first, ...others] = definition.children;
  const counts = useQueries({
    queries: definition.children.map(({ segment }) => ({
      queryKey: keysOf(definition).children(row.id, segment, CHILDREN_QUERY),
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        definition.api.children(segment, row.id, CHILDREN_QUERY, signal),
    })),
  });
  if (!first) return null;
  const list = (child: ChildrenDefinition, heading?: React.ReactNode) => (
    <ChildList child={child} definition={definition} heading={heading} isDeleted={isDeleted} row={row} />
  );
  if (others.length === 0)
    return (
      <section aria-labelledby="children-title">
        {list(
          first,
          <h2 className="font-semibold text-base tracking-tight" id="children-title">
            {words.child(first.name)}
          </h2>,
        )}
      </section>
    );
  return (
    <Tabs defaultValue={first.name}>
      <TabsList aria-label={t('label')} variant="line">
        {definition.children.map(({ name }, index) => (
          <TabsTrigger key={name} value={name}>
            {words.child(name)}
            <Count total={counts[index]?.data?.total ?? null} />
          </TabsTrigger>
        ))}
      </TabsList>
      {definition.children.map((child) => (
        <TabsContent key={child.name} value={child.name}>
          {list(child)}
        </TabsContent>
      ))}
    </Tabs>
  );
}

function Count({ total }: { total: number | null }) {
  if (total === null) return null;
  return (
    <span className="rounded-full bg-muted px-1.5 text-muted-foreground text-xs tabular-nums">{total}</span>
  );
}
