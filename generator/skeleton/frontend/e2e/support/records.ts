import type { Page } from '@playwright/test';
import { freshValues, titleOf } from './api';
import { type Entity, type Field, getEntity } from './entities';
import { fill, fillAll, formOf, save, stored } from './form';
import { expect, test } from './test';
import { containing, exactly, t } from './words';

type Ref = { id: number | string };

const word = (entity: Entity, name: 'one' | 'many'): string => t(`entities.${entity.key}.${name}`);

/** The tests of an entity's pages: a record's whole life, and what a form says that is not filled in. */
export function recordTests(key: string): void {
  const entity = getEntity(key);
  const asked = entity.fields.filter(
    ({ required, kind }) => required && kind !== 'boolean' && kind !== 'enum',
  );

  test(`${entity.name}: a record is created, found, changed, deleted and brought back`, async ({ page }) => {
    await page.goto(`/${entity.route}`);
    const add = page.getByRole('link', { name: exactly(t('list.new', { one: word(entity, 'one') })) });
    await expect(add.first()).toBeVisible();
    await add.first().click();
    await expect(page).toHaveURL(new RegExp(`/${entity.route}/new$`));

    const values = await fillAll(page, entity);
    const id = await save(page, entity);
    const made = await stored(page, entity, id);
    for (const field of entity.fields.filter(({ kind }) => EXACT.has(kind)))
      if (field.column in values && values[field.column] !== null)
        expect(made[field.column], field.name).toEqual(values[field.column]);
    const title = titleOf(entity, made);
    await expect(page.getByRole('heading', { name: containing(title) }).first()).toBeVisible();
    for (const field of entity.fields.filter(({ kind }) => kind === 'links'))
      await partAndJoin(page, entity, field, id);

    await page.goto(`/${entity.route}`);
    await expect(rowOf(page, entity, id, title)).toBeVisible();

    const changed = await change(page, entity, id, values);
    await page.goto(`/${entity.route}`);
    const now = titleOf(entity, changed);
    const row = rowOf(page, entity, id, now);
    await expect(row).toBeVisible();

    await page.getByRole('button', { name: exactly(t('list.row.actions', { name: now })) }).click();
    await page.getByRole('menuitem', { name: containing(t('list.row.remove')) }).click();
    await expect(row).toHaveCount(0);
    if (!entity.softDelete) return;
    await page.getByRole('button', { name: exactly(t('form.undo')) }).click();
    await expect(row).toBeVisible();
  });

  if (asked.length > 0)
    test(`${entity.name}: a form says what is missing, and sends nothing`, async ({ page }) => {
      await page.goto(`/${entity.route}/new`);
      const form = formOf(page, entity);
      await form.locator('button[type=submit]').click();
      for (const field of asked) {
        const box = form.locator(`[data-form-field="${field.name}"]`);
        if ((await box.count()) === 0) continue; // On a later step of a long form.
        await expect(box).toHaveAttribute('data-invalid', 'true');
        await expect(
          box.getByRole('alert').or(box.locator('[data-slot="field-error"]')).first(),
        ).toBeVisible();
      }
      await expect(form.locator('[data-invalid="true"]').first()).toBeVisible();
      await expect(page).toHaveURL(new RegExp(`/${entity.route}/new$`));
    });
}

/** Kinds whose values come back as they were sent. */
const EXACT: ReadonlySet<string> = new Set([
  'string',
  'text',
  'email',
  'url',
  'phone',
  'integer',
  'boolean',
  'date',
  'enum',
]);

/** What names a record in its list; a record of another kind beside it may have the same name. */
const rowOf = (page: Page, entity: Entity, id: string, title: string) =>
  page.locator(`a[href="/${entity.route}/${id}"]`).and(page.getByRole('link', { name: exactly(title) }));

/** Changes one field of a record on its page, and returns what the API has then. */
async function change(page: Page, entity: Entity, id: string, before: Readonly<Record<string, unknown>>) {
  await page.goto(`/${entity.route}/${id}/edit`);
  const form = formOf(page, entity);
  await expect(form).toBeVisible();
  const fresh = await freshValues(page, entity);
  const field = entity.fields.find(
    ({ column, kind, unique }) =>
      EXACT.has(kind) && fresh[column] !== undefined && (unique || differs(fresh[column], before[column])),
  );
  if (!field) return stored(page, entity, id);
  await fill(page, form, entity, field, fresh[field.column]);
  await save(page, entity);
  const row = await stored(page, entity, id);
  expect(row[field.column], field.name).toEqual(fresh[field.column]);
  return row;
}

/** Parts a record from one it is linked to and joins them again, without a pause, on the record's page. */
async function partAndJoin(page: Page, entity: Entity, field: Field, id: string): Promise<void> {
  const target = getEntity(field.target ?? '');
  const linked = (): Promise<Ref[]> => stored(page, entity, id).then((row) => row[field.name] as Ref[]);
  const [ref] = await linked();
  if (!ref) throw new Error(`${entity.name} was made without ${field.name}`);
  const title = titleOf(target, await stored(page, target, String(ref.id)));
  const tab = page.getByRole('tab', { name: containing(t(`entities.${entity.key}.children.${field.list}`)) });
  if ((await tab.count()) > 0) await tab.first().click();
  const part = page.getByRole('button', { name: exactly(t('detail.children.unlink', { name: title })) });
  await part.click();
  const search = page.getByRole('combobox', {
    name: exactly(t('detail.children.link', { one: word(target, 'one') })),
  });
  await search.click();
  await search.fill(title.startsWith('#') ? '' : title);
  await page
    .getByRole('option', { name: exactly(title) })
    .first()
    .click();
  await expect(part).toBeVisible();
  await expect.poll(async () => (await linked()).map((each) => each.id)).toEqual([ref.id]);
}

const differs = (one: unknown, other: unknown): boolean => JSON.stringify(one) !== JSON.stringify(other);
