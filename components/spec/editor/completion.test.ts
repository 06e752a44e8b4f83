import { CompletionContext } from '@codemirror/autocomplete';
import { EditorState } from '@codemirror/state';
import { expect, test } from 'vitest';
import { completeAtCursor } from './completion.ts';

const ENTITIES = ['Order', 'Customer'];

/** What is offered at the end of this line, `explicit` when it was asked for. */
function complete(line: string, explicit = false) {
  const state = EditorState.create({ doc: `### Thing\n${line}` });
  const context = new CompletionContext(state, state.doc.length, explicit);
  return completeAtCursor(context, { language: 'en', entities: ENTITIES });
}
const labels = (line: string, explicit = false) =>
  complete(line, explicit)?.options.map(({ label }) => label) ?? [];

test('types stand behind a name, the entities behind a relation, constraints behind a type', () => {
  expect(labels('- size: in')).toContain('integer');
  expect(labels('- belongs to ')).toEqual(ENTITIES);
  expect(labels('- has many cu')).toEqual(['Customers']);
  expect(labels('- size: integer, req')).toEqual(['required']);
});

test('what is taken replaces the word that was begun, and nothing before it', () => {
  const line = '- size: integer, req';
  expect(complete(line)?.from).toBe('### Thing\n- size: integer, '.length);
});

test('a relation is offered once it is begun or asked for, not at every bullet', () => {
  expect(complete('- ')).toBeNull();
  expect(labels('- ', true)).toContain('belongs to ');
  expect(labels('- bel')).toEqual(['belongs to ']);
});

test('the list stays while the same words go on, and is asked for anew when they do not', () => {
  const validFor = complete('- born: dat')?.validFor as (text: string) => boolean;
  expect([validFor('date'), validFor('date and'), validFor('da'), validFor('date,')]).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

test('nothing is offered in the middle of a sentence', () => {
  expect(complete('Customers order what they want', true)).toBeNull();
});
