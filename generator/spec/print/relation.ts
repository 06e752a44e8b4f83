import type { Blueprint, Relation } from '../../blueprint/schema.ts';
import { stableId } from '../naming/hash.ts';
import { defaultInverse, defaultName, defaultOnDelete, holderOf, USER } from '../resolve/relation-names.ts';
import { type FieldContext, printField } from './field.ts';
import { braces } from './quote.ts';
import { WORDS } from './words.ts';

/** A relation as a bullet, the attributes of a link below it. `endName` writes an entity's name so that it is found again. */
export function printRelation(
  relation: Relation,
  blueprint: Blueprint,
  context: FieldContext,
  endName: (entity: string) => string,
): string[] {
  const { kind, from, to, name } = relation;
  const words = WORDS[context.language];
  const sign = { 'one-to-many': words.belongsTo, 'many-to-many': 'N:M', 'one-to-one': '1:1' }[kind];
  const [left, right] = kind === 'one-to-many' ? [to, from] : [from, to];
  const { role, pairs } = namesOf(relation, blueprint, context);
  const flags = [
    relation.required ? words.required : '',
    relation.onDelete === defaultOnDelete(kind, relation.required) ? '' : words.onDelete[relation.onDelete],
  ].filter(Boolean);
  const extra = braces([
    ...pairs,
    ['owner', relation.owner],
    ['id', relation.id === stableId('rel', kind, holderOf(relation), name) ? undefined : relation.id],
  ]);
  const line = `- ${endName(left)} ${sign} ${endName(right)}${role}${flags.length > 0 ? ` (${flags.join(', ')})` : ''}${extra}`;
  return [
    line,
    ...(relation.fields ?? []).map((field) => `  ${printField(field, `${from}.${name}`, context)}`),
  ];
}

/** The role behind `as` when it can stand there, and whatever else must be said in braces. */
function namesOf(relation: Relation, blueprint: Blueprint, context: FieldContext) {
  const { kind, from, to, name, inverse, label, inverseLabel } = relation;
  const names = {
    language: context.language,
    hasUser: blueprint.entities.some((entity) => entity.name === USER),
  };
  const together = blueprint.relations.filter(
    (other) => [other.from, other.to].sort().join() === [from, to].sort().join(),
  );
  const rivals = together.filter(
    (other) => other.kind === kind && other.from === from && other.to === to,
  ).length;
  // Two relations of one pair are told apart by their roles, so all of them say theirs.
  const isAlone = together.length === 1;
  const isUsual = isAlone && label === undefined && name === defaultName(relation, names);
  const isReadable =
    kind === 'one-to-many' &&
    label === undefined &&
    /^[a-z]{2,}(?:_[a-z]{2,}){0,2}$/.test(name) &&
    !NOT_ROLES.test(name);
  const spoken = !isUsual && isReadable;
  const role = spoken ? ` ${WORDS[context.language].as} ${name.replace(/_/g, ' ')}` : '';
  const pairs: [string, string | undefined][] = [
    ['name', isUsual || spoken ? undefined : name],
    [
      'inverse',
      isAlone && inverseLabel === undefined && inverse === defaultInverse(relation, name, rivals, names)
        ? undefined
        : inverse,
    ],
    ['label', label],
    ['inverse label', inverseLabel],
  ];
  return { role, pairs };
}

/** Words that would end a role or begin something else. */
const NOT_ROLES =
  /(?:^|_)(?:y|and|e|con|with|on|al|opcional|optional|obligatori[oa]|requerid[oa]|required|unic[oa]|unique|a|an|the|its|el|la|un|una|su|de|via|through|inverse|inversa?|inverso|en|cascada|cascade|puede|can|may|that|que|is|are|es|son|relacion|relation|relationship|cada|uno|one|siempre|always|only|solo|restrict|null|nulo|req|opt|index|pk|nn|uk|uq|traves|delete|borrado|eliminacion|deletion|primary|key|not|no)(?:_|$)/;
