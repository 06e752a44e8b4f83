/** A shop with ten entities, in the two notations two generators read. */
const ENTITIES = [
  [
    'Customer',
    [
      'name: string, required, 2..80',
      'email: email, required, unique',
      'phone: phone',
      'active: boolean, default true',
    ],
  ],
  ['Address', ['street: string, required, max 120', 'city: string, required', 'postal code: string, max 12']],
  ['Category', ['name: string, required, unique', 'description: text']],
  [
    'Product',
    [
      'name: string, required, max 140',
      'sku: string, required, unique',
      'price: money, required, min 0',
      'stock: integer, min 0, default 0',
    ],
  ],
  ['Supplier', ['name: string, required', 'website: url', 'rating: integer 1..5']],
  [
    'Order',
    [
      'number: string, required, unique',
      'status: new | paid | sent | cancelled (default new)',
      'placed at: datetime',
      'total: money, min 0',
    ],
  ],
  ['OrderLine', ['quantity: integer, required, min 1', 'unit price: money, required, min 0']],
  ['Invoice', ['number: string, required, unique', 'issued on: date', 'amount: money, min 0']],
  ['Review', ['title: string, required, max 100', 'body: text', 'stars: integer 1..5, required']],
  ['Warehouse', ['name: string, required, unique', 'capacity: integer, min 0']],
] as const;

const RELATIONS: readonly (readonly [string, string, string])[] = [
  ['Address', 'Customer', 'belongs to Customer (required)'],
  ['Product', 'Category', 'belongs to Category (required)'],
  ['Product', 'Supplier', 'belongs to Supplier'],
  ['Order', 'Customer', 'belongs to Customer (required)'],
  ['OrderLine', 'Order', 'belongs to Order (required)'],
  ['OrderLine', 'Product', 'belongs to Product (required)'],
  ['Invoice', 'Order', 'belongs to Order (required)'],
  ['Review', 'Product', 'belongs to Product (required)'],
  ['Review', 'Customer', 'belongs to Customer'],
  ['Product', 'Warehouse', 'has many Warehouses (many to many)'],
];

/** The first `count` of the ten entities as a SPEC, with the relations among them. */
export function benchSpec(count: number = ENTITIES.length): string {
  const names = new Set<string>(ENTITIES.slice(0, count).map(([name]) => name));
  const blocks = ENTITIES.slice(0, count).map(([name, fields]) => {
    const relations = RELATIONS.filter(([from, to]) => from === name && names.has(to)).map(
      ([, , text]) => text,
    );
    return `### ${name}\n${[...fields, ...relations].map((line) => `- ${line}`).join('\n')}`;
  });
  return `# Bench shop\n\n## Entities\n\n${blocks.join('\n\n')}\n\n## Options\n- database: sqlite\n- frontend: none\n`;
}

/** The same ten for generator-jhipster. */
export const BENCH_JDL = `entity Customer { name String required minlength(2) maxlength(80), email String required unique, phone String, active Boolean }
entity Address { street String required maxlength(120), city String required, postalCode String maxlength(12) }
entity Category { name String required unique, description TextBlob }
entity Product { name String required maxlength(140), sku String required unique, price BigDecimal required min(0), stock Integer min(0) }
entity Supplier { name String required, website String, rating Integer min(1) max(5) }
enum OrderStatus { NEW, PAID, SENT, CANCELLED }
entity PurchaseOrder { number String required unique, status OrderStatus, placedAt Instant, total BigDecimal min(0) }
entity OrderLine { quantity Integer required min(1), unitPrice BigDecimal required min(0) }
entity Invoice { number String required unique, issuedOn LocalDate, amount BigDecimal min(0) }
entity Review { title String required maxlength(100), body TextBlob, stars Integer required min(1) max(5) }
entity Warehouse { name String required unique, capacity Integer min(0) }
relationship ManyToOne {
  Address{customer required} to Customer, Product{category required} to Category, Product{supplier} to Supplier,
  PurchaseOrder{customer required} to Customer, OrderLine{order required} to PurchaseOrder,
  OrderLine{product required} to Product, Invoice{order required} to PurchaseOrder,
  Review{product required} to Product, Review{customer} to Customer
}
relationship ManyToMany { Product{warehouse} to Warehouse{product} }
`;
