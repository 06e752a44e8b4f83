import type { Page } from '@playwright/test';
import { expect, test } from './test.ts';
import type { Texts } from './texts.ts';
import { STATE, type World } from './world.ts';

test.use({ storageState: STATE.member });

/** A project of the test's own, empty, with the editor open. */
async function openEditor(page: Page, world: World, t: Texts, name: string): Promise<void> {
  await page.goto(`/t/${world.team}/new?from=blank`);
  await page.getByLabel(t('projects.new.name'), { exact: true }).fill(name);
  await page.getByRole('button', { name: t('projects.new.create') }).click();
  await page.waitForURL('**/p/*');
  await expect(editorOf(page, t)).toBeVisible();
}

const editorOf = (page: Page, t: Texts) => page.getByRole('textbox', { name: t('spec.editor.label') });
const counts = (page: Page) => page.getByTestId('counts');

test('an empty editor teaches by a text that works', async ({ page, world, t }) => {
  await openEditor(page, world, t, 'Empty');
  await page.getByRole('button', { name: t('spec.empty.insert') }).click();
  await expect(counts(page)).toContainText(t('spec.count.entities', { count: 2 }));
  await expect(page.getByRole('tab', { name: new RegExp(t('spec.view.problems')) })).not.toContainText(/\d/);
});

test('by keyboard alone: write, complete a type, see a mistake, mend it with its fix, undo, save', async ({
  page,
  world,
  t,
  language,
}) => {
  const words = {
    es: {
      start: '# Tienda\n\n### Producto\n- tamaño: ',
      entity: 'Producto',
      typed: 'texto la',
      type: 'text',
      wrong: 'nombre: texo',
    },
    en: {
      start: '# Shop\n\n### Product\n- size: ',
      entity: 'Product',
      typed: 'integ',
      type: 'integer',
      wrong: 'name: strng',
    },
  }[language];
  await openEditor(page, world, t, 'Keyboard');
  await editorOf(page, t).focus();
  await page.keyboard.type(words.start);
  await page.keyboard.press('Control+Space');
  const choices = page.getByRole('listbox');
  await expect(choices).toBeVisible();
  // As fast as people type: a list that has only just opened does not take Enter, so that nobody accepts by accident.
  await page.keyboard.type(words.typed, { delay: 100 });
  await expect(choices.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: words.entity })).toContainText(t(`spec.type.${words.type}`));

  await page.keyboard.type(`\n- ${words.wrong}`);
  const problems = page.getByRole('tab', { name: new RegExp(t('spec.view.problems')) });
  await expect(problems).toContainText('1');
  await problems.press('Enter');
  await page.getByRole('tabpanel').getByRole('button').first().press('Enter');
  await expect(editorOf(page, t)).toBeFocused();
  await expect(page.locator('.cm-lintRange')).toBeVisible();
  await page.keyboard.press('Control+.');
  await expect(problems).not.toContainText(/\d/);

  await page.keyboard.press('Control+z');
  await expect(problems).toContainText('1');
  await page.keyboard.press('Control+s');
  await expect(page.getByRole('status')).toContainText(t('spec.save.saved'));
});

test('Tab leaves the editor, as it leaves everything else on the page', async ({ page, world, t }) => {
  await openEditor(page, world, t, 'Tab');
  await editorOf(page, t).focus();
  await page.keyboard.press('Tab');
  await expect(editorOf(page, t)).not.toBeFocused();
});

test('what was written is there after a reload, and after leaving at once', async ({ page, world, t }) => {
  await openEditor(page, world, t, 'Autosave');
  await editorOf(page, t).focus();
  await page.keyboard.type('# Shop\n\n### Product\n- name: string');
  await expect(page.getByRole('status')).toContainText(t('spec.save.saved'));
  await page.keyboard.type('\n- price: money');
  // Straight on to another page, before the pause after which it would be saved.
  await page.getByRole('link', { name: t('common.runs'), exact: true }).click();
  await expect(page.getByText(t('runs.list.none'))).toBeVisible();
  await page.getByRole('link', { name: 'SPEC', exact: true }).click();
  await expect(editorOf(page, t)).toBeVisible();
  await page.reload();
  await expect(editorOf(page, t)).toContainText('- price: money');
});

test('a text that is too large is refused with the reason, and a shorter one is saved', async ({
  page,
  world,
  t,
}) => {
  await openEditor(page, world, t, 'Too large');
  const write = (text: string) =>
    editorOf(page, t).evaluate((element, pasted) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', pasted);
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, text);
  await editorOf(page, t).focus();
  await write('far too long '.repeat(50_000));
  await expect(page.getByRole('alert').getByText(/500 kB/)).toBeVisible();
  await editorOf(page, t).focus();
  await page.keyboard.press('Control+a');
  await write('# Shop\n\n### Product\n- name: string');
  await expect(page.getByRole('status')).toContainText(t('spec.save.saved'));
  await expect(page.getByRole('alert').getByText(/500 kB/)).toBeHidden();
});

test('a session that ends while one writes loses nothing: signed in again, the text is saved', async ({
  page,
  context,
  world,
  t,
}) => {
  await openEditor(page, world, t, 'Session');
  await expect(counts(page).or(page.getByRole('button', { name: t('spec.empty.insert') }))).toBeVisible();
  const cookies = await context.cookies();
  await context.clearCookies();
  await editorOf(page, t).focus();
  await page.keyboard.type('# Shop\n\n### Product\n- name: string');
  await expect(page.getByRole('link', { name: t('spec.save.signIn') })).toBeVisible();
  await context.addCookies(cookies);
  await expect(page.getByRole('status')).toContainText(t('spec.save.saved'));
  await page.reload();
  await expect(editorOf(page, t)).toContainText('- name: string');
});

test('two windows never overwrite each other: the second is asked which text goes on', async ({
  page,
  context,
  world,
  t,
}) => {
  await openEditor(page, world, t, 'Conflict');
  await editorOf(page, t).focus();
  await page.keyboard.type('# One\n\n### A\n- x: string');
  await expect(page.getByRole('status')).toContainText(t('spec.save.saved'));

  const second = await context.newPage();
  await second.goto(page.url());
  await expect(editorOf(second, t)).toContainText('# One');
  await editorOf(page, t).focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('\n- first: string');
  await expect(page.getByRole('status')).toContainText(t('spec.save.saved'));
  await expect(page.getByRole('status')).not.toContainText(t('spec.save.unsaved'));

  await editorOf(second, t).focus();
  await second.keyboard.press('Control+End');
  await second.keyboard.type('\n- second: string');
  await expect(second.getByText(t('spec.conflict.title'))).toBeVisible();
  await second.getByRole('button', { name: t('spec.conflict.mine') }).click();
  await expect(second.getByRole('status')).toContainText(t('spec.save.saved'));
  await second.reload();
  await expect(editorOf(second, t)).toContainText('- second: string');

  await editorOf(page, t).focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('\n- third: string');
  await page
    .getByRole('button', { name: new RegExp(t('spec.conflict.theirs', { number: 0 }).replace('0', '\\d+')) })
    .click();
  await expect(editorOf(page, t)).toContainText('- second: string');
  await expect(editorOf(page, t)).not.toContainText('- third: string');
});

test('an older version can be looked at and brought back, and none is lost', async ({ page, world, t }) => {
  await page.goto(`/t/${world.team}/new?example=coworking`);
  await page.getByLabel(t('projects.new.name'), { exact: true }).fill('History');
  await page.getByRole('button', { name: t('projects.new.create') }).click();
  await page.waitForURL('**/p/*');
  await expect(counts(page)).toBeVisible();
  await page.getByRole('button', { name: t('spec.versions.open') }).click();
  const drawer = page.getByRole('dialog', { name: t('spec.versions.title') });
  await expect(
    drawer.getByRole('button', { name: new RegExp(t('spec.versions.version', { number: 1 })) }),
  ).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(drawer).toBeHidden();
});

test('choices in the options win over the SPEC and stand in the address', async ({ page, world, t }) => {
  await page.goto(`/t/${world.team}/p/${world.project}?view=options`);
  await page.getByRole('combobox', { name: t('spec.options.database') }).click();
  await page.getByRole('option', { name: t('spec.options.databases.mysql'), exact: true }).click();
  await expect(page).toHaveURL(/database=mysql/);
  await page.reload();
  await expect(page.getByRole('combobox', { name: t('spec.options.database') })).toContainText(
    t('spec.options.databases.mysql'),
  );
});

test('the diagram draws every entity and joins those that relate', async ({ page, world }) => {
  await page.goto(`/t/${world.team}/p/${world.project}?view=diagram`);
  await expect(page.locator('.react-flow__node')).toHaveCount(5);
  await expect(page.locator('.react-flow__edge')).toHaveCount(4);
});

test('on a phone an address that names the diagram shows the diagram, not the text', async ({
  page,
  world,
  t,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`/t/${world.team}/p/${world.project}?view=diagram`);
  await expect(page.locator('.react-flow__node').first()).toBeVisible();
  await page.getByRole('button', { name: t('spec.pane.text'), exact: true }).click();
  await expect(editorOf(page, t)).toBeVisible();
  await expect(page.locator('.react-flow__node').first()).toBeHidden();
});
