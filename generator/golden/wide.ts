import type { Blueprint } from '../blueprint/schema.ts';
import { blueprint, entity, field, relation } from './build.ts';

const NAMES =
  'Customer Invoice Line Product Category Supplier Warehouse Shelf Delivery Driver Vehicle Route Stop Payment Refund'.split(' ');

/** A project of up to fifteen entities, each referring to the one before it, with links and bounds in between. */
export function wide(size: number): Blueprint {
  const names = NAMES.slice(0, size);
  return blueprint(
    `Wide ${'abcdefghijklmno'[size - 1]}`,
    names.map((name, index) =>
      entity(name, [
        field('name', 'string', { required: true, unique: index % 3 === 0, max: 60 }),
        field('amount', 'money', { min: 0, max: 500 }),
        ...(index % 2 === 0 ? [field('state', 'enum', { values: ['new', 'done'], default: 'new' })] : []),
        ...(index % 4 === 1 ? [field('due', 'date'), field('count', 'integer', { min: 1, max: 9 })] : []),
      ]),
    ),
    names.slice(1).flatMap((name, index) => {
      const before = names[index] ?? '';
      const reference = before.toLowerCase();
      const rest = index % 2 === 0 ? ({ required: true, onDelete: 'cascade' } as const) : {};
      const found = [relation('one-to-many', before, name, reference, `${name.toLowerCase()}s`, rest)];
      if (index % 5 === 4)
        found.push(relation('many-to-many', names[0] ?? '', name, `linked_${name.toLowerCase()}s`, 'linked_by'));
      return found;
    }),
  );
}
