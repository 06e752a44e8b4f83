import { expect, test } from './test.ts';
import { STATE } from './world.ts';

test.use({ storageState: STATE.member });

test('the first Tab offers the way past the header', async ({ page, world, t }) => {
  await page.goto(`/t/${world.team}`);
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: t('common.skipToContent') });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
});

test('the account menu works by keyboard: open, choose the theme, close, focus back', async ({
  page,
  world,
  t,
}) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto(`/t/${world.team}`);
  const trigger = page.getByRole('button', { name: t('common.accountMenu') });
  await trigger.focus();
  await page.keyboard.press('Enter');
  const dark = page.getByRole('menuitemradio', { name: t('common.themeDark') });
  await expect(dark).toBeVisible();
  for (let step = 0; step < 12 && !(await dark.evaluate((item) => item === document.activeElement)); step++) {
    await page.keyboard.press('ArrowDown');
  }
  await expect(dark).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveClass(/dark/);
  await expect(trigger).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menu')).toBeHidden();
  await expect(trigger).toBeFocused();
});

test('the language changes at once, without losing the place', async ({ page, world, t, language }) => {
  await page.goto(`/t/${world.team}/settings`);
  await page.getByRole('button', { name: t('common.accountMenu') }).click();
  await page.getByRole('menuitemradio', { name: language === 'es' ? 'English' : 'Español' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', language === 'es' ? 'en' : 'es');
  await expect(page).toHaveURL(`/t/${world.team}/settings`);
});

test('tabs follow the arrow keys', async ({ page, world, t }) => {
  await page.goto(`/t/${world.team}/p/${world.project}`);
  const entities = page.getByRole('tab', { name: new RegExp(t('spec.view.entities')) });
  await entities.focus();
  await page.keyboard.press('ArrowRight');
  const diagram = page.getByRole('tab', { name: t('spec.view.diagram') });
  await expect(diagram).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('.react-flow__node').first()).toBeVisible();
});

test('the divider between text and understanding moves by arrow keys', async ({ page, world, t }) => {
  await page.goto(`/t/${world.team}/p/${world.project}`);
  const divider = page.getByRole('separator', { name: t('spec.pane.divider') });
  await divider.focus();
  await page.keyboard.press('ArrowRight');
  await expect(divider).toHaveAttribute('aria-valuenow', '52');
});

test('motion is left out for those who ask for less of it', async ({ page, world }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(`/t/${world.team}`);
  const duration = await page
    .getByRole('link')
    .first()
    .evaluate((link) => getComputedStyle(link).transitionDuration);
  expect(Number.parseFloat(duration)).toBeLessThan(0.001);
});
