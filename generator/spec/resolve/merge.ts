import type { RelationKind } from '../../blueprint/schema.ts';
import { snakeOf } from '../naming/names.ts';
import type { Named } from './catalog.ts';
import type { Role, Statement } from './statements.ts';

/** A relation before names: which ends, who holds the reference, and what the statements about it said together. */
export type Merged = Pick<Statement, 'required' | 'onDelete' | 'id' | 'span' | 'links' | 'order'> & {
  kind: RelationKind;
  from: Named;
  to: Named;
  /** One-to-one only: the end that holds the reference, when it is not `to`. */
  owner?: 'from';
  /** The reference on its holder; for many-to-many the collection on `from`. */
  name?: Role;
  /** The collection (or single partner) on the other end; for many-to-many the collection on `to`. */
  inverse?: Role;
};

/** Joins the statements that are about the same relation: both sides of it, or one side said twice. */
export function mergeStatements(statements: readonly Statement[]): Merged[] {
  const groups = new Map<string, Statement[]>();
  for (const statement of statements) {
    const key = [statement.one.name, statement.many.name].sort().join(' ');
    const group = groups.get(key);
    if (group) group.push(statement);
    else groups.set(key, [statement]);
  }
  const merged = [...groups.values()].flatMap(mergePair);
  return merged.sort(
    (a, b) => a.span.line - b.span.line || a.span.column - b.span.column || a.order - b.order,
  );
}

/** The statements about one pair of entities. Each rule takes away what it used; what is left stands for itself. */
function mergePair(group: Statement[]): Merged[] {
  const left = dropRepeated(group);
  const out: Merged[] = [];
  const takeAll = (kind: Statement['kind'], build: (statement: Statement) => Merged | null) => {
    for (const statement of left.filter((each) => each.kind === kind)) {
      if (!left.includes(statement)) continue;
      const made = build(statement);
      if (!made) continue;
      remove(left, statement);
      out.push(made);
    }
  };
  const partner = (test: (other: Statement) => boolean) => {
    const found = left.find(test);
    if (found) remove(left, found);
    return found;
  };

  takeAll('many-to-many', (link) => {
    remove(left, link);
    // A collection whose other end has a role of its own (`Artist 1:N Work as main author`) is another relation.
    const collections = () =>
      left.filter((each) => each.kind === 'has-many' && !each.reference && !hasHolder(left, each));
    const reverse = partner((other) => other.kind === 'many-to-many' && agree(turn(other), link));
    const far =
      reverse ??
      partner(
        (other) => collections().includes(other) && other.one === link.many && agree(turn(other), link),
      );
    partner((other) => collections().includes(other) && other.one === link.one && agree(other, link));
    return manyToMany(far ? combine(link, turn(far)) : link);
  });
  takeAll('has-many', (list) => {
    const holder = bestHolder(left, list);
    if (!holder) return null;
    remove(left, holder);
    return oneToMany(combine(holder, list));
  });
  takeAll('has-many', (list) => {
    const single = partner(
      (other) =>
        other.kind === 'has-one' &&
        other.one === list.many &&
        other.many === list.one &&
        agree(turn(other), list),
    );
    return single ? oneToMany(combine(list, turn(single))) : null;
  });
  takeAll('has-many', (list) => {
    if (list.one === list.many) return null;
    const back = partner(
      (other) => other.kind === 'has-many' && other.one === list.many && agree(turn(other), list),
    );
    return back ? manyToMany(combine(list, turn(back))) : null;
  });
  for (const kind of ['has-one', 'one-to-one'] as const) {
    takeAll(kind, (pair) => {
      remove(left, pair);
      const again = partner(
        (other) =>
          (other.kind === 'has-one' || other.kind === 'one-to-one') &&
          (agree(other, pair) || agree(turn(other), pair)),
      );
      const both = again ? combine(pair, agree(again, pair) ? again : turn(again)) : pair;
      const holder = partner(
        (other) => other.kind === 'belongs-to' && (agree(other, both) || agree(turn(other), both)),
      );
      return oneToOne(both, holder);
    });
  }
  out.push(...left.map((statement) => oneToMany(statement)));
  return out;
}

function remove(list: Statement[], item: Statement): void {
  const at = list.indexOf(item);
  if (at !== -1) list.splice(at, 1);
}

/** The same relation looked at from the other end. */
function turn(statement: Statement): Statement {
  const { reference, collection, ...rest } = statement;
  return {
    ...rest,
    one: statement.many,
    many: statement.one,
    ...(collection ? { reference: collection } : {}),
    ...(reference ? { collection: reference } : {}),
  };
}

/** True when two statements have the same ends and no roles that contradict each other. */
function agree(a: Statement, b: Statement): boolean {
  return (
    a.one === b.one &&
    a.many === b.many &&
    sameRole(a.reference, b.reference) &&
    sameRole(a.collection, b.collection)
  );
}

const sameRole = (a: Role | undefined, b: Role | undefined) => !a || !b || a.name === b.name;

/** Among the unmatched references the one a collection speaks of: same role first, then the first without contradiction. */
function bestHolder(left: readonly Statement[], list: Statement): Statement | undefined {
  const fitting = left.filter((other) => other.kind === 'belongs-to' && agree(other, list));
  const named = fitting.find((other) => list.reference && other.reference?.name === list.reference.name);
  return named ?? fitting.find((other) => !other.reference || isDefault(other)) ?? fitting[0];
}

const hasHolder = (left: readonly Statement[], list: Statement) => bestHolder(left, list) !== undefined;
const isDefault = (statement: Statement) => statement.reference?.name === snakeOf(statement.one.name);

/** Statements said twice become one. Two references with different roles are two relations, see `origin`. */
function dropRepeated(group: readonly Statement[]): Statement[] {
  const out: Statement[] = [];
  for (const statement of group) {
    const at = out.findIndex((known) => known.kind === statement.kind && repeats(known, statement));
    const known = out[at];
    if (known) out[at] = combine(known, statement);
    else out.push(statement);
  }
  return out;
}

function repeats(known: Statement, statement: Statement): boolean {
  if (!agree(known, statement)) return false;
  if (known.id !== undefined && statement.id !== undefined) return false;
  const same = (a: Role | undefined, b: Role | undefined) => a?.name === b?.name;
  const alike = same(known.reference, statement.reference) && same(known.collection, statement.collection);
  return alike || known.origin !== statement.origin || isDefault(known) || isDefault(statement);
}

/** What two statements about one relation say together; the first wins where both speak. */
function combine(a: Statement, b: Statement): Statement {
  const reference = a.reference ?? b.reference;
  const collection = a.collection ?? b.collection;
  const required = a.required || b.required || (a.required ?? b.required);
  const onDelete = a.onDelete ?? b.onDelete;
  const id = a.id ?? b.id;
  return {
    ...a,
    ...(reference ? { reference } : {}),
    ...(collection ? { collection } : {}),
    ...(required === undefined ? {} : { required }),
    ...(onDelete === undefined ? {} : { onDelete }),
    ...(id === undefined ? {} : { id }),
    links: a.links ?? b.links,
    span: a.order <= b.order ? a.span : b.span,
    order: Math.min(a.order, b.order),
  };
}

const common = ({ required, onDelete, id, span, links, order }: Statement) => ({
  span,
  links,
  order,
  ...(required === undefined ? {} : { required }),
  ...(onDelete === undefined ? {} : { onDelete }),
  ...(id === undefined ? {} : { id }),
});
const roles = (name: Role | undefined, inverse: Role | undefined) => ({
  ...(name ? { name } : {}),
  ...(inverse ? { inverse } : {}),
});

function oneToMany(statement: Statement): Merged {
  const { one, many, reference, collection } = statement;
  return { kind: 'one-to-many', from: one, to: many, ...roles(reference, collection), ...common(statement) };
}

function manyToMany(statement: Statement): Merged {
  const { one, many, reference, collection } = statement;
  return { kind: 'many-to-many', from: one, to: many, ...roles(collection, reference), ...common(statement) };
}

/** `holder` is the `belongs-to` statement about the same pair, if there is one: it says who holds the reference. */
function oneToOne(statement: Statement, holder: Statement | undefined): Merged {
  const held = holder && holder.many !== statement.many ? turn(statement) : statement;
  const both = holder ? combine(held, holder) : held;
  const fromHolder = holder ? holder.many !== statement.many || statement.fromHolder : statement.fromHolder;
  const ends = fromHolder
    ? { from: both.many, to: both.one, owner: 'from' as const }
    : { from: both.one, to: both.many };
  return { kind: 'one-to-one', ...ends, ...roles(both.reference, both.collection), ...common(both) };
}
