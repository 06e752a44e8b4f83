import { expect, test } from 'vitest';
import { capsOf, matchKeys, nameOf } from './keys';

const press = (
  key: string,
  held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey', boolean>> = {},
) => nameOf({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held });

test('keys are named alike on all keyboards', () => {
  expect(press('k', { metaKey: true })).toBe('mod+k');
  expect(press('k', { ctrlKey: true })).toBe('mod+k');
  expect(press('?', { shiftKey: true })).toBe('?');
  expect(press('?')).toBe('?');
  expect(press('N', { shiftKey: true })).toBe('shift+n');
  expect(press('ArrowUp', { altKey: true, shiftKey: true })).toBe('alt+shift+ArrowUp');
  expect(press('Shift', { shiftKey: true })).toBeNull();
});

test('the keys pressed last decide, and a sequence wins over its last key', () => {
  const known = ['n', 'g n', 'g d', 'mod+k'];
  expect(matchKeys(['n'], known)).toBe('n');
  expect(matchKeys(['g', 'n'], known)).toBe('g n');
  expect(matchKeys(['x', 'g', 'd'], known)).toBe('g d');
  expect(matchKeys(['g', 'x', 'd'], known)).toBeNull();
  expect(matchKeys([], known)).toBeNull();
});

test('caps are printed as the keyboard prints them', () => {
  expect(capsOf('mod+k', true)).toEqual([['⌘', 'K']]);
  expect(capsOf('mod+k', false)).toEqual([['Ctrl', 'K']]);
  expect(capsOf('g d', false)).toEqual([['G'], ['D']]);
  expect(capsOf('mod+Enter', true)).toEqual([['⌘', '↵']]);
  expect(capsOf('mod++', false)).toEqual([['Ctrl', '+']]);
  expect(capsOf('?', false)).toEqual([['?']]);
});
