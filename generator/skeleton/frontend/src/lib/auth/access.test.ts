import { describe, expect, test, vi } from 'vitest';

vi.mock('@/lib/project', () => ({ project: { auth: true } }));
vi.mock('@/features/registry', () => ({ ENTITIES: [{ key: 'user', account: true }, { key: 'note' }] }));
const { may } = await import('./access');

const rule = (roles: string[], own: string[] = [], anyone = false) => ({ roles, own, anyone });
const note = {
  key: 'note',
  access: {
    read: rule([], [], true),
    create: rule(['user']),
    update: rule(['admin'], ['user']),
    delete: rule(['admin']),
  },
  fields: [
    {
      name: 'owner',
      kind: 'reference',
      column: 'owner_id',
      target: 'user',
      readOnly: true,
      required: true,
      sortable: true,
      operators: [],
    },
  ],
} as const;
const ana = { id: 1, email: 'ana@example.com', role: 'user' };
const root = { id: 9, email: 'root@example.com', role: 'admin' };

describe('what pages offer', () => {
  test('visitors are offered what anyone may do', () => {
    expect(may(null, note, 'read')).toBe(true);
    expect(may(null, note, 'create')).toBe(false);
  });

  test('everybody signed in counts as user, whatever the role', () => {
    expect(may({ ...ana, role: 'editor' }, note, 'create')).toBe(true);
    expect(may({ ...ana, role: 'editor' }, note, 'delete')).toBe(false);
  });

  test('own records are told apart by their owner', () => {
    expect(may(ana, note, 'update')).toBe(true);
    expect(may(ana, note, 'update', { id: 5, owner: { id: 1, label: 'Ana' } })).toBe(true);
    expect(may(ana, note, 'update', { id: 5, owner: { id: 2, label: 'Ben' } })).toBe(false);
    expect(may(ana, note, 'update', { id: 5, owner_id: 2 })).toBe(false);
    expect(may(root, note, 'update', { id: 5, owner_id: 2 })).toBe(true);
  });

  test('an account is its own record', () => {
    const account = { ...note, key: 'user', fields: [] };
    expect(may(ana, account, 'update', { id: 1 })).toBe(true);
    expect(may(ana, account, 'update', { id: 2 })).toBe(false);
  });

  test('where ownership cannot be told the server decides', () => {
    expect(may(ana, { ...note, fields: [] }, 'update', { id: 5 })).toBe(true);
  });
});
