import type { Relation } from '../../blueprint/schema.ts';
import { assume, report } from '../diagnose.ts';
import type { Catalog } from './catalog.ts';
import { USER } from './relation-names.ts';

/**
 * Entities that need each other before either can exist: an error on the first entity of each circle.
 * Depth-first over required references; every reference is looked at once.
 */
export function checkCircles(catalog: Catalog, relations: readonly Relation[]): void {
  const needs = new Map<string, { target: string; relation: Relation }[]>();
  for (const relation of relations) {
    if (!relation.required || relation.kind === 'many-to-many') continue;
    const holder = relation.owner === 'from' ? relation.from : relation.to;
    const target = relation.owner === 'from' ? relation.to : relation.from;
    needs.set(holder, [...(needs.get(holder) ?? []), { target, relation }]);
  }
  const done = new Set<string>();
  for (const { name } of catalog.entities) {
    if (done.has(name)) continue;
    const circle = findCircle(name, needs, done);
    if (circle) reportCircle(catalog, circle);
  }
}

type Needs = ReadonlyMap<string, { target: string }[]>;

/** The names along a circle reachable from `start`, or null. Iterative, so that a thousand entities do not fill the stack. */
function findCircle(start: string, needs: Needs, done: Set<string>): string[] | null {
  const path: { name: string; next: number }[] = [{ name: start, next: 0 }];
  const onPath = new Set([start]);
  let circle: string[] | null = null;
  for (let top = path.at(-1); top; top = path.at(-1)) {
    const edge = needs.get(top.name)?.[top.next];
    top.next += 1;
    if (edge === undefined) {
      done.add(top.name);
      onPath.delete(top.name);
      path.pop();
    } else if (onPath.has(edge.target)) {
      const names = path.map(({ name }) => name);
      circle ??= [...names.slice(names.indexOf(edge.target)), edge.target];
    } else if (!done.has(edge.target)) {
      path.push({ name: edge.target, next: 0 });
      onPath.add(edge.target);
    }
  }
  return circle;
}

function reportCircle(catalog: Catalog, circle: string[]): void {
  const first = catalog.entities.find(({ name }) => name === circle[0]);
  if (!first) return;
  const way = circle.join(' → ');
  report(catalog.draft, 'error', 'circular-required', first.draft.span, {
    es: `Nada de esto podría crearse primero: ${way} se necesitan en círculo. Haz opcional una de las relaciones.`,
    en: `None of these could be created first: ${way} need each other in a circle. Make one of the relations optional.`,
  });
}

/** Entities about which the SPEC says nothing at all. */
export function checkEmpty(catalog: Catalog, relations: readonly Relation[]): void {
  for (const entity of catalog.entities) {
    const related = relations.some(({ from, to }) => from === entity.name || to === entity.name);
    if (entity.draft.fields.length > 0 || entity.draft.source !== 'block') continue;
    report(catalog.draft, related ? 'info' : 'warning', 'entity-without-fields', entity.draft.span, {
      es: `La entidad «${entity.label}» no tiene campos. Escríbelos debajo, uno por línea, por ejemplo «- nombre: texto».`,
      en: `The entity “${entity.label}” has no fields. Write them below, one a line, e.g. “- name: string”.`,
    });
  }
}

/** A relation to the built-in account needs sign-in. Returns whether any relation has it. */
export function usesAccount(catalog: Catalog, relations: readonly Relation[]): boolean {
  if (catalog.entities.some(({ name }) => name === USER)) return false;
  const first = relations.find(({ from, to }) => from === USER || to === USER);
  if (!first) return false;
  assume(catalog.draft, 1, {
    es: 'Usuario no está descrito: es la cuenta con la que se entra.',
    en: 'User is not described: it is the account people sign in with.',
  });
  return true;
}
