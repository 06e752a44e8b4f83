import type { OnDelete } from '../../blueprint/schema.ts';
import { report } from '../diagnose.ts';
import type { DraftRelation, Span } from '../draft.ts';
import { snakeName } from '../naming/names.ts';
import {
  assumeTranslated,
  type Catalog,
  findEntity,
  findNearestEntity,
  findTranslated,
  type Named,
} from './catalog.ts';
import { splitByLink } from './links.ts';

/**
 * One statement with both ends found. `one` and `many` are the ends of a one-to-many; for the other kinds `many` is
 * the end that holds the reference, or just the second end. `reference` is what `many` calls `one`, `collection`
 * what `one` calls `many`.
 */
export type Statement = {
  kind: 'belongs-to' | 'has-many' | 'has-one' | 'one-to-one' | 'many-to-many';
  one: Named;
  many: Named;
  reference?: Role;
  collection?: Role;
  required?: boolean;
  onDelete?: OnDelete;
  origin: DraftRelation['origin'];
  span: Span;
  id?: string;
  /** For one-to-one: true when the text looks at it from the end that holds the reference. */
  fromHolder: boolean;
  links: DraftRelation['fields'];
  order: number;
};

export type Role = { name: string; label?: string };

/** The draft's statements with their ends found; one about an unknown entity is an error and left out. */
export function toStatements(catalog: Catalog): Statement[] {
  const relations = catalog.draft.relations.flatMap((relation) => splitByLink(catalog, relation));
  return relations.flatMap((given, order) => {
    const relation = withRole(catalog, given, relations);
    const subject = findEnd(catalog, relation, relation.subject, relation.span);
    const target = findEnd(catalog, relation, relation.target, relation.targetSpan ?? relation.span);
    return subject && target ? [toStatement(relation, subject, target, order)] : [];
  });
}

/** A reference called by its words when its entity has several to the same one. */
function withRole(catalog: Catalog, relation: DraftRelation, all: readonly DraftRelation[]): DraftRelation {
  const { subject, target, roleAmongSeveral: role } = relation;
  if (role === undefined || relation.role !== undefined) return relation;
  const same = (a: string, b: string) => findEntity(catalog, a) === findEntity(catalog, b);
  const others = all.filter(
    (each) =>
      each !== relation &&
      each.form === 'belongs-to' &&
      same(each.subject, subject) &&
      same(each.target, target),
  );
  return others.length > 0 ? { ...relation, role } : relation;
}

function findEnd(catalog: Catalog, relation: DraftRelation, mention: string, span: Span): Named | null {
  const found = findEntity(catalog, mention);
  if (found) return found;
  const translated = findTranslated(catalog, mention);
  if (translated) {
    assumeTranslated(catalog, mention, translated, span.line);
    return translated;
  }
  const suggestion = findNearestEntity(catalog, mention);
  report(
    catalog.draft,
    'error',
    'unknown-entity',
    span,
    {
      es: `La relación habla de «${mention}», que no es ninguna entidad. ${suggestion ? `¿Querías decir «${suggestion}»?` : `Descríbela como entidad o quita la relación de «${relation.subject}».`}`,
      en: `The relation names “${mention}”, which is no entity. ${suggestion ? `Did you mean “${suggestion}”?` : `Describe it as an entity or drop the relation of “${relation.subject}”.`}`,
    },
    {
      expected: catalog.entities
        .map((entity) => entity.label)
        .slice(0, 20)
        .join(', '),
      ...(suggestion ? { suggestion } : {}),
    },
  );
  return null;
}

function toStatement(relation: DraftRelation, subject: Named, target: Named, order: number): Statement {
  const role = asRole(relation.role, relation.roleLabel);
  const targetRole = asRole(relation.targetRole, relation.targetRoleLabel);
  const subjectHolds = relation.form === 'belongs-to' || relation.form === 'one-to-one-owner';
  const reference = subjectHolds ? role : targetRole;
  const collection = subjectHolds ? targetRole : role;
  const form = relation.form === 'belongs-to' && relation.unique ? 'one-to-one-owner' : relation.form;
  return {
    kind: form === 'one-to-one-owner' ? 'one-to-one' : form,
    one: subjectHolds ? target : subject,
    many: subjectHolds ? subject : target,
    ...(reference ? { reference } : {}),
    ...(collection ? { collection } : {}),
    ...(relation.required === undefined ? {} : { required: relation.required }),
    ...(relation.onDelete === undefined ? {} : { onDelete: relation.onDelete }),
    ...(relation.id === undefined ? {} : { id: relation.id }),
    origin: relation.origin,
    span: relation.span,
    fromHolder: relation.form === 'one-to-one-owner',
    links: relation.fields,
    order,
  };
}

/** A role as code name and, when it says more than the code name does, label; null when nothing can be made of it. */
function asRole(role: string | undefined, label: string | undefined): Role | undefined {
  if (role === undefined) return undefined;
  const name = snakeName(role);
  if (name === '') return undefined;
  if (label !== undefined) return { name, label };
  const text = role.trim();
  return text.toLowerCase().replace(/ /g, '_') === name ? { name } : { name, label: text };
}
