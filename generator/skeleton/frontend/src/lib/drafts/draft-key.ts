import type { Id } from '@/lib/entity/definition';
import type { FormValues } from '@/lib/forms/values';

/** Returns what a draft is kept under: whose it is, of what record, and for a new one what it started with. */
export function draftKey(account: Id | null, entity: string, id: Id | null, prefill: FormValues): string {
  const start = Object.keys(prefill)
    .sort()
    .map((column) => `${column}=${JSON.stringify(prefill[column])}`);
  return [account ?? '', entity, id ?? 'new', ...start].join('/');
}
