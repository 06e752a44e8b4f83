'use client';

import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import type { Id } from '@/lib/entity/definition';
import { isClearable, refOf, refsOf } from '@/lib/entity/fields';
import type { InputProps } from '@/lib/entity/overrides';
import { useEntity } from '@/lib/entity/use-entity';
import { keysOf } from '@/lib/query/keys';
import { controlProps } from './control-props';
import { useScopeValues } from './form-scope';
import { LinksSelect } from './links-select';
import { narrowingsOf, narrowQuery } from './related';
import { RelationSelect } from './relation-select';

const asId = (value: unknown): Id | null =>
  typeof value === 'number' || (typeof value === 'string' && value !== '') ? value : null;

/** One record of another entity, chosen among those that go with what the form has chosen already. */
export function ReferenceInput(props: InputProps) {
  const { field, definition } = props;
  const target = useEntity(field.kind === 'reference' ? field.target : null);
  const narrowings = target ? narrowingsOf(definition, field, target) : [];
  const narrow = narrowQuery(narrowings, useScopeValues(narrowings.map(({ by }) => by)));
  const value = asId(props.value);
  // A record that does not go with a new choice elsewhere in the form is no longer chosen.
  const dependent = Object.keys(narrow).length > 0 && value !== null;
  const chosen = useQuery({
    queryKey: target && dependent ? keysOf(target).record(value) : ['@none'],
    queryFn: async ({ signal }) => (target && dependent ? target.api.get(value, signal) : null),
    enabled: dependent,
  }).data;
  const fits = !dependent || !chosen || Object.entries(narrow).every(([column, by]) => chosen[column] === by);
  const clear = useEffectEvent(() => props.onChange(null));
  useEffect(() => {
    if (!fits) clear();
  }, [fits]);
  if (field.kind !== 'reference') return null;
  return (
    <RelationSelect
      {...controlProps(props)}
      clearable={isClearable(field)}
      creatable={!props.compact}
      narrow={narrow}
      onBlur={props.onBlur}
      onChange={(id) => props.onChange(id)}
      shown={refOf(props.row?.[field.name])}
      target={field.target}
      value={value}
    />
  );
}

/** Several records of another entity. */
export function LinksInput(props: InputProps) {
  const { field } = props;
  if (field.kind !== 'links') return null;
  return (
    <LinksSelect
      {...controlProps(props)}
      creatable={!props.compact}
      onBlur={props.onBlur}
      onChange={(ids) => props.onChange(ids)}
      shown={refsOf(props.row?.[field.name])}
      target={field.target}
      value={Array.isArray(props.value) ? props.value : []}
    />
  );
}
