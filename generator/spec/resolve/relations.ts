import type { Relation } from '../../blueprint/schema.ts';
import { report } from '../diagnose.ts';
import { pluralSnakeOf, snakeOf } from '../naming/names.ts';
import { isReservedReference } from '../naming/reserved.ts';
import { type Catalog, type Named, USER } from './catalog.ts';
import { resolveFields } from './fields.ts';
import { type Merged, mergeStatements } from './merge.ts';
import { type Role, toStatements } from './statements.ts';

/** The relations of the Blueprint: statements merged, named so that nothing on an entity is called the same, checked. */
export function resolveRelations(catalog: Catalog): Relation[] {
  const merged = mergeStatements(toStatements(catalog));
  return merged.map((relation) => finish(catalog, relation, merged));
}

const holderOf = ({ kind, from, to, owner }: Merged): Named =>
  kind === 'many-to-many' || owner === 'from' ? from : to;
const otherOf = (relation: Merged): Named =>
  holderOf(relation) === relation.from ? relation.to : relation.from;

function finish(catalog: Catalog, relation: Merged, all: readonly Merged[]): Relation {
  const { kind, from, to } = relation;
  const name = pickName(
    catalog,
    relation,
    holderOf(relation),
    relation.name,
    defaultName(catalog, relation),
    kind !== 'many-to-many',
  );
  const inverseDefault = defaultInverse(catalog, relation, name, all);
  const inverse = pickName(catalog, relation, otherOf(relation), relation.inverse, inverseDefault, false);
  const required = relation.required ?? false;
  const id =
    relation.id && catalog.ids.claim(relation.id)
      ? relation.id
      : catalog.ids.derive('rel', kind, holderOf(relation).name, name);
  return {
    id,
    kind,
    from: from.name,
    to: to.name,
    name,
    inverse,
    ...(relation.name?.label === undefined ? {} : { label: relation.name.label }),
    ...(relation.inverse?.label === undefined ? {} : { inverseLabel: relation.inverse.label }),
    ...(relation.owner === undefined ? {} : { owner: relation.owner }),
    required: kind === 'many-to-many' ? false : required,
    onDelete: onDelete(catalog, relation, required),
    ...linkFields(catalog, relation, name),
  };
}

/** What a reference or a collection is called when nobody named it; the printer asks the same question. */
function defaultName(catalog: Catalog, relation: Merged): string {
  const { kind, from, to } = relation;
  if (kind === 'many-to-many') return pluralOf(catalog, to);
  if (from === to) return catalog.language === 'es' ? 'padre' : 'parent';
  return singularOf(catalog, otherOf(relation));
}

function defaultInverse(catalog: Catalog, relation: Merged, name: string, all: readonly Merged[]): string {
  const { kind, from, to } = relation;
  const as = catalog.language === 'es' ? 'como' : 'as';
  if (kind === 'many-to-many') {
    if (from === to) return `${name}_${catalog.language === 'es' ? 'de' : 'of'}`;
    return name === pluralOf(catalog, to)
      ? pluralOf(catalog, from)
      : withRole(pluralOf(catalog, from), as, name, rivals(relation, all));
  }
  const plain = kind === 'one-to-one' ? singularOf(catalog, holderOf(relation)) : pluralOf(catalog, to);
  if (from === to) return name === 'parent' ? 'children' : name === 'padre' ? 'hijos' : plain;
  return name === singularOf(catalog, otherOf(relation))
    ? plain
    : withRole(plain, as, name, rivals(relation, all));
}

const withRole = (plain: string, as: string, role: string, rivals: number) =>
  rivals > 1 ? `${plain}_${as}_${role}` : plain;

/** How many relations share the ends and the kind. */
const rivals = (relation: Merged, all: readonly Merged[]) =>
  all.filter(
    (other) => other.kind === relation.kind && other.from === relation.from && other.to === relation.to,
  ).length;

const singularOf = (catalog: Catalog, entity: Named) =>
  entity.name === USER && catalog.language === 'es' ? 'usuario' : snakeOf(entity.name);
const pluralOf = (catalog: Catalog, entity: Named) =>
  entity.name === USER && catalog.language === 'es'
    ? 'usuarios'
    : pluralSnakeOf(entity.name, catalog.language);

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
  const free = (name: string) =>
    !isReservedReference(name) && !owner.taken.has(name) && !(isReference && owner.taken.has(`${name}_id`));
  let name = wanted;
  for (let n = 1; !free(name); n++) name = `${wanted}${suffix}${n === 1 ? '' : n}`;
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
  if (relation.kind === 'many-to-many') return relation.onDelete ?? 'cascade';
  if (relation.onDelete === 'set-null' && required) {
    report(catalog.draft, 'warning', 'set-null-required', relation.span, {
      es: `Una relación obligatoria no puede quedar vacía al borrar; no se dejará borrar (restrict). Hazla opcional o escribe «al borrar: cascada».`,
      en: `A required relation cannot become empty on delete; deleting will be refused (restrict). Make it optional or write “on delete cascade”.`,
    });
    return 'restrict';
  }
  return relation.onDelete ?? (required ? 'restrict' : 'set-null');
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
