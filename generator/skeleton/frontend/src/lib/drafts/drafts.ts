import type { EntityTable } from 'dexie';
import type { FormValues } from '@/lib/forms/values';
import { project } from '@/lib/project';

/** What somebody typed into a form and has not saved, kept in this browser. */
export type Draft = {
  key: string;
  values: FormValues;
  /** Version of the record the draft changes; null for a new one. */
  version: number | null;
  at: number;
};

/** A draft nobody came back to. */
const KEPT_MS = 30 * 24 * 60 * 60 * 1000;

let opened: Promise<EntityTable<Draft, 'key'> | null> | undefined;

/** Opens the browser's database; null where there is none, as in some private windows: then drafts are not kept. */
function table(): Promise<EntityTable<Draft, 'key'> | null> {
  opened ??= open().catch(() => null);
  return opened;
}

async function open(): Promise<EntityTable<Draft, 'key'>> {
  const { default: Dexie } = await import('dexie');
  const database = new Dexie(`${project.slug}-drafts`);
  database.version(1).stores({ drafts: 'key, at' });
  const drafts = database.table('drafts') as EntityTable<Draft, 'key'>;
  await drafts
    .where('at')
    .below(Date.now() - KEPT_MS)
    .delete();
  return drafts;
}

/** Returns the draft kept under a key; null for none. */
export async function findDraft(key: string): Promise<Draft | null> {
  return (await (await table())?.get(key)) ?? null;
}

/** Keeps a draft in place of the one before. */
export async function keepDraft(draft: Draft): Promise<void> {
  await (await table())?.put(draft);
}

export async function dropDraft(key: string): Promise<void> {
  await (await table())?.delete(key);
}
