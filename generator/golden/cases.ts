import type { Blueprint } from '../blueprint/schema.ts';
import { blueprint, entity, field, relation } from './build.ts';

/** A small project whose every file is kept under golden/, so that a change of the generator shows as a diff. */
export const notes: Blueprint = blueprint(
  'Notas',
  [
    entity('Folder', [field('nombre', 'string', { required: true, unique: true, min: 3, max: 40 })], { label: 'Carpeta', plural: 'Carpetas' }),
    entity(
      'Note',
      [
        field('titulo', 'string', { label: 'Título', required: true, max: 120 }),
        field('estado', 'enum', { values: ['borrador', 'publicada'], default: 'borrador' }),
        field('precio', 'money', { min: 0 }),
      ],
      { label: 'Nota', plural: 'Notas' },
    ),
  ],
  [relation('one-to-many', 'Folder', 'Note', 'folder', 'notes', { required: true, onDelete: 'cascade' })],
  { slug: 'notas', language: 'es' },
);

/** What shared/specs/helpdesk.md says. */
export const helpdesk: Blueprint = blueprint(
  'Help desk',
  [
    entity('Customer', [
      field('name', 'string', { required: true, min: 2, max: 80 }),
      field('email', 'email', { required: true, unique: true }),
      field('phone', 'phone'),
      field('vip', 'boolean', { default: false }),
    ]),
    entity('Ticket', [
      field('subject', 'string', { required: true, max: 140 }),
      field('body', 'text', { required: true }),
      field('priority', 'enum', { values: ['low', 'normal', 'high', 'urgent'], default: 'normal' }),
      field('status', 'enum', { values: ['open', 'waiting', 'solved', 'closed'], default: 'open' }),
      field('due_at', 'datetime'),
      field('rating', 'integer', { min: 1, max: 5 }),
    ]),
    entity('Agent', [
      field('full_name', 'string', { required: true }),
      field('email', 'email', { required: true, unique: true }),
      field('website', 'url'),
      field('hourly_rate', 'money', { min: 0 }),
    ]),
    entity(
      'Reply',
      [field('message', 'text', { required: true }), field('internal', 'boolean'), field('attachment', 'file')],
      { plural: 'Replies' },
    ),
    entity('Label', [field('name', 'string', { required: true, unique: true, pattern: '^[a-z-]+$' })]),
  ],
  [
    relation('one-to-many', 'Customer', 'Ticket', 'customer', 'tickets', { required: true, onDelete: 'restrict' }),
    relation('one-to-many', 'Agent', 'Ticket', 'agent', 'tickets'),
    relation('one-to-many', 'Ticket', 'Reply', 'ticket', 'replies', { required: true, onDelete: 'cascade' }),
    relation('many-to-many', 'Ticket', 'Label', 'labels', 'tickets'),
    relation('one-to-many', 'Agent', 'Agent', 'reports_to', 'reports'),
  ],
  { options: { auth: true, database: 'postgresql', frontend: 'nextjs' } },
);

/** Every field type, bound and relation there is. */
export const everything: Blueprint = blueprint(
  'Everything',
  [
    entity('Thing', [
      field('short', 'string', { required: true, unique: true, min: 1, max: 1 }),
      field('exact', 'string', { required: true, min: 5, max: 5 }),
      field('code', 'string', { pattern: '^[A-Z]{3}-\\d{4}$', unique: true }),
      field('secret', 'string', { pattern: '^(?=.*[A-Z])(?=.*\\d).{8,}$', max: 40 }),
      field('body', 'text', { min: 2, max: 3000 }),
      field('summary', 'text', { unique: true }),
      field('stock', 'integer', { required: true, min: -3, max: 9, default: 0 }),
      field('views', 'integer', { min: 0, max: 9_000_000_000 }),
      field('serial', 'integer', { unique: true }),
      field('ratio', 'float', { min: 0.5, max: 1.5 }),
      field('weight', 'decimal', { min: 0.001, max: 99.5 }),
      field('price', 'money', { required: true, min: 0.1, max: 1000, default: 9.5 }),
      field('active', 'boolean', { required: true }),
      field('born', 'date', { default: 'now' }),
      field('seen_at', 'datetime', { default: 'now', required: true }),
      field('opens', 'time', { default: '09:30' }),
      field('token', 'uuid', { unique: true }),
      field('mail', 'email', { unique: true }),
      field('site', 'url', { unique: true }),
      field('phone', 'phone', { required: true }),
      field('kind', 'enum', { values: ['b', 'a_long_one', 'other'], required: true }),
      field('extra', 'json', { required: true }),
      field('notes', 'json'),
      field('place', 'geo', { required: true }),
      field('spot', 'geo'),
      field('manual', 'file', { required: true }),
      field('photo', 'image'),
    ]),
    entity('Passport', [field('number', 'string', { required: true, unique: true })]),
    entity('Person', [field('name', 'string', { required: true })], { plural: 'People' }),
    entity('Empty', [], { plural: 'Empties' }),
    entity('Team', [field('name', 'string')]),
  ],
  [
    relation('one-to-one', 'Person', 'Passport', 'person', 'passport', { required: true, onDelete: 'cascade' }),
    relation('one-to-one', 'Empty', 'Person', 'empty', 'person', { owner: 'from' }),
    relation('many-to-many', 'Person', 'Person', 'friends', 'friend_of'),
    relation('many-to-many', 'Person', 'Thing', 'things', 'people'),
    relation('many-to-many', 'Team', 'Person', 'members', 'teams', { fields: [field('since', 'date', { required: true }), field('grade', 'integer', { min: 1, max: 10 })] }),
    // Two tables that refer to each other.
    relation('one-to-many', 'Team', 'Person', 'home', 'residents'),
    relation('one-to-many', 'Person', 'Team', 'captain', 'captained', { onDelete: 'restrict' }),
    relation('one-to-many', 'User', 'Thing', 'owner', 'things'),
  ],
  { rules: [{ id: 'rule1', text: 'When a thing is sold, lower the stock.', entity: 'Thing' }] },
);

const LONG = 'a_name_of_sixty_characters_which_is_longer_than_most_would_be';

/** Names that mean something to Python, SQL, Pydantic, SQLAlchemy or us, very long ones, and text that breaks quoting. */
export const hell: Blueprint = blueprint(
  'Names from "hell" 👹 — \\ \'quoted\'',
  [
    entity('Order', [
      field('class', 'string', { required: true, label: 'Class "A" \\ \'b\' {n} `x` 👹' }),
      field('metadata', 'json'),
      field('registry', 'integer'),
      field('none', 'boolean', { default: true }),
      field('from', 'date'),
      field('id', 'string', { unique: true }),
      field('schema', 'text'),
      field('json', 'json'),
      field('limit', 'integer', { min: 1, max: 3, unique: true }),
      field('sort', 'string'),
      field('search', 'string'),
      field('offset', 'enum', { values: ['asc', 'none', 'class', '1_one', 'mro'] }),
      field('date', 'date', { default: 'now' }),
      field('time', 'time'),
      field('type', 'string', { pattern: '^"[a-z]\\\\\'$', label: '"""' }),
      field('str', 'string'),
      field('dt', 'datetime'),
      field('model_config', 'string'),
      field('created_at', 'datetime'),
      field('updated_at', 'string'),
      field('search_text', 'string'),
      field('key', 'string', { default: "it's \"quoted\" \\ here" }),
    ]),
    entity('Group', [field('order', 'integer'), field('user_id', 'integer'), field('user', 'string')]),
    entity('Session', [field('token', 'uuid', { required: true })]),
    entity('Role', [field('name', 'string', { required: true, unique: true })]),
    entity('Record', [field('self', 'string'), field('cls', 'integer')]),
    entity('Page', [field('page', 'integer'), field('items', 'text'), field('total', 'money')]),
    entity('Link', [field('url', 'url', { required: true })]),
    entity('Service', []),
    entity('Class', [field('select', 'string'), field('where', 'float')], { plural: 'Classes' }),
    entity('File', [field('files', 'file')]),
    entity('AVeryLongEntityNameThatGoesOnAndOnUntilItHasSixtyCharactersXX', [
      field(LONG, 'string', { required: true, unique: true, min: 2 }),
      field(`${LONG}_b`, 'enum', { values: ['a_value_which_is_itself_rather_long_as_well', 'other'] }),
      field(`${LONG}_c`, 'money', { min: 1, max: 2 }),
    ]),
    entity('User', [
      field('name', 'string', { required: true, min: 2 }),
      field('password', 'string', { required: true }),
      field('role', 'enum', { values: ['boss', 'clerk'] }),
      field('photo', 'image', { required: true }),
    ]),
  ],
  [
    relation('one-to-many', 'Order', 'Order', 'parent', 'children', { required: true }),
    relation('one-to-many', 'User', 'Group', 'user', 'groups', { required: true, onDelete: 'cascade' }),
    relation('one-to-many', 'User', 'Group', 'owner', 'owned_groups'),
    relation('one-to-many', 'Group', 'User', 'group', 'users', { required: true }),
    relation('many-to-many', 'User', 'Role', 'roles', 'users'),
    relation('one-to-one', 'User', 'Session', 'user', 'session', { required: true, onDelete: 'cascade' }),
    relation('many-to-many', 'Class', 'Service', 'import', 'class'),
    relation('one-to-many', 'AVeryLongEntityNameThatGoesOnAndOnUntilItHasSixtyCharactersXX', 'Order', LONG, `${LONG}_orders`),
    relation('many-to-many', 'AVeryLongEntityNameThatGoesOnAndOnUntilItHasSixtyCharactersXX', 'Group', `${LONG}_groups`, 'links'),
  ],
  { options: { auth: true, roles: ['Jefa de área'] }, language: 'es', slug: 'hell' },
);

/** Permissions of every kind: roles, one's own records, parts of them, what strangers may do. */
export const guarded: Blueprint = blueprint(
  'Guarded shop',
  [
    entity('Customer', [field('name', 'string', { required: true })]),
    entity('Order', [field('number', 'string', { required: true, unique: true }), field('total', 'money'), field('receipt', 'file')]),
    entity('OrderLine', [field('quantity', 'integer', { required: true, min: 1 })]),
    entity('Product', [field('title', 'string', { required: true }), field('stock', 'integer')]),
    entity('Article', [field('title', 'string', { required: true }), field('cover', 'image')]),
    entity('Comment', [field('text', 'text', { required: true })]),
    entity('Message', [field('text', 'text', { required: true })]),
    entity('Wish', [field('title', 'string', { required: true })], { plural: 'Wishes' }),
    entity('Profile', [field('bio', 'text')]),
    entity('User', [field('name', 'string'), field('avatar', 'image')]),
  ],
  [
    relation('one-to-many', 'User', 'Order', 'user', 'orders', { required: true, onDelete: 'restrict' }),
    relation('one-to-many', 'User', 'Order', 'assignee', 'assigned_orders'),
    relation('one-to-many', 'Customer', 'Order', 'customer', 'orders', { required: true, onDelete: 'restrict' }),
    relation('one-to-many', 'Order', 'OrderLine', 'order', 'lines', { required: true, onDelete: 'cascade' }),
    relation('one-to-many', 'Product', 'OrderLine', 'product', 'lines', { required: true, onDelete: 'restrict' }),
    relation('one-to-many', 'Order', 'Comment', 'order', 'comments'),
    relation('one-to-many', 'User', 'Article', 'author', 'articles'),
    relation('many-to-many', 'Product', 'Wish', 'wishes', 'products'),
    relation('one-to-one', 'User', 'Profile', 'user', 'profile', { required: true, onDelete: 'cascade' }),
  ],
  {
    permissions: [
      { entity: null, actions: ['delete'], roles: ['admin'], own: false },
      { entity: 'Order', actions: ['read', 'update', 'delete'], roles: ['user'], own: true },
      { entity: 'Order', actions: ['read', 'update'], roles: ['manager'], own: false },
      { entity: 'Product', actions: ['create', 'update'], roles: ['manager'], own: false },
      { entity: 'Article', actions: ['read'], roles: ['anyone'], own: false },
      { entity: 'Article', actions: ['update', 'delete'], roles: ['user'], own: true },
      { entity: 'Message', actions: ['create'], roles: ['anyone'], own: false },
      { entity: 'Message', actions: ['read'], roles: ['admin'], own: false },
      { entity: 'Wish', actions: ['read', 'create', 'update', 'delete'], roles: ['user'], own: true },
      { entity: 'Profile', actions: ['read', 'update'], roles: ['user'], own: true },
      { entity: 'User', actions: ['update'], roles: ['user'], own: true },
    ],
    options: { auth: true, roles: ['manager'] },
  },
);
