import type { Query, QueryClient } from '@tanstack/react-query';
import { ENTITIES } from '@/features/registry';
import type { Change } from './protocol';

/** Changes that come together are read together. */
const GATHER_MS = 400;

/**
 * Returns what drops remembered answers as changes come: those about the entity, and lists of records that belong to
 * others, are asked again where they are shown; all others once they are shown, for they may name the record. A page
 * that nobody looks at waits until somebody does.
 */
export function createInvalidation(client: QueryClient) {
  const changed = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const flush = (): void => {
    timer = undefined;
    if (changed.size === 0 || document.visibilityState !== 'visible') return;
    const keys = new Set(changed);
    changed.clear();
    void client.invalidateQueries({ predicate: (query) => isAbout(query, keys) });
    void client.invalidateQueries({
      predicate: (query) => isOfEntity(query) && !isAbout(query, keys),
      refetchType: 'none',
    });
  };
  document.addEventListener('visibilitychange', flush);

  return {
    change: (change: Change): void => {
      if (!KEYS.has(change.entity)) return;
      changed.add(change.entity);
      timer ??= setTimeout(flush, GATHER_MS);
    },
    reset: (): void => {
      void client.invalidateQueries({ predicate: isOfEntity });
    },
    stop: (): void => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', flush);
    },
  };
}

const KEYS: ReadonlySet<unknown> = new Set(ENTITIES.map(({ key }) => key));

const isOfEntity = ({ queryKey }: Query): boolean => KEYS.has(queryKey[0]);

const isAbout = (query: Query, keys: ReadonlySet<unknown>): boolean =>
  keys.has(query.queryKey[0]) || (isOfEntity(query) && query.queryKey[1] === 'children');
