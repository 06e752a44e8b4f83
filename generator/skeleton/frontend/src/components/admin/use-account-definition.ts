'use client';

import { use } from 'react';
import { accountDefinition } from '@/lib/auth/account-definition';
import type { EntityDefinition } from '@/lib/entity/definition';

/** Returns all about the entity of accounts; suspends until it is loaded, throws where a project has none. */
export function useAccountDefinition(): EntityDefinition {
  const definition = use(accountDefinition);
  if (!definition) throw new Error('this application has no accounts');
  return definition;
}
