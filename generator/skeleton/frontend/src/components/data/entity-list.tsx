'use client';

import type { EntityDefinition } from '@/lib/entity/definition';
import type { ColumnOverrides, EntityOverrides } from '@/lib/entity/overrides';

export type EntityListProps = {
  definition: EntityDefinition;
  columns: ColumnOverrides;
  overrides: EntityOverrides;
};

export function EntityList({ definition }: EntityListProps) {
  return <p>{definition.key}</p>;
}
