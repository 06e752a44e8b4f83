import { expect, test } from 'vitest';
import { Prisma } from './generated/client.ts';
import { toJson, toJsonText } from './json.ts';

test('JSON to store holds neither NUL nor half characters, however deep', () => {
  expect(toJsonText({ a: ['x\0y', { b: '\ud800' }], n: 1, u: undefined })).toBe(
    '{"a":["xy",{"b":"\ufffd"}],"n":1}',
  );
});

test('nothing is stored as JSON null, not as a missing column', () => {
  expect([toJson(null), toJson(undefined), toJson({ a: undefined })]).toEqual([
    Prisma.JsonNull,
    Prisma.JsonNull,
    {},
  ]);
});
