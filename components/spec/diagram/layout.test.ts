import { describe, expect, test } from 'vitest';
import type { Entity, Relation } from '#generator/blueprint/schema.ts';
import { boxHeight, layoutDiagram, MAX_ROWS } from './layout.ts';

function entity(name: string, fieldCount = 1): Entity {
  const fields = Array.from({ length: fieldCount }, (_, index) => ({
    id: `${name}.${index}`,
    name: `field_${index}`,
    label: `Field ${index}`,
    type: 'string' as const,
    required: false,
    unique: false,
  }));
  return { id: name, name, label: name, plural: `${name}s`, fields };
}

function relation(from: string, to: string): Relation {
  return {
    id: `${from}-${to}`,
    kind: 'one-to-many',
    from,
    to,
    name: 'one',
    inverse: 'many',
    required: false,
    onDelete: 'set-null',
  };
}

const place = (names: string[], relations: Relation[]) =>
  layoutDiagram({ entities: names.map((name) => entity(name)), relations });

describe('the diagram of a Blueprint', () => {
  test('puts the one before the many and joins facing sides', () => {
    const { entities, relations } = place(['Ticket', 'Customer'], [relation('Customer', 'Ticket')]);
    const x = Object.fromEntries(entities.map((box) => [box.name, box.x]));
    expect(x.Customer).toBeLessThan(x.Ticket ?? 0);
    expect(relations[0]).toMatchObject({ sourceSide: 'right', targetSide: 'left' });
  });

  test('never overlaps two boxes, circular relations and unrelated entities included', () => {
    const names = ['A', 'B', 'C', 'D', 'E', 'F'];
    const circle = names.map((name, index) => relation(name, names[(index + 1) % names.length] ?? 'A'));
    const alone = Array.from({ length: 9 }, (_, index) => `Alone${index}`);
    const { entities } = place([...alone, ...names], circle);
    for (const a of entities) {
      for (const b of entities) {
        if (a === b) continue;
        const apart =
          a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
        expect([a.name, b.name, apart]).toEqual([a.name, b.name, true]);
      }
    }
  });

  test('puts entities without relations side by side, below those that have some', () => {
    const many = place(
      Array.from({ length: 100 }, (_, index) => `E${index}`),
      [],
    ).entities;
    expect(new Set(many.map(({ x }) => x)).size).toBe(10);
    const { entities } = place(['Alone', 'Ticket', 'Customer'], [relation('Customer', 'Ticket')]);
    const y = Object.fromEntries(entities.map((box) => [box.name, box.y]));
    expect(y.Alone).toBeGreaterThan(Math.max(y.Ticket ?? 0, y.Customer ?? 0));
  });

  test('draws a relation to itself, and the account nobody declared', () => {
    const { entities, relations } = place(['Agent'], [relation('Agent', 'Agent'), relation('User', 'Agent')]);
    expect(entities.map((box) => [box.name, box.entity === null])).toEqual([
      ['Agent', false],
      ['User', true],
    ]);
    expect(relations[0]).toMatchObject({ sourceSide: 'right', targetSide: 'right' });
  });

  test('leaves out relations of entities that are not written yet', () => {
    expect(place(['A'], [relation('A', 'Missing')]).relations).toEqual([]);
  });

  test('does not grow a box beyond its lines', () => {
    expect(boxHeight(entity('Long', 200))).toBe(boxHeight(entity('Long', MAX_ROWS + 1)));
  });
});
