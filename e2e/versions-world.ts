import { asSystem } from '#lib/db/system.ts';
import { makeProject, makeRun, makeSpecVersion } from '#lib/db/testing.ts';
import { edited, makeRepository, makeVersionOf, renderTestProject } from '#lib/versions/testing.ts';

const FIRST = `# Library

### Book
- title: string, required
- pages: integer
- isbn: string, unique

### Reader
- name: string, required
- email: email, unique
`;
const SECOND = `${FIRST}- phone: phone

### Loan
- due on: date, required
- belongs to Book (required)
- belongs to Reader (required)
`;
const THIRD = SECOND.replace('### Reader', '### Member (was: Reader)')
  .replace('belongs to Reader', 'belongs to Member')
  .replace('- pages: integer\n', '');
const HOUR_MS = 3_600_000;

/**
 * A project with a history, as rows: generated, its README edited and pushed (the tests failed), generated twice more (an
 * entity comes, one is renamed), gone back to the first, and changes sent as a ZIP that nobody has tried. Returns its slug.
 */
export async function makeVersionsProject(teamSlug: string): Promise<string> {
  const { id: teamId, memberships } = await asSystem('test', (db) =>
    db.team.findFirstOrThrow({
      where: { slug: teamSlug },
      select: { id: true, memberships: { select: { userId: true }, take: 1 } },
    }),
  );
  const createdById = memberships[0]?.userId ?? '';
  const project = await makeProject({ teamId, createdById, name: 'Library' });
  const of = { teamId, projectId: project.id, createdById };
  const spec = await makeSpecVersion({ teamId, projectId: project.id, text: THIRD });
  const run = async (state: string, kind = 'generate', source?: { versionNumber: number }) =>
    (await makeRun({ ...of, specVersionId: spec.id, state, kind, ...(source && { source }) })).id;

  const first = await renderTestProject(FIRST);
  const pushed = edited(first.tree, {
    'README.md': `# Our library\n\nHow we run it: see docs/.\n`,
    'docs/opening-hours.md': 'Monday to Friday, 9 to 20.\n',
    'backend/app/modules/book/service.py': `${String(
      first.tree.get('backend/app/modules/book/service.py')?.content ?? '',
    )}\n# Ours: books are never lent twice.\n`,
  });
  const second = await renderTestProject(SECOND, first);
  const third = await renderTestProject(THIRD, second);
  const sent = edited(first.tree, { 'docs/opening-hours.md': 'Every day.\n' });
  const ago = (hours: number) => new Date(Date.now() - hours * HOUR_MS);

  const runOne = await run('verified');
  await makeVersionOf(first.tree, {
    ...of,
    title: 'Library, the first generation',
    runId: runOne,
    createdAt: ago(75),
  });
  const runTwo = await run('unverified', 'check', { versionNumber: 2 });
  await makeVersionOf(pushed, {
    ...of,
    kind: 'push',
    title: 'Our own README',
    runId: runTwo,
    createdAt: ago(50),
  });
  const runThree = await run('verified');
  await makeVersionOf(second.tree, {
    ...of,
    title: 'Loan is new; Reader gains phone',
    runId: runThree,
    createdAt: ago(27),
    name: 'What the librarians approved',
    starred: true,
  });
  const runFour = await run('unverified');
  await makeVersionOf(third.tree, {
    ...of,
    title: 'Reader is renamed to Member; Book loses pages',
    runId: runFour,
    createdAt: ago(26),
  });
  const runFive = await run('verified', 'restore', { versionNumber: 1 });
  const restored = await makeVersionOf(first.tree, {
    ...of,
    kind: 'restore',
    restoredNumber: 1,
    title: 'Back to version 1',
    runId: runFive,
    createdAt: ago(3),
  });
  const newest = await makeVersionOf(sent, {
    ...of,
    kind: 'upload',
    title: 'Opening hours',
    createdAt: ago(1),
  });
  await makeRepository({
    teamId,
    projectId: project.id,
    main: newest.commit,
    verified: restored.commit,
  });
  return project.slug;
}
