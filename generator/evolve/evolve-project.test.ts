import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryBlueprint } from '../blueprint/arbitrary.ts';
import type { Blueprint } from '../blueprint/schema.ts';
import { blueprint, entity, field, relation } from '../golden/build.ts';
import { helpdesk } from '../golden/cases.ts';
import { loadSkeleton } from '../golden/load-skeleton.ts';
import { renderProject } from '../render/project.ts';
import { type EvolvedProject, type EvolveOptions, evolveProject } from './evolve-project.ts';

const skeleton = loadSkeleton();
// Hashing takes most of the time, and nothing here looks at it.
const options = { specText: '# Spec\n', hash: () => '' };
const FOLDER = 'backend/migrations/versions/';

const revisionsOf = ({ files }: EvolvedProject) =>
  new Map(
    [...files]
      .filter(([path]) => path.startsWith(FOLDER))
      .map(([path, { content }]) => [path, String(content)]),
  );
const begun = (first: Blueprint) => evolveProject(null, first, skeleton, options);
function gone(last: EvolvedProject, next: Blueprint, more: Partial<EvolveOptions> = {}): EvolvedProject {
  const previous = { blueprint: last.blueprint, revisions: revisionsOf(last) };
  return evolveProject(previous, next, skeleton, { ...options, ...more });
}
/** Paths of files that are new, gone or different. */
function touched(before: EvolvedProject, after: EvolvedProject): string[] {
  const paths = new Set([...before.files.keys(), ...after.files.keys()]);
  return [...paths]
    .filter((path) => before.files.get(path)?.content !== after.files.get(path)?.content)
    .filter((path) => path !== '.iopeer/manifest.json');
}
const changed = (source: Blueprint, change: (copy: Blueprint) => void): Blueprint => {
  const copy = structuredClone(source);
  change(copy);
  return copy;
};

describe('the first version of a project', () => {
  it('is what the renderer gives', () => {
    const { files } = begun(helpdesk);
    expect([...files]).toEqual([...renderProject(helpdesk, skeleton, options)]);
  });
});

describe('the next version', () => {
  it('is the same, without a migration, of any Blueprint that is', () => {
    fc.assert(
      fc.property(arbitraryBlueprint({ maxEntities: 3 }), (source) => {
        const first = begun(source);
        const second = gone(first, structuredClone(source));
        expect(second).toMatchObject({ changes: [], revision: null, questions: [], renames: [] });
        expect(touched(first, second)).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });

  it('keeps every earlier migration to the byte and adds one that follows the last', () => {
    const first = begun(helpdesk);
    const second = gone(
      first,
      changed(helpdesk, ({ entities }) => void entities[0]?.fields.push(field('town', 'string'))),
    );
    const third = gone(second, helpdesk);
    expect([...revisionsOf(third).keys()]).toEqual([
      `${FOLDER}0001_initial.py`,
      `${FOLDER}0002_customer_town_added.py`,
      `${FOLDER}0003_customer_town_removed.py`,
    ]);
    for (const [path, text] of revisionsOf(second)) expect(revisionsOf(third).get(path)).toBe(text);
    expect(third.revision?.content).toContain('revision = "0003"\ndown_revision = "0002"');
  });

  it('follows migrations that somebody wrote by hand, and refuses to choose between two', () => {
    const first = begun(helpdesk);
    const later = changed(helpdesk, ({ entities }) => void entities[0]?.fields.push(field('town', 'string')));
    const own = (name: string, before: string): [string, string] => [
      `${FOLDER}${name}.py`,
      `revision: str = '${name}'\ndown_revision: str | None = '${before}'\n`,
    ];
    const nextAfter = (...more: [string, string][]) =>
      evolveProject(
        { blueprint: first.blueprint, revisions: new Map([...revisionsOf(first), ...more]) },
        later,
        skeleton,
        options,
      );
    expect(nextAfter(own('a1b2c3', '0001')).revision).toMatchObject({
      path: `${FOLDER}0002_customer_town_added.py`,
      content: expect.stringContaining('down_revision = "a1b2c3"'),
    });
    expect(() => nextAfter(own('a1b2c3', '0001'), own('d4e5f6', '0001'))).toThrow(
      /two migrations.*alembic merge/,
    );
  });

  it('touches of 55 entities only the one that gains a field, the registries, one migration and the documents', () => {
    const many = blueprint(
      'Many',
      Array.from({ length: 55 }, (_, at) =>
        entity(`Thing${at}`, [field('name', 'string', { required: true }), field('size', 'integer')]),
      ),
      Array.from({ length: 54 }, (_, at) =>
        relation('one-to-many', `Thing${at}`, `Thing${at + 1}`, 'parent', 'children'),
      ),
    );
    const first = begun(many);
    const second = gone(
      first,
      changed(many, ({ entities }) => void entities[30]?.fields.push(field('colour', 'string'))),
    );
    const expected = [
      /^\.iopeer\/(blueprint|ids)\.json$/,
      /^README\.md$/,
      /^backend\/app\/modules\/thing30\/_generated\//,
      /^backend\/app\/(core\/(convert|reshape\w*)|seeds\/dev)\.py$/,
      /^backend\/tests\/(factories|_generated\/test_(thing30|reshape\w*))\.py$/,
      /^backend\/migrations\/versions\/0002_thing30_colour_added\.py$/,
    ];
    expect(touched(first, second).filter((path) => !expected.some((pattern) => pattern.test(path)))).toEqual(
      [],
    );
    expect(second.changes).toHaveLength(1);
  });
});

describe('what rows lack', () => {
  const notes = blueprint('Notes', [entity('Note', [field('title', 'string', { required: true })])]);
  const withField = (...fields: Parameters<typeof field>[]) =>
    changed(notes, ({ entities }) => void entities[0]?.fields.push(...fields.map((each) => field(...each))));

  it('is asked for where the SPEC has no default, once, and the answer stands in the migration', () => {
    const first = begun(notes);
    const next = withField(
      ['size', 'integer', { required: true }],
      ['kind', 'string', { required: true, default: 'x' }],
    );
    const asked = gone(first, next);
    expect(asked.questions).toEqual([
      expect.objectContaining({
        key: 'Note.size',
        kind: 'value',
        type: 'integer',
        entity: 'Note',
        field: 'size',
      }),
    ]);
    const answered = gone(first, next, { fills: new Map([['Note.size', 7]]) });
    expect(answered.questions).toEqual([]);
    expect(answered.revision?.content).toContain('fills={"size": 7, "kind": "x"}');
    // No row needs one: nothing is asked and nothing made up.
    const none = gone(first, next, { fills: new Map([['Note.size', null]]) });
    expect(none.questions).toEqual([]);
    expect(none.revision?.content).toContain('fills={"kind": "x"}');
  });

  it('is asked for a choice that goes, and left to the rows where nobody answers', () => {
    const choices = (...values: string[]) =>
      changed(notes, ({ entities }) => void entities[0]?.fields.push(field('state', 'enum', { values })));
    const first = begun(choices('new', 'old', 'odd'));
    const asked = gone(first, choices('new', 'old'));
    expect(asked.questions).toMatchObject([
      { key: 'Note.state=odd', kind: 'choice', choices: ['new', 'old'] },
    ]);
    const answered = gone(first, choices('new', 'old'), { fills: new Map([['Note.state=odd', 'old']]) });
    expect(answered.revision?.content).toContain('retired={"state": {"odd": "old"}}');
    expect(gone(first, choices('new', 'older', 'odd')).revision?.content).toContain(
      'choices={"state": {"old": "older"}}',
    );
  });
});

describe('the migration', () => {
  const team = (...fields: ReturnType<typeof field>[]) =>
    blueprint(
      'Team',
      [entity('Person', [field('name', 'string')]), entity('Group', [field('name', 'string')])],
      [relation('many-to-many', 'Person', 'Group', 'groups', 'people', fields.length > 0 ? { fields } : {})],
    );

  it('takes the rows of a link along when it becomes an entity, told from either end', () => {
    const becoming = gone(begun(team()), team(field('since', 'date')));
    expect(becoming.changes.map(({ kind, impact }) => [kind, impact])).toEqual([
      ['relation.entity', 'safe'],
      ['field.added', 'safe'],
    ]);
    expect(becoming.revision?.content.match(/Change\(/g)).toHaveLength(1);
    expect(becoming.revision?.content).not.toContain('fresh=');
  });

  it('gives up what has nothing in common with the later type, and says so', () => {
    const of = (type: 'geo' | 'integer') => blueprint('One', [entity('Place', [field('spot', type)])]);
    const given = gone(begun(of('geo')), of('integer'));
    expect(given.changes).toMatchObject([{ kind: 'field.type', impact: 'destructive' }]);
    expect(given.revision?.content).not.toContain('renamed=');
  });

  it('refuses rows when keys change their kind', () => {
    const keyed = (keys: 'integer' | 'uuid') =>
      changed(team(), (copy) => void Object.assign(copy.options, { keys }));
    expect(gone(begun(keyed('integer')), keyed('uuid')).revision?.content).toContain(
      'reshape(CHANGES, only_empty=True)',
    );
  });
});
