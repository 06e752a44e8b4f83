import { expect, test } from 'vitest';
import { inkOn, themeColor } from './theme';

test('dark colours carry white letters, light ones dark letters', () => {
  expect([inkOn('#000000'), inkOn('#1d4ed8'), inkOn('#b91c1c')]).toEqual(Array(3).fill('#ffffff'));
  expect([inkOn('#ffffff'), inkOn('#facc15'), inkOn('#7dd3fc')]).toEqual(Array(3).fill('#111318'));
});

test('an application has a colour', () => {
  expect(themeColor).toMatch(/^#[0-9a-f]{6}$/i);
});
