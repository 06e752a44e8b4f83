import type { Page } from '@playwright/test';
import { type Entity, ENTITIES, type Field, getEntity } from './entities';
import { ownNumber } from './workers';

export type Stored = { id: number | string; [field: string]: unknown };

/** Asks the API from inside a page, with its session, as the pages themselves do. Throws for an answer that is no success. */
export async function ask<Answer>(page: Page, method: string, path: string, body?: unknown): Promise<Answer> {
  if (!page.url().startsWith('http')) await page.goto('/');
  const { status, text } = await page.evaluate(
    async ({ method, path, body }) => {
      const token = /(?:^|; )csrf_token=([^;]*)/.exec(document.cookie)?.[1];
      const answer = await fetch(`/api/v1/${path}`, {
        method,
        headers: {
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
          ...(token ? { 'X-CSRF-Token': decodeURIComponent(token) } : {}),
        },
        body: body === undefined ? undefined : JSON.stringify(body),
      });
      return { status: answer.status, text: await answer.text() };
    },
    { method, path, body },
  );
  if (status >= 400) throw new Error(`${method} ${path}: ${status} ${text.slice(0, 500)}`);
  return text === '' ? (undefined as Answer) : JSON.parse(text);
}

/** More than records a list is asked for, so that one of as many different values is free. */
const CANDIDATES = 120;

/** The last number that values of an entity were made with. */
const last = new Map<string, number>();

/** Values of the fields of one more record: none that another record has where they must be unique. */
export async function freshValues(page: Page, entity: Entity): Promise<Record<string, unknown>> {
  const deleted = entity.softDelete ? '&deleted=with' : '';
  const { total } = await ask<{ total: number }>(page, 'GET', `${entity.path}?limit=1&count=true${deleted}`);
  // Others delete while this one makes: what has been counted once is not enough to be new.
  const next = Math.max(total, (last.get(entity.key) ?? -1) + 1);
  last.set(entity.key, next);
  const values: Record<string, unknown> = {};
  for (const field of entity.fields) {
    if (field.values.length === 0) continue;
    // One text with a gap for a number is as many values as there are numbers.
    const count = Math.max(field.values.length, CANDIDATES);
    const candidates = Array.from({ length: count }, (_, index) => candidate(field, next + index));
    values[field.column] = field.unique ? await firstFree(page, entity, field, candidates) : candidates[0];
  }
  return values;
}

/** The value of a field that goes with a number of this process. */
function candidate({ values, unique }: Field, number: number): unknown {
  const own = ownNumber(number);
  return numbered(values[(unique ? own : number) % values.length], own + 1);
}

/** A text with a gap for a number is another one with each number. */
export const numbered = (value: unknown, number: number): unknown =>
  typeof value === 'string' ? value.replaceAll('{n}', String(number)) : value;

/** The first value that no record has; none where all are taken and the field may be empty. */
async function firstFree(
  page: Page,
  entity: Entity,
  field: Field,
  candidates: readonly unknown[],
): Promise<unknown> {
  const query = `limit=100&sort=-created_at&fields=${field.column}`;
  const { items } = await ask<{ items: Stored[] }>(page, 'GET', `${entity.path}?${query}`);
  const taken = new Set(items.map((row) => JSON.stringify(row[field.column])));
  const free = candidates.find((value) => !taken.has(JSON.stringify(value)));
  return free === undefined && !field.required ? null : free;
}

/**
 * Makes a record by the API, with what is given, and before it those it must refer to; accounts and what there can be few
 * of are shared.
 */
export async function makeRecord(
  page: Page,
  key: string,
  given: Readonly<Record<string, unknown>> = {},
): Promise<Stored> {
  const entity = getEntity(key);
  if (entity.account || entity.scarce) {
    const { items } = await ask<{ items: Stored[] }>(page, 'GET', `${entity.path}?limit=1`);
    const [first] = items;
    if (first) return first;
  }
  const body = { ...(await freshValues(page, entity)), ...given };
  for (const field of entity.fields) {
    if (!field.required || field.column in given) continue;
    if (field.kind === 'reference' && field.target) body[field.column] = await idOf(page, field);
    if (field.kind === 'file' || field.kind === 'image') body[field.column] = await makeFile(page);
  }
  if (!entity.account) return ask<Stored>(page, 'POST', entity.path, body);
  return ask<Stored>(page, 'POST', 'auth/register', { ...body, password: PASSWORD });
}

/** Only one record may refer to each where a reference is unique, so those get a record of their own. */
async function idOf(page: Page, field: Field): Promise<number | string> {
  const target = getEntity(field.target ?? '');
  if (!field.unique || !target.account) return (await makeRecord(page, target.key)).id;
  const body = { ...(await freshValues(page, target)), password: PASSWORD };
  return (await ask<Stored>(page, 'POST', 'auth/register', body)).id;
}

export const PASSWORD = 'correct horse battery';

/** One pixel: the smallest picture there is. */
export const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

async function makeFile(page: Page): Promise<string> {
  return page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const form = new FormData();
    form.append('file', new File([bytes], 'pixel.png', { type: 'image/png' }));
    const token = /(?:^|; )csrf_token=([^;]*)/.exec(document.cookie)?.[1];
    const answer = await fetch('/api/v1/files', {
      method: 'POST',
      headers: token ? { 'X-CSRF-Token': decodeURIComponent(token) } : {},
      body: form,
    });
    if (!answer.ok) throw new Error(`upload: ${answer.status} ${await answer.text()}`);
    return (await answer.json()).id;
  }, PIXEL.toString('base64'));
}

/** Takes a record, returns how pages call it. */
export function titleOf(entity: Entity, row: Record<string, unknown>): string {
  const value = entity.display === null ? null : row[entity.display];
  return value === null || value === undefined || value === '' ? `#${row.id}` : String(value);
}

/** The entities whose records people create. */
export const CREATED = ENTITIES.filter((entity) => !entity.account);
