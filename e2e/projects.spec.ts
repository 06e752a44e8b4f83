import { expect, test } from './test.ts';
import { STATE } from './world.ts';

test.use({ storageState: STATE.member });

test('a JHipster model dropped on the page becomes a project that is understood', async ({
  page,
  world,
  t,
}) => {
  await page.goto(`/t/${world.team}/new?from=file`);
  const jdl =
    'entity Author {\n  name String required maxlength(80)\n}\nentity Book {\n  title String required\n}\nrelationship OneToMany {\n  Author{book} to Book{author}\n}\n';
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'library.jdl', mimeType: 'text/plain', buffer: Buffer.from(jdl) });
  await expect(page.getByLabel(t('projects.new.name'), { exact: true })).toHaveValue('library');
  await page.getByRole('button', { name: t('projects.new.create') }).click();
  await page.waitForURL('**/p/library*');
  await expect(page.getByTestId('counts')).toContainText(t('spec.count.entities', { count: 2 }));
  await expect(page.getByText('library.jdl')).toBeVisible();
});

test('SQL tables are understood too', async ({ page, world, t }) => {
  await page.goto(`/t/${world.team}/new?from=file`);
  const sql =
    'CREATE TABLE author (id int primary key, name varchar(80) not null);\nCREATE TABLE book (id int primary key, title text, author_id int references author(id));\n';
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'tables.sql', mimeType: 'text/plain', buffer: Buffer.from(sql) });
  await page.getByRole('button', { name: t('projects.new.create') }).click();
  await page.waitForURL('**/p/tables*');
  // The server loads the parser of SQL, 20 MB, the first time somebody brings some.
  await expect(page.getByTestId('counts')).toContainText(t('spec.count.entities', { count: 2 }), {
    timeout: 60_000,
  });
});

test('a picture is refused with a sentence and creates nothing', async ({ page, world, t }) => {
  await page.goto(`/t/${world.team}/new?from=file`);
  const picture = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe, 0x00]);
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'photo.md', mimeType: 'image/png', buffer: picture });
  await expect(page.getByRole('alert').filter({ hasText: 'SPEC' })).toBeVisible();
  await expect(page.getByRole('button', { name: t('projects.new.create') })).toBeDisabled();
});

test('a project can be renamed, and deleted after asking', async ({ page, world, t }) => {
  await page.goto(`/t/${world.team}/new?from=blank`);
  await page.getByLabel(t('projects.new.name'), { exact: true }).fill('Short lived');
  await page.getByRole('button', { name: t('projects.new.create') }).click();
  await page.waitForURL('**/p/*');
  const address = page.url();
  await page.getByRole('link', { name: t('common.settings'), exact: true }).click();
  await page.getByLabel(t('projects.settings.name'), { exact: true }).fill('Renamed');
  await page.getByRole('button', { name: t('projects.settings.save'), exact: true }).click();
  await expect(page.getByRole('banner').getByRole('link', { name: 'Renamed' })).toBeVisible();

  await page.getByRole('button', { name: t('projects.settings.delete') }).click();
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: t('projects.settings.deleteConfirm') })
    .click();
  await page.waitForURL(`**/t/${world.team}`);
  expect((await page.request.get(address)).status()).toBe(404);
});

test('a name that is missing is asked for in place', async ({ page, world, t }) => {
  await page.goto(`/t/${world.team}/new?from=blank`);
  await page.getByRole('button', { name: t('projects.new.create') }).click();
  await expect(page.getByLabel(t('projects.new.name'), { exact: true })).toHaveAttribute(
    'aria-invalid',
    'true',
  );
});
