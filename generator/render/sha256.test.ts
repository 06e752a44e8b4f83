import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sha256 } from './sha256.ts';

const reference = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex');

test('hashes any bytes as the reference does', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => sha256(bytes) === reference(bytes)));
});

test('hashes text as UTF-8', () => {
  for (const text of [
    '',
    'abc',
    'Canción 👹',
    'x'.repeat(55),
    'x'.repeat(56),
    'x'.repeat(64),
    'x'.repeat(100_000),
  ]) {
    expect(sha256(text)).toBe(reference(text));
  }
});
