import type { Language, RelationKind } from '../blueprint/schema.ts';
import { TYPE_NAMES } from '../spec/lexicon/types.ts';
import type { Change, ChangeKind } from './changes.ts';

type Told<K extends ChangeKind> = Extract<Change, { kind: K }>;
type Sentences = { [K in ChangeKind]: (change: Told<K>) => string };

const code = (text: unknown) => `\`${String(text)}\``;
const orNone = (none: string) => (value: unknown) => (value === null || value === '' ? none : code(value));

const KINDS: Record<Language, Record<RelationKind, string>> = {
  es: { 'one-to-many': 'uno a muchos', 'many-to-many': 'muchos a muchos', 'one-to-one': 'uno a uno' },
  en: { 'one-to-many': 'one to many', 'many-to-many': 'many to many', 'one-to-one': 'one to one' },
};

const nada = orNone('nada');
const ES: Sentences = {
  'project.renamed': ({ was, is }) => `El proyecto pasa de ${code(was)} a ${code(is)}`,
  'project.described': () => 'La descripción del proyecto cambia',
  'project.language': ({ was, is }) => `El idioma pasa de ${code(was)} a ${code(is)}`,
  option: ({ option, was, is }) => `La opción ${code(option)} pasa de ${nada(was)} a ${nada(is)}`,
  'entity.added': ({ entity, fields }) =>
    `Entidad nueva: ${entity} (${fields} ${fields === 1 ? 'campo' : 'campos'})`,
  'entity.removed': ({ entity }) => `${entity} desaparece, con todos sus registros`,
  'entity.renamed': ({ was, is }) => `${was} pasa a llamarse ${is}`,
  'entity.labelled': ({ entity, is }) => `${entity} se muestra como «${is}»`,
  'entity.described': ({ entity }) => `La descripción de ${entity} cambia`,
  'field.added': ({ entity, field, type }) => `${entity} gana ${code(field)} (${TYPE_NAMES.es[type]})`,
  'field.removed': ({ entity, field }) => `${entity} pierde ${code(field)}, con lo que contiene`,
  'field.renamed': ({ entity, was, is }) => `En ${entity}, ${code(was)} pasa a llamarse ${code(is)}`,
  'field.labelled': ({ entity, field, is }) => `${entity}.${field} se muestra como «${is}»`,
  'field.described': ({ entity, field }) => `La explicación de ${entity}.${field} cambia`,
  'field.moved': ({ entity }) => `Los campos de ${entity} cambian de orden`,
  'field.type': ({ entity, field, was, is }) =>
    `${entity}.${field} pasa de ${TYPE_NAMES.es[was]} a ${TYPE_NAMES.es[is]}`,
  'field.required': ({ entity, field, is }) =>
    `${entity}.${field} ${is ? 'pasa a ser obligatorio' : 'deja de ser obligatorio'}`,
  'field.unique': ({ entity, field, is }) =>
    `${entity}.${field} ${is ? 'pasa a ser único' : 'deja de ser único'}`,
  'field.min': ({ entity, field, was, is }) =>
    `El mínimo de ${entity}.${field} pasa de ${nada(was)} a ${nada(is)}`,
  'field.max': ({ entity, field, was, is }) =>
    `El máximo de ${entity}.${field} pasa de ${nada(was)} a ${nada(is)}`,
  'field.pattern': ({ entity, field, was, is }) =>
    `El formato de ${entity}.${field} pasa de ${nada(was)} a ${nada(is)}`,
  'field.default': ({ entity, field, was, is }) =>
    `El valor por defecto de ${entity}.${field} pasa de ${nada(was)} a ${nada(is)}`,
  'field.other': ({ entity, field, attribute }) => `${code(attribute)} de ${entity}.${field} cambia`,
  'choice.added': ({ entity, field, value }) => `${entity}.${field} admite ${code(value)}`,
  'choice.removed': ({ entity, field, value }) => `${entity}.${field} deja de admitir ${code(value)}`,
  'choice.renamed': ({ entity, field, was, is }) =>
    `En ${entity}.${field}, ${code(was)} pasa a ser ${code(is)}`,
  'choice.labelled': ({ entity, field, was, is }) =>
    `En ${entity}.${field}, «${was}» se muestra como «${is}»`,
  'relation.added': ({ from, to, relation, relationKind }) =>
    `Relación nueva: ${from} y ${to}, ${KINDS.es[relationKind]} (${code(relation)})`,
  'relation.removed': ({ from, to, relation }) =>
    `Desaparece la relación ${code(relation)} entre ${from} y ${to}`,
  'relation.renamed': ({ was, is, from, to }) =>
    `Entre ${from} y ${to}, ${code(was)} pasa a llamarse ${code(is)}`,
  'relation.kind': ({ from, to, relation, was, is }) =>
    `La relación ${code(relation)} entre ${from} y ${to} pasa de ${KINDS.es[was]} a ${KINDS.es[is]}`,
  'relation.required': ({ relation, from, to, is }) =>
    `La relación ${code(relation)} entre ${from} y ${to} ${is ? 'pasa a ser obligatoria' : 'deja de ser obligatoria'}`,
  'relation.onDelete': ({ relation, from, to, was, is }) =>
    `Al borrar, la relación ${code(relation)} entre ${from} y ${to} pasa de ${code(was)} a ${code(is)}`,
  'relation.ends': ({ relation, was, is }) => `La relación ${code(relation)} une ahora ${is} (antes ${was})`,
  'relation.entity': ({ relation, from, to, is }) =>
    is
      ? `La relación ${code(relation)} entre ${from} y ${to} pasa a ser una entidad, con los enlaces que ya hay`
      : `La relación ${code(relation)} entre ${from} y ${to} deja de ser una entidad y queda solo en enlaces`,
  'relation.described': ({ relation, from, to }) =>
    `La relación ${code(relation)} entre ${from} y ${to} se muestra con otro nombre`,
  'rule.added': ({ text }) => `Regla nueva: «${text}»`,
  'rule.removed': ({ text }) => `Se quita la regla «${text}»`,
  permissions: ({ entity }) => `Cambia quién puede hacer qué con ${entity ?? 'todo'}`,
};

const none = orNone('nothing');
const EN: Sentences = {
  'project.renamed': ({ was, is }) => `The project is renamed from ${code(was)} to ${code(is)}`,
  'project.described': () => 'The description of the project changes',
  'project.language': ({ was, is }) => `The language changes from ${code(was)} to ${code(is)}`,
  option: ({ option, was, is }) => `Option ${code(option)} changes from ${none(was)} to ${none(is)}`,
  'entity.added': ({ entity, fields }) =>
    `New entity: ${entity} (${fields} ${fields === 1 ? 'field' : 'fields'})`,
  'entity.removed': ({ entity }) => `${entity} goes, with all its records`,
  'entity.renamed': ({ was, is }) => `${was} is renamed to ${is}`,
  'entity.labelled': ({ entity, is }) => `${entity} is shown as “${is}”`,
  'entity.described': ({ entity }) => `The description of ${entity} changes`,
  'field.added': ({ entity, field, type }) => `${entity} gains ${code(field)} (${TYPE_NAMES.en[type]})`,
  'field.removed': ({ entity, field }) => `${entity} loses ${code(field)}, with what it holds`,
  'field.renamed': ({ entity, was, is }) => `In ${entity}, ${code(was)} is renamed to ${code(is)}`,
  'field.labelled': ({ entity, field, is }) => `${entity}.${field} is shown as “${is}”`,
  'field.described': ({ entity, field }) => `The explanation of ${entity}.${field} changes`,
  'field.moved': ({ entity }) => `The fields of ${entity} change their order`,
  'field.type': ({ entity, field, was, is }) =>
    `${entity}.${field} changes from ${TYPE_NAMES.en[was]} to ${TYPE_NAMES.en[is]}`,
  'field.required': ({ entity, field, is }) =>
    `${entity}.${field} ${is ? 'becomes required' : 'is no longer required'}`,
  'field.unique': ({ entity, field, is }) =>
    `${entity}.${field} ${is ? 'becomes unique' : 'is no longer unique'}`,
  'field.min': ({ entity, field, was, is }) =>
    `The minimum of ${entity}.${field} changes from ${none(was)} to ${none(is)}`,
  'field.max': ({ entity, field, was, is }) =>
    `The maximum of ${entity}.${field} changes from ${none(was)} to ${none(is)}`,
  'field.pattern': ({ entity, field, was, is }) =>
    `The pattern of ${entity}.${field} changes from ${none(was)} to ${none(is)}`,
  'field.default': ({ entity, field, was, is }) =>
    `The default of ${entity}.${field} changes from ${none(was)} to ${none(is)}`,
  'field.other': ({ entity, field, attribute }) => `${code(attribute)} of ${entity}.${field} changes`,
  'choice.added': ({ entity, field, value }) => `${entity}.${field} may be ${code(value)}`,
  'choice.removed': ({ entity, field, value }) => `${entity}.${field} may no longer be ${code(value)}`,
  'choice.renamed': ({ entity, field, was, is }) => `In ${entity}.${field}, ${code(was)} becomes ${code(is)}`,
  'choice.labelled': ({ entity, field, was, is }) => `In ${entity}.${field}, “${was}” is shown as “${is}”`,
  'relation.added': ({ from, to, relation, relationKind }) =>
    `New relation: ${from} and ${to}, ${KINDS.en[relationKind]} (${code(relation)})`,
  'relation.removed': ({ from, to, relation }) => `Relation ${code(relation)} between ${from} and ${to} goes`,
  'relation.renamed': ({ was, is, from, to }) =>
    `Between ${from} and ${to}, ${code(was)} is renamed to ${code(is)}`,
  'relation.kind': ({ from, to, relation, was, is }) =>
    `Relation ${code(relation)} between ${from} and ${to} changes from ${KINDS.en[was]} to ${KINDS.en[is]}`,
  'relation.required': ({ relation, from, to, is }) =>
    `Relation ${code(relation)} between ${from} and ${to} ${is ? 'becomes required' : 'is no longer required'}`,
  'relation.onDelete': ({ relation, from, to, was, is }) =>
    `On delete, relation ${code(relation)} between ${from} and ${to} changes from ${code(was)} to ${code(is)}`,
  'relation.ends': ({ relation, was, is }) => `Relation ${code(relation)} now joins ${is} (before: ${was})`,
  'relation.entity': ({ relation, from, to, is }) =>
    is
      ? `Relation ${code(relation)} between ${from} and ${to} becomes an entity, with the links there are`
      : `Relation ${code(relation)} between ${from} and ${to} is no entity any more, only links`,
  'relation.described': ({ relation, from, to }) =>
    `Relation ${code(relation)} between ${from} and ${to} is shown by another name`,
  'rule.added': ({ text }) => `New rule: “${text}”`,
  'rule.removed': ({ text }) => `The rule “${text}” is taken out`,
  permissions: ({ entity }) => `Who may do what with ${entity ?? 'everything'} changes`,
};

/** One change as a sentence without a full stop, in the reader's language; names stand as code. */
export function describeChange(change: Change, language: Language): string {
  const sentences: Sentences = language === 'es' ? ES : EN;
  // The table has one sentence for each kind and is asked by the change's own: the compiler cannot follow that.
  const tell = sentences[change.kind] as (change: Change) => string;
  return tell(change);
}
