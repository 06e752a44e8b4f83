import { expect, test } from 'vitest';
import { isKeptAnswer, isKeptPage } from './rules';

const kept = (path: string) => isKeptAnswer(new URL(path, 'http://localhost'));

test('records are kept, whatever narrows them', () => {
  expect(kept('/api/v1/orders?status=open')).toBe(true);
  expect(kept('/api/v1/orders/7/lines')).toBe(true);
});

test('nothing of sessions, of the administration, of changes or of files is', () => {
  for (const path of ['auth/me', 'auth/session/refresh', 'admin/audit', 'changes/ticket', 'files/7'])
    expect(kept(`/api/v1/${path}`)).toBe(false);
  expect(kept('/api/v1/orders/export')).toBe(false);
  expect(kept('/orders')).toBe(false);
});

test('pages to read are kept; pages to write in and to sign in are not', () => {
  expect(['/', '/orders', '/orders/7', '/dashboard'].map(isKeptPage)).toEqual([true, true, true, true]);
  expect(['/orders/new', '/orders/7/edit', '/login', '/admin/audit', '/profile'].map(isKeptPage)).toEqual(
    Array(5).fill(false),
  );
});
