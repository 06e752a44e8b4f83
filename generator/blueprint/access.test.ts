import { describe, expect, test } from 'vitest';
import { blueprint, entity, field, relation } from '../golden/build.ts';
import { guarded } from '../golden/cases.ts';
import { prepare } from './prepare.ts';
import type { Permission } from './schema.ts';

const named = (name: string, from = prepare(guarded)) => {
  const found = from.entities.find((candidate) => candidate.name === name);
  if (!found) throw new Error(`no entity ${name}`);
  return found;
};

const withPermissions = (permissions: Permission[], relations = [] as ReturnType<typeof relation>[]) =>
  prepare(
    blueprint(
      'Shop',
      [entity('Order', [field('number', 'string')]), entity('Line', [field('count', 'integer')])],
      relations,
      {
        permissions,
        options: { auth: true, roles: ['manager'] },
      },
    ),
  );

describe('permissions', () => {
  test('where nothing is said every account may, and accounts are changed by administrators only', () => {
    const app = withPermissions([]);
    expect(named('Order', app).access.delete).toEqual({ anyone: false, user: 'all', roles: [] });
    expect(named('User').access.delete.user).toBe('none');
  });

  test('once an action is named only those named may do it; what names the entity wins', () => {
    expect(named('Customer').access.delete.user).toBe('none');
    expect(named('Order').access.delete.user).toBe('own');
    expect(named('Product').access.update).toEqual({
      anyone: false,
      user: 'none',
      roles: [{ role: 'manager', reach: 'all' }],
    });
  });

  test('a role with a permission for everything has it also where an entity has rules of its own', () => {
    const app = withPermissions([
      { entity: 'Order', actions: ['read'], roles: ['user'], own: true },
      { entity: null, actions: ['read'], roles: ['manager', 'user'], own: false },
    ]);
    expect(named('Order', app).access.read).toEqual({
      anyone: false,
      user: 'own',
      roles: [{ role: 'manager', reach: 'all' }],
    });
  });

  test('an own record belongs by the relation to the account that says so, else by one that is added', () => {
    expect(named('Order').access.owner).toEqual({ kind: 'column', column: 'user_id' });
    expect(
      named('Order')
        .references.filter(({ owner }) => owner)
        .map(({ column }) => column),
    ).toEqual(['user_id']);
    expect(named('Wish').access.owner).toEqual({ kind: 'column', column: 'owner_id' });
    expect(named('Article').access.owner).toEqual({ kind: 'column', column: 'author_id' });
  });

  test('being assigned a record does not make it one’s own', () => {
    const app = withPermissions(
      [{ entity: 'Order', actions: ['read'], roles: ['user'], own: true }],
      [relation('one-to-many', 'User', 'Order', 'assignee', 'orders')],
    );
    expect(named('Order', app).access.owner).toEqual({ kind: 'column', column: 'owner_id' });
  });

  test('parts of a record are read by those who read the whole', () => {
    expect(named('OrderLine').access.read).toEqual(named('Order').access.read);
    expect(named('OrderLine').access.owner).toEqual({ kind: 'through', column: 'order_id', target: 'Order' });
  });

  test('a reference to what some readers may not see is marked', () => {
    expect(named('Comment').references.map(({ name, guarded: hidden }) => [name, hidden])).toEqual([
      ['order', true],
    ]);
    expect(named('OrderLine').references.find(({ name }) => name === 'product')?.guarded).toBe(false);
  });

  test('who may change a record may also see it', () => {
    const app = withPermissions([
      { entity: 'Order', actions: ['read'], roles: ['admin'], own: false },
      { entity: 'Order', actions: ['update'], roles: ['manager'], own: false },
    ]);
    expect(named('Order', app).access.read.roles).toEqual([{ role: 'manager', reach: 'all' }]);
  });

  test('without accounts they do not apply, and that is told', () => {
    const app = prepare({ ...guarded, options: { ...guarded.options, auth: false } });
    expect(app.notes.join('\n')).toContain('permissions');
    expect(app.entities.flatMap(({ references }) => references).some(({ owner }) => owner)).toBe(false);
  });
});
