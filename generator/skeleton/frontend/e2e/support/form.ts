import { expect, type Locator, type Page } from '@playwright/test';
import { project } from '@/lib/project';
import { ask, freshValues, makeRecord, PIXEL, type Stored, titleOf } from './api';
import { type Entity, type Field, getEntity } from './entities';
import { containing, exactly, t } from './words';

/** The form of an entity on a page. */
export const formOf = (page: Page, entity: Entity): Locator =>
  page.locator(`form[data-entity="${entity.key}"]`);

/** The ways to the steps of a long form; none on one that is a single page. */
const stepsOf = (form: Locator): Locator =>
  form
    .page()
    .getByRole('navigation', { name: exactly(t('form.steps.label')) })
    .getByRole('button');

/** Goes to the step of a long form that asks for a field. */
async function showStep(form: Locator, field: Field): Promise<void> {
  const box = form.locator(`[data-form-field="${field.name}"]`);
  if ((await box.count()) > 0) return;
  for (const step of await stepsOf(form).all()) {
    await step.click();
    await expect(step).toHaveAttribute('aria-current', 'step');
    if ((await box.count()) > 0) return;
  }
}

/** The control of a field, found by what it is for, and held to be called what people read beside it. */
async function controlOf(form: Locator, entity: Entity, field: Field): Promise<Locator> {
  await showStep(form, field);
  const control = form.locator(`[data-field="${field.name}"]`).first();
  await expect(control).toBeVisible();
  if (field.kind !== 'geo')
    await expect(control).toHaveAccessibleName(containing(t(`entities.${entity.key}.fields.${field.name}`)));
  return control;
}

/** Fills a field in as a person would: typing, choosing, switching. */
export async function fill(
  page: Page,
  form: Locator,
  entity: Entity,
  field: Field,
  value: unknown,
): Promise<void> {
  if (field.kind === 'file' || field.kind === 'image') return choosePicture(form, field);
  const control = await controlOf(form, entity, field);
  switch (field.kind) {
    case 'boolean':
      if ((await control.getAttribute('aria-checked')) !== String(value)) await control.click();
      else if (value === false && !field.required) {
        // Where nothing has to be said, a switch that is off may say nothing: on and off again says no.
        await control.click();
        await control.click();
      }
      return;
    case 'enum':
      return chooseValue(page, control, entity, field, String(value));
    case 'datetime': {
      const [day = '', time = ''] = String(value).split('T');
      const parts = form.locator(`[data-field="${field.name}"]`);
      await parts.nth(0).fill(day);
      await parts.nth(1).fill(time.slice(0, 5));
      await parts.nth(1).blur();
      return;
    }
    case 'geo': {
      const { lat, lng } = value as { lat: number; lng: number };
      const parts = form.locator(`[data-field="${field.name}"]`);
      await parts.nth(0).fill(typedNumber(lat));
      await parts.nth(1).fill(typedNumber(lng));
      await parts.nth(1).blur();
      return;
    }
    case 'json':
      await control.fill(JSON.stringify(value));
      break;
    case 'integer':
    case 'float':
    case 'decimal':
    case 'money':
      await control.fill(typedNumber(value));
      break;
    default:
      await control.fill(String(value));
  }
  await control.blur();
}

/** Numbers are typed as the language writes them. */
const typedNumber = (value: unknown): string =>
  project.language === 'es' ? String(value).replace('.', ',') : String(value);

async function chooseValue(
  page: Page,
  control: Locator,
  entity: Entity,
  field: Field,
  value: string,
): Promise<void> {
  const label = t(`entities.${entity.key}.values.${field.name}.${value}`);
  if ((await control.getAttribute('role')) === 'radiogroup') {
    await control.getByRole('radio', { name: exactly(label) }).click();
    return;
  }
  await control.click();
  await page.getByRole('option', { name: exactly(label) }).click();
  await expect(page.getByRole('listbox')).toHaveCount(0);
}

async function choosePicture(form: Locator, field: Field): Promise<void> {
  await showStep(form, field);
  const box = form.locator(`[data-form-field="${field.name}"]`);
  await box
    .locator('input[type=file]')
    .setInputFiles({ name: 'pixel.png', mimeType: 'image/png', buffer: PIXEL });
  await expect(box.getByText('pixel.png')).toBeVisible();
}

/** Chooses another record by typing how it is called. */
export async function choose(
  page: Page,
  form: Locator,
  entity: Entity,
  field: Field,
  row: Stored,
): Promise<void> {
  const target = getEntity(field.target ?? '');
  const control = await controlOf(form, entity, field);
  const title = titleOf(target, row);
  await control.click();
  await control.fill(title.startsWith('#') ? '' : title);
  await page
    .getByRole('option', { name: exactly(title) })
    .first()
    .click();
  if (field.kind === 'links') await page.keyboard.press('Escape');
}

/** Fills in a whole form: every field that has values, and every relation. Returns the values, by what requests call them. */
export async function fillAll(page: Page, entity: Entity): Promise<Record<string, unknown>> {
  const related = new Map<string, Stored>();
  const relations = entity.fields.filter(({ kind }) => kind === 'reference' || kind === 'links');
  /** Makes what a field refers to, after what that must agree with: see `agreements`. */
  const relate = async (field: Field, waiting: readonly Field[]): Promise<Stored | undefined> => {
    if (related.has(field.name) || waiting.includes(field)) return related.get(field.name);
    const given: Record<string, unknown> = {};
    for (const { column, other } of agreements(entity, field)) {
      const agreed = await relate(other, [...waiting, field]);
      if (agreed) given[column] = agreed.id;
    }
    const row = await makeRecord(page, field.target ?? '', given);
    related.set(field.name, row);
    return row;
  };
  for (const field of relations) await relate(field, []);
  // Only now: a record that refers to one of its own kind must not have what that one took.
  const values = await freshValues(page, entity);
  // What was made in the meantime is offered by a page that is opened afterwards.
  await page.goto(`/${entity.route}/new`);
  const form = formOf(page, entity);
  await expect(form).toBeVisible();
  for (const field of entity.fields) {
    const row = related.get(field.name);
    if (row) await choose(page, form, entity, field, row);
    else if (values[field.column] !== undefined && values[field.column] !== null)
      await fill(page, form, entity, field, values[field.column]);
    else if (field.kind === 'file' || field.kind === 'image') await fill(page, form, entity, field, null);
  }
  return values;
}

/** With a customer chosen, a form offers only orders of that customer: which columns of the order that is about. */
function agreements(entity: Entity, field: Field): { column: string; other: Field }[] {
  const target = getEntity(field.target ?? '');
  if (field.kind !== 'reference' || target.key === entity.key) return [];
  return entity.fields.flatMap((other) => {
    const same = target.fields.find(({ name }) => name === other.name);
    const agree = other.kind === 'reference' && same?.kind === 'reference' && same.target === other.target;
    return agree && other.name !== field.name ? [{ column: same.column, other }] : [];
  });
}

/** Sends a form and waits for the page of the record, whose key it returns. */
export async function save(page: Page, entity: Entity): Promise<string> {
  const form = formOf(page, entity);
  const steps = stepsOf(form);
  if ((await steps.count()) > 0) await steps.last().click();
  await form.locator('button[type=submit]').click();
  await page.waitForURL((url) => new RegExp(`^/${entity.route}/(?!new$)[^/]+$`).test(url.pathname));
  return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}

/** The record as the API has it. */
export const stored = (page: Page, entity: Entity, id: string): Promise<Stored> =>
  ask<Stored>(page, 'GET', `${entity.path}/${id}`);
