'use client';

import type { EntityDefinition } from '@/lib/entity/definition';
import type { EntityOverrides, FormOverrides } from '@/lib/entity/overrides';

export type EntityFormProps = {
  definition: EntityDefinition;
  /** The record being changed; left out for a new one. */
  id?: string;
  form: FormOverrides;
  overrides: EntityOverrides;
};

export function EntityForm({ definition }: EntityFormProps) {
  return <p>{definition.key}</p>;
}
