import { describe, expect, it } from 'vitest';
import { decisionsSchema, type MergePlanView, type PlannedFile } from '#lib/merges/schema.ts';
import { emptyPlan } from '#lib/merges/testing.ts';
import {
  type Answers,
  aboutOf,
  changesPlan,
  isAnotherPlan,
  listItems,
  maySend,
  NO_ANSWERS,
  toDecisions,
} from './answers.ts';

const NOTHING = decisionsSchema.parse({});
const hash = (letter: string) => letter.repeat(64);
const sides = (mine: string) => ({ base: hash('a'), mine: hash(mine), next: hash('c'), result: hash('d') });
const MARKED = '<<<<<<< yours\na\n=======\nb\n>>>>>>> IOPEER\n';

const edited: PlannedFile = {
  path: 'backend/app/modules/task/_generated/models.py',
  owner: 'G',
  kind: 'edited',
  movable: true,
  target: 'backend/app/modules/task/models.py',
  sides: sides('b'),
};
const conflict: PlannedFile = {
  path: 'pyproject.toml',
  owner: 'M',
  kind: 'conflict',
  reason: 'both-changed',
  sides: sides('b'),
};
const asking = (values: Partial<MergePlanView> = {}): MergePlanView =>
  emptyPlan({
    nothing: false,
    fingerprint: hash('f'),
    renames: [
      { kind: 'field', id: 'fld_1', entity: 'Task', from: 'title', to: 'name', isSaid: false },
      { kind: 'entity', id: 'ent_1', entity: null, from: 'Project', to: 'Space', isSaid: true },
    ],
    changes: [
      { impact: 'destructive', kind: 'field.removed', sentence: 'Task loses `notes`, with what it holds' },
      { impact: 'safe', kind: 'field.added', sentence: 'Task gains `size`' },
    ],
    questions: [
      { key: 'Task.size', entity: 'Task', label: 'size', type: 'integer', choices: [], isAnswered: false },
    ],
    files: [edited, conflict],
    open: {
      confirm: true,
      questions: ['Task.size'],
      edited: [edited.path],
      conflicts: [conflict.path],
      dryRun: false,
    },
    ...values,
  });
const answered: Answers = {
  renames: { fld_1: 'same' },
  lossesOf: hash('f'),
  names: {},
  fills: { 'Task.size': 3 },
  files: { [edited.path]: { value: 'move', of: aboutOf(edited) } },
  resolved: { [conflict.path]: { value: 'a\n', of: aboutOf(conflict) } },
};
const openOf = (plan: MergePlanView, answers: Answers) =>
  listItems(plan, answers).flatMap(({ section, isDone }) => (isDone ? [] : [section]));

describe('what a plan asks', () => {
  it('is everything that is open, in the order it is shown, but what the SPEC says itself', () => {
    expect(openOf(asking(), NO_ANSWERS)).toEqual(['losses', 'renames', 'questions', 'edited', 'conflicts']);
    expect(listItems(asking(), NO_ANSWERS).filter(({ section }) => section === 'renames')).toHaveLength(1);
    expect(maySend(asking(), NO_ANSWERS)).toBe(false);
    expect(openOf(asking(), answered)).toEqual([]);
    expect(maySend(asking(), answered)).toBe(true);
  });

  it('is nothing in a plan that somebody only asked to see', () => {
    const plan = emptyPlan({ open: { ...emptyPlan().open, dryRun: true } });
    expect(listItems(plan, NO_ANSWERS)).toEqual([]);
    expect(maySend(plan, NO_ANSWERS)).toBe(true);
  });

  it('is the name of an entity that goes, exactly as it is written', () => {
    const changes: MergePlanView['changes'] = [
      { impact: 'destructive', kind: 'entity.removed', sentence: 'Project goes, with all of its records' },
    ];
    const plan = asking({ changes });
    const typed = (name: string) => openOf(plan, { ...answered, names: { Project: name } });
    expect(typed('')).toEqual(['losses']);
    expect(typed('project')).toEqual(['losses']);
    expect(typed('Project ')).toEqual([]);
  });

  it('is a yes to the files that a ZIP somebody sent lacks', () => {
    const plan = emptyPlan({
      of: 'upload',
      nothing: false,
      files: [{ path: 'docs/a.md', owner: null, kind: 'deleted' }],
      open: { ...emptyPlan().open, confirm: true },
    });
    expect(openOf(plan, NO_ANSWERS)).toEqual(['losses']);
    expect(openOf(plan, { ...NO_ANSWERS, lossesOf: plan.fingerprint })).toEqual([]);
  });

  it('is asked again when what the answer was about is another', () => {
    const files = [edited, { ...conflict, sides: sides('e') }];
    expect(openOf(asking({ files }), answered)).toEqual(['conflicts']);
    expect(openOf(asking({ fingerprint: hash('0') }), answered)).toEqual(['losses']);
  });

  it('stays open while a text holds marks, of a conflict or of what is moved', () => {
    const resolved = { [conflict.path]: { value: MARKED, of: aboutOf(conflict) } };
    expect(openOf(asking(), { ...answered, resolved })).toEqual(['conflicts']);
    const target = { ...answered.resolved, [edited.target ?? '']: { value: MARKED, of: aboutOf(edited) } };
    expect(openOf(asking(), { ...answered, resolved: target })).toEqual(['edited']);
  });

  it('counts no answer there is already, and a question may be answered with “no such rows”', () => {
    const [question] = asking().questions;
    if (!question) throw new Error('no question');
    const plan = asking({
      questions: [{ ...question, isAnswered: true }],
      open: { ...asking().open, questions: [] },
    });
    expect(openOf(plan, { ...answered, fills: {} })).toEqual([]);
    expect(openOf(asking(), { ...answered, fills: { 'Task.size': null } })).toEqual([]);
  });
});

describe('decisions', () => {
  it('say yes to the plan that was shown, with every answer', () => {
    expect(toDecisions(asking(), NOTHING, answered)).toEqual({
      confirmed: hash('f'),
      apart: [],
      fills: { 'Task.size': 3 },
      files: { [edited.path]: 'move' },
      resolved: { [conflict.path]: 'a\n' },
    });
    expect(decisionsSchema.safeParse(toDecisions(asking(), NOTHING, answered)).success).toBe(true);
  });

  it('ask for another plan where a rename is none, and may be sent with the rest open', () => {
    const answers: Answers = { ...NO_ANSWERS, renames: { fld_1: 'apart' } };
    expect(changesPlan(asking(), answers)).toBe(true);
    expect(maySend(asking(), answers)).toBe(true);
    const before = { ...NOTHING, apart: ['ent_9'] };
    expect(toDecisions(asking(), before, answers)).toMatchObject({
      confirmed: null,
      apart: ['ent_9', 'fld_1'],
    });
  });

  it('keep what was said before of what is not open any more', () => {
    const saved = {
      ...NOTHING,
      fills: { 'Task.kind': 'x' },
      files: { 'README.md': 'keep' as const },
      resolved: { Makefile: 'all:\n' },
    };
    expect(toDecisions(asking(), saved, answered)).toMatchObject({
      fills: { 'Task.kind': 'x', 'Task.size': 3 },
      files: { 'README.md': 'keep', [edited.path]: 'move' },
      resolved: { Makefile: 'all:\n', [conflict.path]: 'a\n' },
    });
  });

  it('drop a text that was made of other contents, of a file whose choice is another, or that holds marks', () => {
    const saved = { ...NOTHING, resolved: { [conflict.path]: 'old\n' } };
    expect(toDecisions(asking(), saved, { ...answered, resolved: {} }).resolved).toEqual({});
    const kept = { ...answered.files, [conflict.path]: { value: 'keep' as const, of: aboutOf(conflict) } };
    expect(toDecisions(asking(), saved, { ...answered, files: kept }).resolved).toEqual({});
    const resolved = { [conflict.path]: { value: MARKED, of: aboutOf(conflict) } };
    expect(toDecisions(asking(), NOTHING, { ...answered, resolved }).resolved).toEqual({});
  });

  it('know when the plan is another than the one that was answered', () => {
    expect(isAnotherPlan(asking(), NOTHING)).toBe(false);
    expect(isAnotherPlan(asking(), { ...NOTHING, confirmed: hash('f') })).toBe(false);
    expect(isAnotherPlan(asking(), { ...NOTHING, confirmed: hash('0') })).toBe(true);
  });
});
