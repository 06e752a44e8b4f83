'use client';

import type { EntityDefinition } from '@/lib/entity/definition';
import type { ColumnOverrides, EntityOverrides } from '@/lib/entity/overrides';

export type EntityDetailProps = {
  definition: EntityDefinition;
  id: string;
  columns: ColumnOverrides;
  overrides: EntityOverrides;
};

export function EntityDetail({ definition }: EntityDetailProps) {
  return <p>{definition.key}</p>;
}
