import type { Relation } from '../../blueprint/schema.ts';
import { report } from '../diagnose.ts';
import { isReservedReference } from '../naming/reserved.ts';
import type { Catalog, Named } from './catalog.ts';
import { resolveFields } from './fields.ts';
import { type Merged, mergeStatements } from './merge.ts';
import { defaultInverse, defaultName, defaultOnDelete, type NameContext, USER } from './relation-names.ts';
import { type Role, toStatements } from './statements.ts';

/** The relations of the Blueprint: statements merged, named so that nothing on an entity is called the same, checked. */
export function resolveRelations(catalog: Catalog): Relation[] {
  const merged = mergeStatements(toStatements(catalog));
  const context: NameContext = {
    language: catalog.language,
    hasUser: catalog.entities.some(({ name }) => name === USER),
  };
  return merged.map((relation) => finish(catalog, relation, merged, context));
}

function finish(catalog: Catalog, relation: Merged, all: readonly Merged[], context: NameContext): Relation {
  const { kind, owner } = relation;
  const ends = { kind, from: relation.from.name, to: relation.to.name, ...(owner ? { owner } : {}) };
  const isHolderFrom = kind === 'many-to-many' || owner === 'from';
  const [holder, other] = isHolderFrom ? [relation.from, relation.to] : [relation.to, relation.from];
  const name = pickName(
    catalog,
    relation,
    holder,
    relation.name,
    defaultName(ends, context),
    kind !== 'many-to-many',
  );
  const inverse = pickName(
    catalog,
    relation,
    other,
    relation.inverse,
    defaultInverse(ends, name, rivals(relation, all), context),
    false,
  );
  const required = kind !== 'many-to-many' && (relation.required ?? false);
  const stated = relation.id !== undefined && catalog.ids.claim(relation.id) ? relation.id : null;
  return {
    id: stated ?? catalog.ids.derive('rel', kind, holder.name, name),
    ...ends,
    name,
    inverse,
    ...(relation.name?.label === undefined ? {} : { label: relation.name.label }),
    ...(relation.inverse?.label === undefined ? {} : { inverseLabel: relation.inverse.label }),
    required,
    onDelete: onDelete(catalog, relation, required),
    ...linkFields(catalog, relation, name),
  };
}

/** How many relations share the ends and the kind. */
const rivals = (relation: Merged, all: readonly Merged[]) =>
  all.filter(({ kind, from, to }) => kind === relation.kind && from === relation.from && to === relation.to)
    .length;

/** The given or default name, changed when it is reserved or taken on `owner`; a reference also needs its column free. */
function pickName(
  catalog: Catalog,
  relation: Merged,
  owner: Named,
  given: Role | undefined,
  fallback: string,
  isReference: boolean,
): string {
  const wanted = given?.name ?? fallback;
  const suffix = isReference ? '_ref' : '_list';
  const isFree = (name: string) =>
    !isReservedReference(name) && !owner.taken.has(name) && !(isReference && owner.taken.has(`${name}_id`));
  let name = wanted;
  for (let n = 1; !isFree(name); n++) name = `${wanted}${suffix}${n === 1 ? '' : n}`;
  owner.taken.add(name);
  if (isReference) owner.taken.add(`${name}_id`);
  if (given && name !== wanted) {
    report(catalog.draft, 'info', 'name-reserved', relation.span, {
      es: `«${wanted}» no está libre en ${owner.label}; en el código se llamará ${name}.`,
      en: `“${wanted}” is not free in ${owner.label}; in code it will be called ${name}.`,
    });
  }
  return name;
}

/** What happens to the many when the one is deleted: as said, else the choice that loses nothing. */
function onDelete(catalog: Catalog, relation: Merged, required: boolean): Relation['onDelete'] {
  if (relation.onDelete !== 'set-null' || !required)
    return relation.onDelete ?? defaultOnDelete(relation.kind, required);
  report(catalog.draft, 'warning', 'set-null-required', relation.span, {
    es: `Una relación obligatoria no puede quedar vacía al borrar; no se dejará borrar (restrict). Hazla opcional o escribe «al borrar: cascada».`,
    en: `A required relation cannot become empty on delete; deleting will be refused (restrict). Make it optional or write “on delete cascade”.`,
  });
  return 'restrict';
}

function linkFields(catalog: Catalog, relation: Merged, name: string): { fields?: Relation['fields'] } {
  if (!relation.links || relation.links.length === 0) return {};
  if (relation.kind !== 'many-to-many') {
    report(catalog.draft, 'warning', 'link-fields-not-allowed', relation.span, {
      es: `Solo una relación N:N puede tener campos propios; ponlos en ${relation.to.label}.`,
      en: `Only a many-to-many relation can have fields of its own; put them in ${relation.to.label}.`,
    });
    return {};
  }
  const link: Named = {
    ...relation.from,
    label: `${relation.from.label}–${relation.to.label}`,
    taken: new Set(),
  };
  const fields = resolveFields(catalog, link, relation.links, `${relation.from.name}.${name}`, false);
  return fields.length > 0 ? { fields } : {};
}
