import type { Page } from '@playwright/test';
import { listExamples } from '#lib/specs/examples/catalogue.ts';
import { runTestsOf, unpack } from './delivery.ts';
import { newPerson } from './people.ts';
import { expect, test } from './test.ts';
import type { Texts } from './texts.ts';

/**
 * One example each, in the tester's own language: what a newcomer would paste. One has accounts; without them the tests of
 * the other take half the time.
 */
const EXAMPLE = {
  es: { id: 'reformas', entity: 'Cliente', auth: 'autenticación: sí' },
  en: { id: 'hiring', entity: 'Department', auth: 'auth: no' },
} as const;

test('a newcomer signs up, pastes a SPEC, reads what was understood, generates, reloads mid-run and downloads a ZIP whose tests pass', async ({
  page,
  t,
  language,
}) => {
  test.setTimeout(360_000);
  const example = listExamples(language).find(({ id }) => id === EXAMPLE[language].id);
  if (!example) throw new Error('the example is gone');

  await page.goto('/');
  await page
    .getByRole('banner')
    .getByRole('link', { name: t('common.signUp') })
    .click();
  await signUp(page, t);
  await page.getByRole('link', { name: t('projects.first.blank') }).click();
  await page.getByLabel(t('projects.new.name'), { exact: true }).fill(example.title);
  await page.getByRole('button', { name: t('projects.new.create') }).click();

  const text = example.text.replace('auth: yes', 'auth: no');
  expect(text).toContain(EXAMPLE[language].auth);
  await pasteSpec(page, t, text);
  await expect(page.getByTestId('counts')).toContainText(example.title);
  await expect(page.getByRole('region', { name: EXAMPLE[language].entity, exact: true })).toBeVisible();
  await expect(page.getByRole('status')).toContainText(t('spec.save.saved'));

  await chooseBackend(page, t);
  await page.getByRole('button', { name: t('spec.generate.label') }).click();
  await page.waitForURL('**/runs/1');
  await expect(page.getByText(t('runs.delivers.backend'))).toBeVisible();
  await followThroughReload(page, t);

  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: t('runs.actions.download') }).click();
  const project = unpack(await (await download).path());
  expect(project.files).toEqual(
    expect.arrayContaining(['EVIDENCE.md', '.iopeer/evidence.json', 'backend/pyproject.toml']),
  );
  const { passed, failed } = await runTestsOf(project.folder);
  expect(failed).toBe(0);
  expect(passed).toBeGreaterThan(20);
});

/** A frontend is tried in browsers for minutes; scripts/check has a step of its own for that. */
async function chooseBackend(page: Page, t: Texts): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^${t('spec.delivery.title')}`) }).click();
  await page.getByRole('menuitemradio', { name: new RegExp(`^${t('spec.delivery.parts.backend')}`) }).click();
  await expect(page).toHaveURL(/parts=backend/);
}

async function signUp(page: Page, t: Texts): Promise<void> {
  const person = newPerson('Ada');
  await page.getByLabel(t('auth.name'), { exact: true }).fill(person.name);
  await page.getByLabel(t('auth.email'), { exact: true }).fill(person.email);
  await page.getByLabel(t('auth.password'), { exact: true }).fill(person.password);
  await page.getByRole('button', { name: t('auth.signUp.submit') }).click();
  await page.waitForURL('**/t/*');
}

/** As people paste: the whole text at once, from the clipboard. */
async function pasteSpec(page: Page, t: Texts, text: string): Promise<void> {
  const editor = page.getByRole('textbox', { name: t('spec.editor.label') });
  await editor.click();
  await editor.evaluate((element, pasted) => {
    const data = new DataTransfer();
    data.setData('text/plain', pasted);
    element.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    );
  }, text);
}

/** Reloads while tests are running: afterwards the console holds each line once, and the run goes on to its end. */
async function followThroughReload(page: Page, t: Texts): Promise<void> {
  await expect(page.locator('[data-stage=test][data-status=running]')).toBeVisible({ timeout: 60_000 });
  await expect(page.locator('.xterm-rows')).toContainText('sandbox');
  await page.reload();
  await expect(page.locator('[data-stage=plan]')).toHaveAttribute('data-status', 'passed');
  await expect(page.getByText(t('runs.verdict.verified.title')).first()).toBeVisible({ timeout: 360_000 });
  await expect(page.locator('[data-stage=package]')).toHaveAttribute('data-status', 'passed');

  const log = await copyLog(page, t);
  const lines = log.split('\n').filter((line) => line.includes('passed in '));
  expect(lines, 'the line that sums the tests up').toHaveLength(1);
}

async function copyLog(page: Page, t: Texts): Promise<string> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: t('runs.console.download') }).click();
  const stream = await (await download).createReadStream();
  let text = '';
  for await (const chunk of stream) text += chunk;
  return text;
}
