import type { EntityDefinition, EnumField, NumberField, ReferenceField } from '@/lib/entity/definition';

/** One figure at the head of the dashboard: how many records are new, or what they add up to. */
export type Kpi = { entity: EntityDefinition; metric: string; field: NumberField | null };

/** Records by what they have in a choice or which other record they belong to. */
export type Breakdown = {
  entity: EntityDefinition;
  kind: 'pie' | 'bar';
  field: EnumField | ReferenceField;
  /** What the API calls the group. */
  group: string;
};

export type Plan = {
  kpis: readonly Kpi[];
  /** Whose new records are drawn by day. */
  trend: readonly EntityDefinition[];
  /** What is added up by day, beside the counts. */
  amount: { entity: EntityDefinition; field: NumberField } | null;
  breakdowns: readonly Breakdown[];
  latest: readonly EntityDefinition[];
};

const MOST_KPIS = 4;
const MOST_TRENDS = 3;
const MOST_BREAKDOWNS = 2;
/** Beside the amounts there is room for one list, without them for two. */
const MOST_LATEST = 2;
/** More slices than this no pie tells apart. */
const MOST_SLICES = 7;

/**
 * Chooses what a dashboard shows of any set of entities: few figures, of those that say most about the business.
 * What has choices, amounts and records below it is what an application is about; what only belongs to another record
 * (a line, a reply) or is a name to choose (a label) comes last.
 */
export function planDashboard(definitions: readonly EntityDefinition[]): Plan {
  const main = rank(definitions);
  const amounts = main.flatMap((entity) => moneyOf(entity).map((field) => ({ entity, field })));
  const money = amounts
    .slice(0, 2)
    .map(({ entity, field }) => ({ entity, field, metric: `${field.name}__sum` }));
  const counts = main
    .slice(0, MOST_KPIS - Math.min(money.length, 1))
    .map((entity) => ({ entity, metric: 'count', field: null }));
  return {
    kpis: [...counts, ...money].slice(0, MOST_KPIS),
    trend: main.slice(0, MOST_TRENDS),
    amount: amounts[0] ?? null,
    breakdowns: breakdownsOf(main, amounts.length > 0 ? MOST_BREAKDOWNS - 1 : MOST_BREAKDOWNS),
    latest: main.slice(0, amounts.length > 0 ? MOST_LATEST - 1 : MOST_LATEST),
  };
}

function rank(definitions: readonly EntityDefinition[]): readonly EntityDefinition[] {
  const score = (entity: EntityDefinition): number =>
    enumsOf(entity).length * 3 +
    moneyOf(entity).length * 3 +
    Math.min(entity.children.length, 3) * 2 +
    Math.min(entity.fields.length, 12) * 0.5 -
    (isPart(entity) ? 4 : 0);
  return definitions
    .map((entity, index) => ({ entity, index, score: score(entity) }))
    .toSorted((one, other) => other.score - one.score || one.index - other.index)
    .map(({ entity }) => entity);
}

/** Whether records are hardly more than part of another one: they must belong to it and nothing belongs to them. */
const isPart = (entity: EntityDefinition): boolean =>
  entity.children.length === 0 && entity.fields.some((field) => field.kind === 'reference' && field.required);

const enumsOf = (entity: EntityDefinition): readonly EnumField[] =>
  entity.fields
    .filter((field): field is EnumField => field.kind === 'enum' && entity.groups.includes(field.name))
    // What the board is made of is the state a record is in; everything else comes behind.
    .toSorted((one, other) => Number(isBoard(entity, other)) - Number(isBoard(entity, one)));

const isBoard = (entity: EntityDefinition, { name }: EnumField): boolean =>
  entity.views.some((view) => view.kind === 'board' && view.field === name);

/** What money is called that adds up: what somebody paid, owes or plans. Prices and rates do not, nor does what is unknown. */
const ADDS_UP =
  /(^|_)(sub)?(totals?|totales|amounts?|importes?|montos?|paid|pagado|pagos?|payments?|cobros?|revenue|income|ingresos?|sales|ventas?|costs?|costes?|costos?|gastos?|expenses?|budgets?|presupuestos?|fees?|cuotas?|donations?|donacion(es)?|debts?|deudas?|balances?|saldos?|fines?|multas?|invoiced|facturado|values?|valor(es)?|deposits?|fianzas?|discounts?|descuentos?)(_|$)/;
/** Of each one of something: never added up, whatever else the name says. */
const OF_EACH = /(^|_)(rate|tarifa|hourly|hora|unit|unitario|unitaria|per|por|each|daily|diario|diaria)(_|$)/;

/** Returns the amounts of money that mean something when they are added up. */
export const moneyOf = (entity: EntityDefinition): readonly NumberField[] =>
  entity.fields.filter(
    (field): field is NumberField =>
      field.kind === 'money' &&
      entity.metrics.includes(`${field.name}__sum`) &&
      ADDS_UP.test(field.name) &&
      !OF_EACH.test(field.name),
  );

function breakdownsOf(main: readonly EntityDefinition[], most: number): readonly Breakdown[] {
  const choices = main.flatMap((entity) => enumsOf(entity).map((field) => ({ entity, field })));
  // The first choice of each entity, before the second of any.
  const first = choices.filter(
    ({ entity }, index) => choices.findIndex((other) => other.entity === entity) === index,
  );
  const rest = choices.filter((choice) => !first.includes(choice));
  const owners = main.flatMap((entity) =>
    entity.fields
      .filter(
        (field): field is ReferenceField =>
          field.kind === 'reference' && entity.groups.includes(field.column),
      )
      .slice(0, 1)
      .map((field): Breakdown => ({ entity, kind: 'bar', field, group: field.column })),
  );
  const byChoice = [...first, ...rest].map(
    ({ entity, field }, index): Breakdown => ({
      entity,
      // One pie is enough; and only of slices that can be told apart.
      kind: index === 0 && field.values.length <= MOST_SLICES ? 'pie' : 'bar',
      field,
      group: field.name,
    }),
  );
  return [...byChoice, ...owners].slice(0, most);
}

/** Returns the entities in the order in which first records can be created: what others need comes first. */
export function firstSteps(
  definitions: readonly EntityDefinition[],
  most: number,
): readonly EntityDefinition[] {
  const steps: EntityDefinition[] = [];
  let open = definitions.filter((entity) => entity.api.create !== undefined);
  while (open.length > 0) {
    const known = new Set(steps.map(({ key }) => key));
    const ready = open.filter((entity) =>
      entity.fields.every(
        (field) =>
          field.kind !== 'reference' ||
          !field.required ||
          field.target === entity.key ||
          known.has(field.target) ||
          !open.some(({ key }) => key === field.target),
      ),
    );
    // A circle of entities that need each other: somebody has to be the first.
    const next = ready.length > 0 ? ready : open.slice(0, 1);
    steps.push(...next);
    open = open.filter((entity) => !next.includes(entity));
  }
  return steps.slice(0, most);
}
