import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { isLocale, LOCALE_COOKIE } from '#messages/locale.ts';
import { createAccount, newPerson } from './people.ts';
import { answerElsewhere, asksNothing, makeViewer, makeWaitingRun, readRun } from './review-world.ts';
import { expect, test } from './test.ts';
import { type Texts, textsOf } from './texts.ts';
import { STATE } from './world.ts';

test.use({ storageState: STATE.member });

const MODELS = 'backend/app/modules/task/_generated/models.py';
const SERVICE = 'backend/app/modules/task/_generated/service.py';
const PYPROJECT = 'backend/pyproject.toml';
const LOGO = 'docs/logo.png';
const ASKED = 10;

const progress = (page: Page, t: Texts, done: number) =>
  page.getByText(t('merges.progress', { done, count: ASKED }), { exact: true });
const apply = (page: Page, t: Texts) => page.getByRole('button', { name: t('merges.footer.apply') });
const section = (page: Page, t: Texts, key: string) =>
  page.getByRole('region', { name: t(`merges.${key}.title`), exact: true });
const choice = (page: Page, question: string) => page.getByRole('group', { name: question, exact: true });
const left = (page: Page, t: Texts, count: number) =>
  page.getByText(t('merges.conflicts.left', { count }), { exact: true });

/** Everything that is chosen or written, with a way of choosing that is the mouse's or the keyboard's. */
async function answerAll(
  page: Page,
  t: Texts,
  choose: (what: Locator) => Promise<void>,
  type: (where: Locator, text: string) => Promise<void>,
) {
  await type(page.getByLabel(t('merges.losses.type', { name: 'Attachment' })), 'Attachment');
  const rename = choice(page, t('merges.renames.question', { from: 'Task.title', to: 'name' }));
  await choose(rename.getByRole('radio', { name: t('merges.renames.same') }));
  await type(page.getByLabel(t('merges.questions.value', { label: 'size' })), '3');
  await choose(choice(page, 'urgent').getByRole('radio', { name: t('merges.questions.no'), exact: true }));
  const none = page.getByRole('checkbox', { name: t('merges.questions.none') });
  await choose(none.nth(2));
  await choose(none.nth(3));
  const move = choice(page, t('merges.edited.question', { path: MODELS }));
  await choose(move.getByRole('radio', { name: t('merges.edited.choice.move') }));
  const keep = choice(page, t('merges.edited.question', { path: SERVICE }));
  await choose(keep.getByRole('radio', { name: t('merges.edited.choice.keep') }));
}

const ANSWERS = {
  confirmed: 'f'.repeat(64),
  apart: [],
  fills: { 'Task.size': 3, 'Task.urgent': false, 'Task.due': null, 'Task.state=odd': null },
  files: { [MODELS]: 'move', [SERVICE]: 'keep', [LOGO]: 'discard' },
};

test('a plan is answered by mouse, kept over a reload, and applied without one', async ({
  page,
  world,
  language,
  t,
}) => {
  const run = await makeWaitingRun(world.team, language);
  await page.goto(run.path);
  await expect(page.getByText(t('runs.state.review'), { exact: true }).first()).toBeVisible();
  await expect(progress(page, t, 0)).toBeVisible();
  await expect(apply(page, t)).toBeDisabled();
  await expect(page.getByText('SELECT count(*) FROM attachment;')).toBeVisible();

  await answerAll(
    page,
    t,
    (what) => what.check(),
    (where, text) => where.fill(text),
  );
  // What is moved can be looked at and changed before.
  const moved = page.getByRole('textbox', {
    name: t('merges.edited.targetLabel', { path: 'backend/app/modules/task/models.py' }),
  });
  await expect(moved).toContainText('class Task(TaskBase)');

  await expect(left(page, t, 2)).toBeVisible();
  await page
    .getByRole('button', { name: t('merges.conflicts.takeMine'), exact: true })
    .first()
    .click();
  await expect(left(page, t, 1)).toBeVisible();
  await page.getByRole('button', { name: t('merges.conflicts.takeBoth'), exact: true }).click();
  await expect(page.getByText(t('merges.conflicts.noneLeft'))).toBeVisible();
  await page.getByRole('button', { name: LOGO }).first().click();
  const logo = choice(page, t('merges.conflicts.question', { path: LOGO }));
  await logo.getByRole('radio', { name: t('merges.conflicts.way.discard') }).check();
  await expect(progress(page, t, ASKED)).toBeVisible();
  await expect(apply(page, t)).toBeEnabled();

  // A step back opens what it answered; and a reload loses nothing.
  await page.getByRole('button', { name: t('merges.undo') }).click();
  await expect(progress(page, t, ASKED - 1)).toBeVisible();
  await logo.getByRole('radio', { name: t('merges.conflicts.way.discard') }).check();
  await page.reload();
  await expect(progress(page, t, ASKED)).toBeVisible();
  await expect(page.getByText(t('merges.conflicts.noneLeft'))).toBeVisible();

  await apply(page, t).click();
  await expect(page.getByText(t('runs.state.review'), { exact: true })).toHaveCount(0);
  await expect(page.getByRole('tab', { name: t('runs.view.console') })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  const { decisions } = await readRun(run.id);
  expect(decisions).toMatchObject(ANSWERS);
  const solved = (decisions as { resolved: Record<string, string> }).resolved[PYPROJECT] ?? '';
  expect(solved).toContain('description = "Tasks of the whole house"');
  expect(solved).toContain('httpx==0.29.0');
  expect(solved).toContain('sqlalchemy==2.1.0');
  expect(solved).not.toMatch(/<{7}|>{7}|Tasks and their sizes/);
});

test('a plan is answered by keyboard alone', async ({ page, world, language, t }) => {
  const run = await makeWaitingRun(world.team, language);
  await page.goto(run.path);
  await expect(progress(page, t, 0)).toBeVisible();
  await answerAll(
    page,
    t,
    async (what) => {
      await what.focus();
      await page.keyboard.press('Space');
    },
    async (where, text) => {
      await where.focus();
      await page.keyboard.type(text);
    },
  );
  const result = page.getByRole('textbox', { name: t('merges.conflicts.result', { path: PYPROJECT }) });
  await result.focus();
  await page.keyboard.press('F7');
  await page.keyboard.press('Alt+ArrowRight');
  await expect(left(page, t, 1)).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(left(page, t, 2)).toBeVisible();
  await page.keyboard.press('Alt+ArrowRight');
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(page.getByText(t('merges.conflicts.noneLeft'))).toBeVisible();
  await page.getByRole('button', { name: LOGO }).first().focus();
  await page.keyboard.press('Enter');
  const logo = choice(page, t('merges.conflicts.question', { path: LOGO }));
  await logo.getByRole('radio', { name: t('merges.conflicts.way.discard') }).focus();
  await page.keyboard.press('Space');
  await expect(progress(page, t, ASKED)).toBeVisible();
  await apply(page, t).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText(t('runs.state.review'), { exact: true })).toHaveCount(0);
  expect((await readRun(run.id)).decisions).toMatchObject(ANSWERS);
});

test('a rename that is none has the run plan again, with the rest still open', async ({
  page,
  world,
  language,
  t,
}) => {
  const run = await makeWaitingRun(world.team, language);
  await page.goto(run.path);
  const rename = choice(page, t('merges.renames.question', { from: 'Task.title', to: 'name' }));
  await rename.getByRole('radio', { name: t('merges.renames.apart') }).check();
  await page.getByRole('button', { name: t('merges.footer.replan') }).click();
  await expect(page.getByText(t('runs.state.review'), { exact: true })).toHaveCount(0);
  expect((await readRun(run.id)).decisions).toMatchObject({ confirmed: null, apart: ['fld_title'] });
});

test('whoever answers second is told, and sees how the run stands', async ({ page, world, language, t }) => {
  const run = await makeWaitingRun(world.team, language, asksNothing);
  // Until then this page hears of nothing, so that it is late for certain.
  let isDeaf = true;
  await page.routeWebSocket(/./, () => {});
  await page.route('**/data?*', (route) =>
    isDeaf
      ? route.fulfill({ json: { state: 'review', parts: null, waiting: null, events: [] } })
      : route.continue(),
  );
  await page.goto(run.path);
  await expect(apply(page, t)).toBeEnabled();
  await answerElsewhere(run.id);
  await apply(page, t).click();
  isDeaf = false;
  await expect(page.getByText(t('merges.footer.late'))).toBeVisible();
  await expect(page.getByText(t('runs.state.review'), { exact: true })).toHaveCount(0);
});

test('a run that waits can be let go, which writes nothing', async ({ page, world, language, t }) => {
  const run = await makeWaitingRun(world.team, language);
  await page.goto(run.path);
  await page.getByRole('button', { name: t('merges.footer.cancel') }).click();
  const dialog = page.getByRole('alertdialog');
  await expect(dialog).toContainText(t('merges.footer.cancelHelp'));
  await dialog.getByRole('button', { name: t('merges.footer.cancel') }).click();
  await expect(page.getByRole('main').getByText(t('runs.state.cancelled'), { exact: true })).toBeVisible();
  // Its plan stays to look at, and asks nothing any more.
  await page.getByRole('tab', { name: t('runs.view.plan') }).click();
  await expect(page.getByRole('heading', { name: t('merges.titleAnswered') })).toBeVisible();
  await expect(apply(page, t)).toHaveCount(0);
});

test('a viewer looks at the plan and can answer nothing of it', async ({
  browser,
  baseURL,
  world,
  language,
}) => {
  const run = await makeWaitingRun(world.team, language);
  const context = await browser.newContext({ baseURL, storageState: { cookies: [], origins: [] } });
  const person = newPerson('Vera');
  await context.addCookies([{ name: LOCALE_COOKIE, value: language, url: String(baseURL) }]);
  await createAccount(context, person);
  await makeViewer(run.teamId, person.email);
  const page = await context.newPage();
  await page.goto(run.path);
  // A new account reads in the language it was made in, whatever this browser's cookie says.
  const spoken = await page.locator('html').getAttribute('lang');
  const seen = textsOf(isLocale(spoken) ? spoken : language);
  await expect(page.getByText(seen('merges.readOnly'))).toBeVisible();
  await expect(page.getByRole('button', { name: seen('merges.footer.apply') })).toHaveCount(0);
  await expect(page.getByRole('radio').and(page.locator(':enabled'))).toHaveCount(0);
  await expect(page.getByText('SELECT count(*) FROM attachment;')).toBeVisible();
  await context.close();
});

test('a plan that changes nothing says so', async ({ page, world, language, t }) => {
  const run = await makeWaitingRun(world.team, language, (plan) => ({ ...asksNothing(plan), nothing: true }));
  await page.goto(run.path);
  await expect(page.getByRole('heading', { name: t('merges.nothing') })).toBeVisible();
  await expect(apply(page, t)).toBeEnabled();
});

test('axe objects to nothing in a plan with all of it open, and a phone need not scroll sideways', async ({
  page,
  world,
  language,
  t,
}) => {
  await page.emulateMedia({ colorScheme: language === 'es' ? 'light' : 'dark' });
  const run = await makeWaitingRun(world.team, language);
  await page.goto(run.path);
  await expect(left(page, t, 2)).toBeVisible();
  await expect(page.locator('.cm-mergeView .shiki-token').first()).toBeVisible();
  for (const toggle of await section(page, t, 'edited')
    .getByRole('button', { name: t('merges.edited.show') })
    .all())
    await toggle.click();
  await section(page, t, 'migration').getByRole('button').click();
  await section(page, t, 'files')
    .getByRole('button', { name: /schemas\.py/ })
    .click();
  await expect(page.locator('.cm-mergeView')).toHaveCount(4);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`),
  ).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.reload();
  await expect(left(page, t, 2)).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

test('the plan can be asked for first, by menu, once a project has a version', async ({
  page,
  world,
  language,
  t,
}) => {
  const run = await makeWaitingRun(world.team, language);
  await page.goto(run.path.replace(/\/runs\/\d+$/, ''));
  await expect(page.getByTestId('counts')).toBeVisible();
  await page
    .getByRole('button', { name: new RegExp(`^${t('spec.delivery.change', { parts: '' }).slice(0, 8)}`) })
    .click();
  await page.getByRole('menuitem', { name: t('spec.generate.plan') }).click();
  await page.waitForURL('**/runs/2');
  await page.getByRole('button', { name: t('runs.actions.cancel'), exact: true }).click();
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: t('runs.actions.cancelConfirm') })
    .click();
  await expect(page.getByRole('main').getByText(t('runs.state.cancelled'), { exact: true })).toBeVisible();
  // The first one waits still.
  expect((await readRun(run.id)).state).toBe('review');
});
