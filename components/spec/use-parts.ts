'use client';

import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { PARTS, type Parts } from '#generator/blueprint/parts.ts';

/** Stands in the address for "as the SPEC says" where the project remembers something else. */
const AS_WRITTEN = 'spec';
const PARSER = parseAsStringLiteral([...PARTS, AS_WRITTEN]);

/**
 * What the next run delivers; null follows the SPEC. A choice stands in the address, and the project remembers it once
 * a run was started with it.
 */
export function useParts(remembered: Parts | null): [Parts | null, (next: Parts | null) => void] {
  const [chosen, setChosen] = useQueryState('parts', PARSER);
  const parts = chosen === null ? remembered : chosen === AS_WRITTEN ? null : chosen;
  return [parts, (next) => void setChosen(next === remembered ? null : (next ?? AS_WRITTEN))];
}
