'use client';

import { useEffect, useState } from 'react';
import { loadEntity } from '@/features/registry';
import type { EntityDefinition } from './definition';

const loaded = new Map<string, EntityDefinition>();

/** Takes an entity's key, returns all about it; null until that is loaded, and for a null key. */
export function useEntity(key: string | null): EntityDefinition | null {
  const [found, setFound] = useState<EntityDefinition | null>(() => (key && loaded.get(key)) || null);
  useEffect(() => {
    if (key === null || found?.key === key) return;
    let wanted = true;
    loadEntity(key).then((definition) => {
      loaded.set(key, definition);
      if (wanted) setFound(definition);
    });
    return () => {
      wanted = false;
    };
  }, [key, found]);
  return found?.key === key ? found : null;
}
