import { describe, expect, it } from 'vitest';
import { printSpec } from '../print.ts';
import { readSpec } from '../read.ts';

const ENTITIES = {
  en: '# Shop\n\n## Entities\n\n### Invoice\n- number: string\n\n### Order\n- total: money\n\n### Product\n- title: string\n\n### Article\n- title: string\n\n### Purchase order\n- title: string\n',
  es: '# Tienda\n\n## Entidades\n\n### Factura\n- número: texto\n\n### Pedido\n- importe: dinero\n\n### Producto\n- título: texto\n\n### Artículo\n- título: texto\n\n### Orden de compra\n- título: texto\n',
};

/** What rules grant, in short: `Order: read user own`. */
function granted(language: 'es' | 'en', body: string, head = language === 'es' ? 'Reglas' : 'Rules') {
  const { blueprint, diagnostics, assumptions } = readSpec(`${ENTITIES[language]}\n## ${head}\n\n${body}\n`, {
    language,
  });
  const permissions = (blueprint?.permissions ?? []).map(
    ({ entity, actions, roles, own }) =>
      `${entity ?? '*'}: ${actions.join(',')} ${roles.join(',')}${own ? ' own' : ''}`,
  );
  return {
    permissions,
    rules: blueprint?.rules.map((rule) => rule.text) ?? [],
    blueprint,
    diagnostics,
    assumptions,
  };
}

describe('sentences that say who may do what', () => {
  it.each([
    ['Only admins may delete invoices', 'Invoice: delete admin'],
    ['Only administrators can create, edit and delete products.', 'Product: create,update,delete admin'],
    ['Users see only their own orders', 'Order: read user own'],
    ['Users should only see their own orders.', 'Order: read user own'],
    ['Each user can only see and edit their orders', 'Order: read,update user own'],
    ['A user may delete only orders they created', 'Order: delete user own'],
    ['Managers can edit products', 'Product: update manager'],
    [
      'Only managers and admins can manage purchase orders',
      'PurchaseOrder: read,create,update,delete manager,admin',
    ],
    ['Everyone can read articles', 'Article: read user'],
    ['Anyone can read articles', 'Article: read anyone'],
    ['Visitors can view products and articles', 'Product: read anyone; Article: read anyone'],
    ['Only admins may delete', '*: delete admin'],
    ['Only the author can edit an article', 'Article: update user own'],
    ['Invoices can only be deleted by admins', 'Invoice: delete admin'],
    ['Products may be created or changed by managers', 'Product: create,update manager'],
    [
      'Users can see only their own orders, but managers can see all',
      'Order: read user own; Order: read manager',
    ],
    ['Users with role auditor can read invoices', 'Invoice: read auditor'],
    ['manager: read and edit products, create orders', 'Product: read,update manager; Order: create manager'],
    ['clerk: can create orders and invoices', 'Order: create clerk; Invoice: create clerk'],
    ['Invoice: read, delete → admin', 'Invoice: read,delete admin'],
    ['Users see only their own data', '*: read user own'],
  ])('%s', (text, expected) => {
    const found = granted('en', `- ${text}`);
    expect(found.permissions.join('; ')).toBe(expected);
    expect(found.rules).toEqual([]);
    expect(found.blueprint?.options.auth).toBe(true);
  });

  it.each([
    ['Solo el administrador puede borrar facturas', 'Factura: delete admin'],
    [
      'Sólo los administradores pueden crear, editar y eliminar productos.',
      'Producto: create,update,delete admin',
    ],
    ['Cada usuario ve solo sus pedidos', 'Pedido: read user own'],
    ['Los usuarios solo ven sus propios pedidos', 'Pedido: read user own'],
    ['Los usuarios solo pueden ver y editar sus pedidos', 'Pedido: read,update user own'],
    ['Los usuarios pueden borrar solo los pedidos que han creado', 'Pedido: delete user own'],
    ['Los gestores pueden editar productos', 'Producto: update gestor'],
    [
      'Los encargados pueden gestionar las órdenes de compra',
      'OrdenDeCompra: read,create,update,delete encargado',
    ],
    ['Todos pueden leer los artículos', 'Articulo: read user'],
    ['Cualquiera puede leer los artículos', 'Articulo: read anyone'],
    ['Solo los administradores pueden borrar', '*: delete admin'],
    ['Solo el autor puede editar un artículo', 'Articulo: update user own'],
    ['Las facturas solo pueden ser borradas por administradores', 'Factura: delete admin'],
    ['Las facturas solo las puede borrar un administrador', 'Factura: delete admin'],
    ['vendedor: ver productos, crear pedidos', 'Producto: read vendedor; Pedido: create vendedor'],
    ['Los usuarios con rol auditor pueden ver las facturas', 'Factura: read auditor'],
    ['Factura: ver, borrar → admin (propios)', 'Factura: read,delete admin own'],
  ])('%s', (text, expected) => {
    const found = granted('es', `- ${text}`);
    expect(found.permissions.join('; ')).toBe(expected);
    expect(found.rules).toEqual([]);
  });

  it.each([
    ['en', 'When an order is paid, lower the stock.'],
    ['en', 'Only finished orders count for the table.'],
    ['en', 'Only admins may delete invoices that are not paid.'],
    ['en', 'Only managers may approve orders.'],
    ['en', 'Managers create invoices every month.'],
    ['en', 'Users cannot delete invoices.'],
    ['en', 'Products can only be deleted by admins when they have no stock.'],
    ['es', 'Solo los técnicos pueden cambiar el estado de una factura.'],
    ['es', 'No se puede borrar un pedido que tenga facturas.'],
    ['es', 'Los productos pueden cambiar de precio.'],
    ['es', 'Cuando se crea un pedido, avisar al cliente.'],
  ] as const)('what says anything else stays a rule, word for word (%s): %s', (language, text) => {
    const found = granted(language, `- ${text}`);
    expect(found.permissions).toEqual([]);
    expect(found.rules).toEqual([text]);
  });
});

describe('sections and tables of permissions', () => {
  it('a table of roles and entities is complete for what it names', () => {
    const table =
      '| Role | Order | Product |\n|---|---|---|\n| admin | all | all |\n| manager | read, update | CRU |\n| user | read own, create | read |';
    expect(granted('en', table, 'Permissions').permissions).toEqual([
      'Order: read,create,update,delete admin',
      'Order: read,update manager',
      'Order: read user own',
      'Order: create user',
      'Product: read,create,update,delete admin',
      'Product: read,create,update manager',
      'Product: read user',
    ]);
  });

  it('the table may lie on its side, in Spanish, and what nobody has is left to administrators', () => {
    const table =
      '| Entidad | gestor | usuario |\n|---|---|---|\n| Pedido | ver, crear | ver (propios) |\n| Factura | ver | - |';
    expect(granted('es', `Roles: gestor\n\n${table}`, 'Permisos').permissions).toEqual([
      'Pedido: read,create gestor',
      'Pedido: read user own',
      'Pedido: update,delete admin',
      'Factura: read gestor',
      'Factura: create,update,delete admin',
    ]);
  });

  it('a list below Permissions is no entity called Permission', () => {
    const found = granted(
      'en',
      '- admin: everything\n- editor: read and edit articles\n- user: read articles',
      'Permissions',
    );
    expect(found.blueprint?.entities.map(({ name }) => name)).not.toContain('Permission');
    expect(found.permissions).toEqual(['Article: read,update editor', 'Article: read user']);
    expect(found.blueprint?.options.roles).toEqual(['editor']);
  });

  it('sentences below Roles and permissions are read too', () => {
    const found = granted(
      'es',
      '- Roles: gestor\n- Solo el gestor puede editar productos',
      'Roles y permisos',
    );
    expect(found.permissions).toEqual(['Producto: update gestor']);
    expect(found.blueprint?.options.roles).toEqual(['gestor']);
  });

  it('a role the sentence invents and a doubtful “everyone” are told', () => {
    const found = granted('en', '- Managers can edit products\n- Everyone can read articles');
    expect(found.assumptions.map(({ text }) => text).join('\n')).toMatch(/role manager[\s\S]*“everyone”/);
  });

  it('without accounts they stay rules', () => {
    const text = 'Only admins may delete invoices';
    const { blueprint } = readSpec(`${ENTITIES.en}\n## Rules\n\n- ${text}\n\n## Options\n\n- auth: no\n`);
    expect(blueprint?.permissions).toBeUndefined();
    expect(blueprint?.rules.map((rule) => rule.text)).toEqual([text]);
  });

  it('printing and reading them again changes nothing', () => {
    const { blueprint } = granted(
      'en',
      '- Only admins may delete\n- Users see only their own purchase orders\n- Managers can see everything',
    );
    expect(blueprint?.permissions).toHaveLength(3);
    expect(blueprint && readSpec(printSpec(blueprint)).blueprint).toEqual(blueprint);
  });
});
