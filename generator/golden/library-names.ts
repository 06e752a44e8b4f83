import type { Blueprint } from '../blueprint/schema.ts';
import { blueprint, entity, field, relation } from './build.ts';

/** One field each: it is the names that count. */
const plain = (names: string) =>
  names.split(' ').map((name) => entity(name, [field('name', 'string', { label: `${name} 🎈` })]));

/** Entities and fields called as Python, its libraries, SQL, TypeScript, pytest and the generated code call their own. */
export const libraryNames: Blueprint = blueprint(
  'Library names 🎉',
  [
    ...plain('Any List Optional Base Query Field Dict Enum Test Testimonial Depends Settings Database Problem'),
    entity('Choice', [
      field('choice', 'enum', { values: ['a', 'b'], required: true }),
      field('read', 'enum', { values: ['none', 'self', '🎉'] }),
      field('scaled', 'money'),
      field('matches', 'string', { pattern: '^[a-z]+$' }),
      field('today', 'date', { default: 'now' }),
      field('utc_now', 'datetime', { default: 'now' }),
      field('last', 'date', { default: 'now' }),
      field('text_length', 'string', { min: 1, max: 9 }),
      field('session', 'string', { min: 2 }),
      field('constructor', 'string'),
      field('function', 'integer'),
      field('await', 'boolean'),
      field('select', 'string'),
      field('request', 'text'),
      field('data', 'text', { required: true }),
      field('context', 'integer'),
      field('client', 'uuid'),
      field('values', 'decimal'),
      field('items', 'integer', { unique: true }),
      field('keys', 'url'),
    ]),
  ],
  [
    relation('many-to-many', 'Test', 'Testimonial', 'test', 'tests'),
    relation('one-to-many', 'List', 'Any', 'list', 'any'),
    relation('one-to-one', 'Query', 'Field', 'query', 'field'),
  ],
);

/** More of them, and entities called as what is generated for other entities. */
export const codeNames: Blueprint = blueprint(
  'Code names',
  plain(
    'Health Exception Object Order OrderRead OrderPage Integer Column Registry Metadata Interface Import EMAIL FilterText App Auth',
  ),
  [
    relation('one-to-many', 'Order', 'OrderRead', 'order', 'reads', { required: true, onDelete: 'cascade' }),
    relation('one-to-many', 'OrderRead', 'OrderPage', 'base', 'pages'),
  ],
  { options: { auth: true } },
);
