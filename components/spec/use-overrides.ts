'use client';

import { parseAsStringLiteral, useQueryStates } from 'nuqs';
import { DATABASES, FRONTENDS, KEYS } from '#generator/blueprint/schema.ts';
import type { OptionOverrides } from './understanding/options.tsx';

const PARSERS = {
  auth: parseAsStringLiteral(['on', 'off'] as const),
  database: parseAsStringLiteral(DATABASES),
  frontend: parseAsStringLiteral(FRONTENDS),
  softDelete: parseAsStringLiteral(['on', 'off'] as const),
  keys: parseAsStringLiteral(KEYS),
};

/** The choices that win over the SPEC, kept in the address so that a reload or a shared link has them too. */
export function useOverrides(): [OptionOverrides, (next: OptionOverrides) => void] {
  const [values, setValues] = useQueryStates(PARSERS);
  const overrides: OptionOverrides = {
    ...(values.auth === null ? {} : { auth: values.auth === 'on' }),
    ...(values.database === null ? {} : { database: values.database }),
    ...(values.frontend === null ? {} : { frontend: values.frontend }),
    ...(values.softDelete === null ? {} : { softDelete: values.softDelete === 'on' }),
    ...(values.keys === null ? {} : { keys: values.keys }),
  };
  return [
    overrides,
    (next) =>
      void setValues({
        auth: next.auth === undefined ? null : next.auth ? 'on' : 'off',
        database: next.database ?? null,
        frontend: next.frontend ?? null,
        softDelete: next.softDelete === undefined ? null : next.softDelete ? 'on' : 'off',
        keys: next.keys ?? null,
      }),
  ];
}
