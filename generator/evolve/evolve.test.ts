import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryBlueprint } from '../blueprint/arbitrary.ts';
import type { Blueprint, Entity, Field } from '../blueprint/schema.ts';
import { printSpec } from '../spec/print.ts';
import { readSpec } from '../spec/read.ts';
import { gravest } from './changes.ts';
import { diffBlueprints } from './diff.ts';
import { carryIds } from './identity.ts';
import { explainMarks } from './marks.ts';
import { describeChange } from './words.ts';

const read = (text: string): Blueprint => {
  const { blueprint } = readSpec(text, {});
  if (!blueprint) throw new Error('the SPEC was not understood');
  return blueprint;
};

/** What carrying and diffing two SPECs says, as sentences in English. */
function told(before: string, after: string, apart: (before: Blueprint) => string[] = () => []): string[] {
  const was = read(before);
  const { blueprint } = carryIds(was, read(after), new Set(apart(was)));
  return diffBlueprints(was, blueprint).map((change) => describeChange(change, 'en'));
}

const TASKS = `# Tasks

## Entities

### Project
- name: string, required, unique
- budget: money

### Task
- title: string, required, 3..80
- notes: text
- due: date
- status: enum(todo, doing, done), default todo

## Relations
- Project has many Task
`;
const edited = (...edits: [string, string][]) =>
  edits.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`no ${from} in the SPEC`);
    return text.replaceAll(from, to);
  }, TASKS);

describe('a SPEC that is read again', () => {
  it('changes nothing when it is the same', () => {
    expect(told(TASKS, TASKS)).toEqual([]);
  });

  it('has renamed what it says was called otherwise, however little is left of it', () => {
    const after = edited(
      ['### Project', '### Space {was: Project}'],
      ['- Project has', '- Space has'],
      ['name: string, required, unique', 'code: integer, required'],
      ['notes: text', 'remarks: string, antes: notes'],
    );
    expect(told(TASKS, after)).toEqual([
      'Project is renamed to Space',
      'Space gains `code` (integer)',
      'Space loses `name`, with what it holds',
      'In Task, `notes` is renamed to `remarks`',
      'Task.remarks changes from text to string',
      'Between Space and Task, `project` is renamed to `space`',
    ]);
    const { renames, blueprint } = carryIds(read(TASKS), read(after));
    expect(renames.filter(({ isSaid }) => isSaid).map(({ to }) => to)).toEqual(['Space', 'remarks']);
    expect(JSON.stringify(blueprint)).not.toContain('"was"');
  });

  it('is told, in its place and with the names there were, that a mark does not hold', () => {
    const text = edited(['due: date', 'due: date\n- weight: integer, was: burden']);
    const { blueprint, idleMarks } = carryIds(read(TASKS), read(text));
    expect(blueprint.entities[1]?.fields.map(({ name }) => name)).toContain('weight');
    const [told] = explainMarks(idleMarks, text, 'en');
    expect(text.split('\n')[(told?.line ?? 0) - 1]).toBe('- weight: integer, was: burden');
    expect(told?.message).toMatch(/“was: burden” does not hold for Task.weight.*title, notes, due, status/);
  });

  it('is told of a mark that does not hold even where a guess does', () => {
    const { idleMarks } = carryIds(read(TASKS), read(edited(['notes: text', 'remarks: text, was: burden'])));
    expect(idleMarks).toMatchObject([{ was: 'burden', of: 'Task.remarks' }]);
  });

  it('may keep a mark once it has been used', () => {
    const marked = edited(['notes: text', 'remarks: text, was: notes']);
    const { blueprint } = carryIds(read(TASKS), read(marked));
    const again = carryIds(blueprint, read(marked));
    expect(again.idleMarks).toEqual([]);
    expect(diffBlueprints(blueprint, again.blueprint)).toEqual([]);
  });

  it('keeps its marks when it is printed', () => {
    const marked = edited(
      ['### Project', '### Space (antes: Project)'],
      ['notes: text', 'remarks: text (was: notes)'],
    );
    const blueprint = read(marked.replace('- Project has', '- Space has'));
    expect(blueprint.entities.map(({ was, label }) => [label, was])).toEqual([
      ['Space', 'Project'],
      ['Task', undefined],
    ]);
    expect(blueprint.entities[1]?.fields[1]).toMatchObject({ name: 'remarks', was: 'notes', type: 'text' });
    expect(read(printSpec(blueprint))).toEqual(blueprint);
  });

  it('changes nothing when its entities change places', () => {
    const [head, project, task] = TASKS.split(/(?=^###? )/m).filter((part) => !part.startsWith('## Ent'));
    const rest = TASKS.slice(TASKS.indexOf('## Relations'));
    const swapped = `${head}## Entities\n\n${task?.split('## Relations')[0]}${project}${rest}`;
    expect(told(TASKS, swapped)).toEqual([]);
  });

  it('gains a field', () => {
    expect(told(TASKS, edited(['- due: date', '- due: date\n- priority: integer, 1..5']))).toEqual([
      'Task gains `priority` (integer)',
    ]);
  });

  it('has a field renamed that stays where it was', () => {
    expect(told(TASKS, edited(['notes: text', 'remarks: text']))).toEqual([
      'In Task, `notes` is renamed to `remarks`',
    ]);
  });

  it('has a field dropped and another added when their types differ', () => {
    expect(told(TASKS, edited(['notes: text', 'weight: integer']))).toEqual([
      'Task gains `weight` (integer)',
      'Task loses `notes`, with what it holds',
    ]);
  });

  it('has them dropped and added when a person says that it was no rename', () => {
    const notes = (was: Blueprint) =>
      was.entities.flatMap(({ fields }) => fields.filter(({ name }) => name === 'notes').map(({ id }) => id));
    expect(told(TASKS, edited(['notes: text', 'remarks: text']), notes)).toEqual([
      'Task gains `remarks` (text)',
      'Task loses `notes`, with what it holds',
    ]);
  });

  it('has an entity renamed, and its fields, relations and permissions stay what they were', () => {
    expect(told(TASKS, edited(['Project', 'Space']))).toEqual([
      'Project is renamed to Space',
      'Between Space and Task, `project` is renamed to `space`',
    ]);
  });

  it('has an entity and one of its fields renamed at once', () => {
    expect(
      told(TASKS, edited(['Task', 'Job'], ['# Jobs', '# Tasks'], ['due: date', 'deadline: date'])),
    ).toEqual([
      'Task is renamed to Job',
      'In Job, `due` is renamed to `deadline`',
      'Between Project and Job, `tasks` is renamed to `jobs`',
    ]);
  });

  it('tells constraints apart from one another', () => {
    const after = edited(
      ['3..80', '3..120'],
      ['- notes: text', '- notes: text, required'],
      ['todo, doing', 'todo, waiting, doing'],
    );
    expect(told(TASKS, after)).toEqual([
      'The maximum of Task.title changes from `80` to `120`',
      'Task.notes becomes required',
      'Task.status may be `waiting`',
    ]);
  });

  it('has a choice renamed where it stood', () => {
    expect(told(TASKS, edited(['doing', 'in_progress']))).toEqual([
      'In Task.status, `doing` becomes `in_progress`',
    ]);
  });
});

describe('what a change asks of the rows', () => {
  const impact = (...edits: [string, string][]) => {
    const was = read(TASKS);
    return gravest(diffBlueprints(was, carryIds(was, read(edited(...edits))).blueprint));
  };

  it.each([
    ['an optional field more', 'safe', ['due: date', 'due: date\n- weight: integer']],
    ['a required field more', 'backfill', ['due: date', 'due: date\n- weight: integer, required']],
    [
      'a required field with a default',
      'safe',
      ['due: date', 'due: date\n- weight: integer, required, default 1'],
    ],
    ['a field that becomes required', 'backfill', ['due: date', 'due: date, required']],
    ['a field that becomes unique', 'check', ['due: date', 'due: date, unique']],
    ['a narrower bound', 'check', ['3..80', '3..40']],
    ['a wider bound', 'safe', ['3..80', '1..200']],
    ['a date that becomes a moment', 'safe', ['due: date', 'due: datetime']],
    ['a text that becomes a number', 'check', ['notes: text', 'notes: integer']],
    ['money that becomes a picture', 'destructive', ['budget: money', 'budget: image']],
    ['a field less', 'destructive', ['- due: date\n', '']],
    ['a choice less', 'destructive', ['todo, doing, done', 'todo, done']],
  ] as const)('%s: %s', (_what, expected, [from, to]) => {
    expect(impact([from, to])).toBe(expected);
  });
});

describe('for any Blueprint', () => {
  const anything = arbitraryBlueprint();
  const runs = { numRuns: 60 };

  it('nothing has changed when nothing has', () => {
    fc.assert(
      fc.property(anything, (blueprint) => {
        const { blueprint: carried, renames } = carryIds(blueprint, structuredClone(blueprint));
        expect(renames).toEqual([]);
        expect(carried).toEqual(blueprint);
        expect(diffBlueprints(blueprint, carried)).toEqual([]);
      }),
      runs,
    );
  });

  it('a field more is one change, whatever it is called, and every id stays', () => {
    fc.assert(
      fc.property(anything, fc.nat(), (blueprint, at) => {
        const { entities } = blueprint;
        fc.pre(entities.length > 0);
        const place = at % entities.length;
        const added: Field = {
          id: 'fld_quite_new',
          name: 'quite_new',
          label: 'Quite new',
          type: 'time',
          required: false,
          unique: false,
        };
        const grow = (entity: Entity, index: number) =>
          index === place ? { ...entity, fields: [...entity.fields, added] } : entity;
        const { blueprint: carried } = carryIds(blueprint, { ...blueprint, entities: entities.map(grow) });
        const changes = diffBlueprints(blueprint, carried);
        expect(changes.map(({ kind }) => kind)).toEqual(['field.added']);
      }),
      runs,
    );
  });

  it('ids are never given twice, whatever becomes of a Blueprint', () => {
    fc.assert(
      fc.property(anything, anything, (before, after) => {
        const { blueprint } = carryIds(before, after);
        const ids = [
          ...blueprint.entities.flatMap(({ id, fields }) => [id, ...fields.map((field) => field.id)]),
          ...blueprint.relations.flatMap(({ id, fields = [] }) => [id, ...fields.map((field) => field.id)]),
          ...blueprint.enums.map(({ id }) => id),
        ];
        expect(ids.length).toBe(new Set(ids).size);
        for (const change of diffBlueprints(before, blueprint))
          for (const language of ['es', 'en'] as const)
            expect(describeChange(change, language)).not.toMatch(/undefined|\[object|NaN/);
      }),
      runs,
    );
  });
});
