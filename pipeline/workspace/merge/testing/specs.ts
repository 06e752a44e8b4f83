import type { Blueprint } from '#generator/blueprint/schema.ts';
import { readSpec } from '#generator/spec/read.ts';

/** A small shop as data, so that tests can change it at random. */
export type Shop = { entities: { name: string; lines: string[] }[]; rules: string[] };

export const SHOP: Shop = {
  entities: [
    { name: 'Customer', lines: ['name: string, required, max 80', 'email: email, unique', 'notes: text'] },
    { name: 'Product', lines: ['title: string, required', 'price: money, min 0', 'stock: integer'] },
    {
      name: 'Order',
      lines: ['number: string, required, unique', 'placed on: date', 'belongs to Customer (required)'],
    },
  ],
  rules: ['When an order is created, the stock of its products goes down.'],
};

export const specOf = ({ entities, rules }: Shop): string =>
  [
    '# Shop',
    ...entities.map(({ name, lines }) => `### ${name}\n${lines.map((line) => `- ${line}`).join('\n')}`),
    ...(rules.length > 0 ? [`## Rules\n${rules.map((rule) => `- ${rule}`).join('\n')}`] : []),
    '## Options\n- database: sqlite\n- frontend: none\n',
  ].join('\n\n');

export function blueprintOf(text: string): Blueprint {
  const { blueprint, diagnostics } = readSpec(text, { fileName: 'SPEC.md' });
  if (!blueprint) throw new Error(`${text}\n${JSON.stringify(diagnostics)}`);
  return blueprint;
}

export function pick<T>(random: () => number, items: readonly T[]): T {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
}

const NEW_NAMES = ['Supplier', 'Invoice', 'Parcel', 'Coupon', 'Review', 'Payment'];
const NEW_FIELDS = [
  'colour: string',
  'weight: decimal',
  'rating: integer 1..5',
  'active: boolean, default true',
  'website: url',
  'due on: date',
];

/** One change a person might make to the SPEC. */
export function changeShop(shop: Shop, random: () => number): Shop {
  const entities = shop.entities.map((entity) => ({ ...entity, lines: [...entity.lines] }));
  const entity = pick(random, entities);
  const free = NEW_NAMES.filter((name) => !entities.some((each) => each.name === name));
  const fields = entity.lines.filter((line) => !line.startsWith('belongs'));
  const kind = pick(random, ['add field', 'drop field', 'rename', 'add', 'drop', 'rule', 'require']);
  if (kind === 'add field') {
    const line = NEW_FIELDS.find((each) => !entity.lines.includes(each));
    if (line) entity.lines.splice(Math.floor(random() * (fields.length + 1)), 0, line);
  } else if (kind === 'drop field' && fields.length > 1)
    entity.lines = entity.lines.filter((line) => line !== pick(random, fields));
  else if (kind === 'rename' && free.length > 0) {
    const name = pick(random, free);
    for (const each of entities)
      each.lines = each.lines.map((line) => line.replace(`belongs to ${entity.name}`, `belongs to ${name}`));
    entity.name = name;
  } else if (kind === 'add' && free.length > 0)
    entities.push({ name: pick(random, free), lines: ['name: string, required'] });
  else if (kind === 'drop' && entities.length > 2) {
    const at = entities.findIndex(
      ({ name }) => !entities.some(({ lines }) => lines.some((line) => line.includes(`belongs to ${name}`))),
    );
    if (at !== -1) entities.splice(at, 1);
  } else if (kind === 'rule') {
    const rules =
      shop.rules.length > 1
        ? shop.rules.slice(1)
        : [...shop.rules, `When a ${entity.name.toLowerCase()} is updated, its manager is told.`];
    return { entities, rules };
  } else entity.lines = entity.lines.map((line) => line.replace(/^(\w+): integer$/, '$1: integer, min 0'));
  return { entities, rules: shop.rules };
}
