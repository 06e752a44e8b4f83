import type { Enumeration, FieldType } from '../../blueprint/schema.ts';
import { assume, report } from '../diagnose.ts';
import type { DraftField } from '../draft.ts';
import { type Inferred, inferType } from '../lexicon/infer.ts';
import { findType, isNumeric, TYPE_NAMES, typeWords } from '../lexicon/types.ts';
import { fold } from '../naming/fold.ts';
import { entityKeys } from '../naming/names.ts';
import { findNearest } from '../naming/nearest.ts';
import {
  assumeTranslated,
  type Catalog,
  findEntity,
  findEnum,
  findNearestEntity,
  findTranslated,
  isCapitalised,
  type Named,
} from './catalog.ts';
import { USER } from './relation-names.ts';

/** What a field turns out to be: a value of a type, a choice of a declared enumeration, or a reference to an entity. */
export type FieldNature =
  | { is: 'value'; type: FieldType }
  | { is: 'enum'; choice: Enumeration }
  | { is: 'reference'; target: string; many: boolean };

/** Decides what a field is, from its type if it has one, else from its constraints and its name. */
export function natureOf(catalog: Catalog, owner: Named, field: DraftField): FieldNature {
  if (field.enumName !== undefined && field.values === undefined)
    return namedEnum(catalog, field, field.enumName);
  if (field.values !== undefined) return { is: 'value', type: 'enum' };
  const byName = field.typeName === undefined ? null : fromTypeName(catalog, field, field.typeName);
  if (byName) return byName;
  const key =
    field.type === undefined || ['integer', 'uuid', 'string'].includes(field.type)
      ? foreignKey(catalog, owner, field)
      : null;
  if (key) return key;
  if (field.type === 'enum') return enumWithoutValues(catalog, field);
  if (field.type !== undefined) return { is: 'value', type: field.type };
  return untyped(catalog, owner, field);
}

function namedEnum(catalog: Catalog, field: DraftField, name: string): FieldNature {
  const found = findEnum(catalog, name);
  if (found) return { is: 'enum', choice: found };
  return unknownType(catalog, field, name);
}

function fromTypeName(catalog: Catalog, field: DraftField, word: string): FieldNature | null {
  const choice = findEnum(catalog, word);
  const meaning = findType(word);
  const certain = meaning !== null && !meaning.weak && !isCapitalised(word);
  if (choice && !certain) return { is: 'enum', choice };
  const entity = findEntity(catalog, word);
  if (entity && !certain && (entity !== catalog.user || meaning === null))
    return { is: 'reference', target: word, many: field.isList ?? false };
  const translated = !meaning || (meaning.weak && isCapitalised(word)) ? findTranslated(catalog, word) : null;
  if (translated) {
    assumeTranslated(catalog, word, translated, field.span.line);
    return { is: 'reference', target: translated.name, many: field.isList ?? false };
  }
  if (meaning) return field.type === undefined ? { is: 'value', type: meaning.type } : null;
  return unknownType(catalog, field, word);
}

/** Two letters are near to everything. */
const LIKELY_TYPES = typeWords().filter((word) => word.length > 2);

/** A word that means no type: the nearest one is taken when it is near, the name decides otherwise; both are said. */
function unknownType(catalog: Catalog, field: DraftField, word: string): FieldNature {
  const { draft, language } = catalog;
  const span = field.typeSpan ?? field.span;
  const expected =
    language === 'es' ? 'un tipo, una enumeración o una entidad' : 'a type, an enumeration or an entity';
  const entity = findNearestEntity(catalog, word);
  const type = findNearest(fold(word), LIKELY_TYPES);
  const choice = catalog.enumerations.find(
    (known) => findNearest(entityKeys(word)[0] ?? '', entityKeys(known.label)) !== null,
  );
  const suggestion =
    (isCapitalised(word) ? (choice?.label ?? entity ?? type) : (type ?? choice?.label ?? entity)) ??
    undefined;
  const guess = inferType(field.label).type;
  const nature: FieldNature =
    suggestion !== undefined && suggestion === type
      ? { is: 'value', type: safeType(findType(type)?.type ?? guess) }
      : suggestion !== undefined && suggestion === choice?.label
        ? { is: 'enum', choice }
        : suggestion !== undefined && suggestion === entity
          ? { is: 'reference', target: entity, many: field.isList ?? false }
          : { is: 'value', type: guess };
  const taken = nature.is === 'value' ? TYPE_NAMES[language][nature.type] : (suggestion ?? '');
  report(
    draft,
    'warning',
    'unknown-type',
    span,
    {
      es: `No conozco el tipo «${word}» de «${field.label}»; lo leo como «${taken}». ${suggestion ? `¿Querías decir «${suggestion}»?` : `Escribe ${expected}, por ejemplo texto, entero o fecha.`}`,
      en: `I do not know the type “${word}” of “${field.label}”; I read it as “${taken}”. ${suggestion ? `Did you mean “${suggestion}”?` : `Write ${expected}, e.g. string, integer or date.`}`,
    },
    suggestion === undefined ? { expected } : { expected, suggestion },
  );
  return nature;
}

const safeType = (type: FieldType): FieldType => (type === 'enum' ? 'string' : type);

/** `customer_id`, `id_cliente`: a reference when an entity of that name exists. */
function foreignKey(catalog: Catalog, owner: Named, field: DraftField): FieldNature | null {
  const base = /^(?:id[ _]+(?:del? +)?(.+)|(.+?)[ _]id)$/i.exec(
    field.label.trim().replace(/([a-z])Id$/, '$1_id'),
  );
  const word = base?.[1] ?? base?.[2];
  if (word === undefined) return null;
  const entity = findEntity(catalog, word);
  if (!entity) return null;
  if (entity === owner) return null;
  assume(catalog.draft, field.span.line, {
    es: `«${field.label}» de ${owner.label} es una referencia a ${entity.label}.`,
    en: `“${field.label}” of ${owner.label} is a reference to ${entity.label}.`,
  });
  return { is: 'reference', target: word, many: false };
}

function enumWithoutValues(catalog: Catalog, field: DraftField): FieldNature {
  const found = findEnum(catalog, field.label);
  if (found) return { is: 'enum', choice: found };
  report(catalog.draft, 'warning', 'enum-without-values', field.typeSpan ?? field.span, {
    es: `«${field.label}» es una enumeración sin opciones; lo leo como texto. Escríbelas así: ${field.label}: abierto | cerrado.`,
    en: `“${field.label}” is an enumeration without choices; I read it as a string. Write them like this: ${field.label}: open | closed.`,
  });
  return { is: 'value', type: 'string' };
}

/** No type given: an entity or enumeration of that name, what the constraints imply, what the name suggests, or string. */
function untyped(catalog: Catalog, owner: Named, field: DraftField): FieldNature {
  const { draft } = catalog;
  const bare = !hasConstraints(field);
  const choice = findEnum(catalog, field.label);
  if (choice) return { is: 'enum', choice };
  const entity = findEntity(catalog, field.label);
  if (entity && entity !== owner && (entity.name !== USER || bare)) {
    const many =
      catalog.byKey.has(entityKeys(field.label)[0] ?? '') &&
      entity.plural.toLowerCase() === field.label.trim().toLowerCase();
    assume(draft, field.span.line, {
      es: `«${field.label}» de ${owner.label} es una referencia a la entidad ${entity.label}.`,
      en: `“${field.label}” of ${owner.label} is a reference to the entity ${entity.label}.`,
    });
    return { is: 'reference', target: field.label, many };
  }
  const guess = implied(field) ?? byCompany(owner, field) ?? inferType(field.label);
  assume(draft, field.span.line, {
    es: `«${field.label}» de ${owner.label} no dice su tipo; lo leo como ${TYPE_NAMES.es[guess.type]}.`,
    en: `“${field.label}” of ${owner.label} gives no type; I read it as ${TYPE_NAMES.en[guess.type]}.`,
  });
  return { is: 'value', type: guess.type };
}

/** `depósito` among amounts is one; alone it may as well hold water. */
function byCompany(owner: Named, field: DraftField): Inferred | null {
  if (fold(field.label).trim() !== 'deposito') return null;
  const isAmount = ({ type, label }: DraftField) =>
    type === 'money' || (!type && inferType(label).type === 'money');
  const among = owner.draft.fields.some((other) => other !== field && isAmount(other));
  return among || typeof field.default === 'number' ? { type: 'money', sure: true } : null;
}

const hasConstraints = (field: DraftField) =>
  field.min !== undefined ||
  field.max !== undefined ||
  field.pattern !== undefined ||
  field.default !== undefined;

/** What constraints say about a missing type. */
function implied(field: DraftField): Inferred | null {
  const named = inferType(field.label);
  if (field.pattern !== undefined) return { type: named.type === 'text' ? 'text' : 'string', sure: true };
  if (typeof field.default === 'boolean') return { type: 'boolean', sure: true };
  if (named.sure) return named;
  // `stars: 1..5` counts; a length would be longer.
  if (field.min !== undefined && field.max !== undefined && field.max <= 10)
    return { type: 'integer', sure: true };
  if (typeof field.default === 'string' && /^(s[ií]|no|yes|true|false|verdadero|falso)$/i.test(field.default))
    return { type: 'boolean', sure: true };
  if (
    typeof field.default === 'number' ||
    (typeof field.default === 'string' && /^-?\d+$/.test(field.default))
  ) {
    return { type: 'integer', sure: true };
  }
  if (typeof field.default === 'string' && /^-?\d+[.,]\d+$/.test(field.default))
    return { type: 'decimal', sure: true };
  return null;
}

/** `number`: decimal when the limits, the default or the name ask for fractions, else integer. */
export function settleNumber(field: DraftField): FieldType {
  const fractions = [
    field.min,
    field.max,
    typeof field.default === 'number' ? field.default : Number(field.default),
  ].some((value) => value !== undefined && Number.isFinite(value) && !Number.isInteger(value));
  const named = inferType(field.label);
  return fractions ? 'decimal' : named.sure && isNumeric(named.type) ? named.type : 'integer';
}
