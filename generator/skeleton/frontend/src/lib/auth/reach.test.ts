import { expect, test } from 'vitest';
import { reachOf } from './reach';

const access = {
  read: { anyone: true, roles: ['admin'], own: [] },
  create: { anyone: false, roles: ['admin', 'user'], own: [] },
  update: { anyone: false, roles: ['admin'], own: ['user'] },
  delete: { anyone: false, roles: ['admin', 'editor'], own: ['user'] },
};

test.each([
  ['read', null, 'all'],
  ['create', null, 'none'],
  ['create', 'editor', 'all'],
  ['update', 'editor', 'own'],
  ['update', 'admin', 'all'],
  ['delete', 'editor', 'all'],
  ['delete', 'user', 'own'],
] as const)('%s as %s: %s', (action, role, reach) => {
  expect(reachOf(access, action, role)).toBe(reach);
});
