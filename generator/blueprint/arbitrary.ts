import fc from 'fast-check';
import { fold as foldText } from '../spec/naming/fold.ts';
import { stableId } from '../spec/naming/hash.ts';
import { pluralLabel, singularLabel } from '../spec/naming/inflect.ts';
import { pascalName, slugName, snakeName } from '../spec/naming/names.ts';
import { isReservedEntity, isReservedField, isReservedReference } from '../spec/naming/reserved.ts';
import { enumCode } from '../spec/resolve/enums.ts';
import { defaultOnDelete, holderOf, otherOf } from '../spec/resolve/relation-names.ts';
import { grantable, permission } from './arbitrary-permissions.ts';
import { ADJECTIVES, ATTRIBUTES, NOUNS, WORDS } from './arbitrary-words.ts';
import {
  type Blueprint,
  DATABASES,
  type Entity,
  type Enumeration,
  type EnumValue,
  FIELD_TYPES,
  type Field,
  type FieldType,
  FRONTENDS,
  KEYS,
  type Language,
  ON_DELETE,
  RELATION_KINDS,
  type Relation,
} from './schema.ts';

/** Random valid Blueprints for property tests. Not part of the product: only tests import this file. */

// Built once: an arbitrary from a regular expression is dear to make and cheap to draw from.
const ODD_TEXT = fc
  .stringMatching(/^[A-Za-z¿"'(][ -~áéñ—|]{0,40}[a-z."'})]$/)
  .filter((text) => !/ {2}/.test(text));
const SHORT_TEXT = fc.stringMatching(/^[ -~áéíóúñ]{0,20}$/);
const CODE = fc.stringMatching(/^[a-z][a-z0-9_]{1,8}[a-z]$/);
const OTHER_NAME = fc.stringMatching(/^[a-z]{3}_[a-z0-9]{2,10}[a-z]$/);
const ID_TAIL = fc.stringMatching(/^[a-z0-9]{6}$/);

const pick = <T>(values: readonly T[]) => fc.constantFrom(...values);
const maybe = <T>(arbitrary: fc.Arbitrary<T>, freq = 3) => fc.option(arbitrary, { nil: undefined, freq });
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Words in the language, sometimes with marks that need quoting. */
const sentence = (language: Language) =>
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc
        .shuffledSubarray(WORDS[language].split(' '), { minLength: 2, maxLength: 8 })
        .map((words) => words.join(' ')),
    },
    { weight: 1, arbitrary: ODD_TEXT },
  );

/** A label of one to three words; now and then one no identifier can be made of without loss. */
const label = (words: readonly string[], language: Language) =>
  fc.oneof(
    { weight: 8, arbitrary: pick(words) },
    { weight: 3, arbitrary: fc.tuple(pick(words), pick(ADJECTIVES[language])).map((pair) => pair.join(' ')) },
    {
      weight: 1,
      arbitrary: fc.tuple(pick(words), fc.integer({ min: 2, max: 99 })).map(([word, n]) => `${word} (${n})`),
    },
    { weight: 1, arbitrary: pick(words).map((word) => `${word}: "x", ${word}!`) },
    { weight: 1, arbitrary: fc.tuple(pick(words), pick(words)).map((pair) => pair.join('_')) },
  );

const enumValues = (language: Language): fc.Arbitrary<EnumValue[]> =>
  fc
    .uniqueArray(
      fc.oneof(
        label(ADJECTIVES[language].concat(NOUNS[language].slice(0, 8)), language).map((text) => ({
          value: enumCode(text),
          label: text,
        })),
        fc.tuple(CODE, sentence(language)).map(([value, text]) => ({ value, label: text })),
      ),
      { selector: ({ value }) => value.replace(/_/g, ''), minLength: 1, maxLength: 5 },
    )
    .filter((values) => new Set(values.map((each) => each.label)).size === values.length);

const number = fc.oneof(
  fc.integer({ min: -1_000_000, max: 1_000_000 }),
  fc.integer({ min: -99_999, max: 99_999 }).map((value) => value / 100),
  fc.integer({ min: -999_999, max: 999_999 }).map((value) => value / 1000),
);

function limits(type: FieldType): fc.Arbitrary<Pick<Field, 'min' | 'max'>> {
  const isNumber = type === 'integer' || type === 'float' || type === 'decimal' || type === 'money';
  const isText =
    type === 'string' || type === 'text' || type === 'email' || type === 'url' || type === 'phone';
  if (!isNumber && !isText) return fc.constant({});
  const value = isText
    ? fc.integer({ min: 0, max: 5000 })
    : type === 'integer'
      ? fc.integer({ min: -5000, max: 100_000 })
      : number;
  return fc.tuple(maybe(value), maybe(value)).map(([a, b]) => {
    if (a !== undefined && b !== undefined) return { min: Math.min(a, b), max: Math.max(a, b) };
    return { ...(a === undefined ? {} : { min: a }), ...(b === undefined ? {} : { max: b }) };
  });
}

function presets(
  type: FieldType,
  values: readonly EnumValue[] | undefined,
  bounds: Pick<Field, 'min' | 'max'>,
): fc.Arbitrary<Field['default']> {
  const min = bounds.min ?? Math.min(0, bounds.max ?? 0);
  const max = bounds.max ?? Math.max(min, 1e6);
  const within = (text: string) => [...text].length >= min && [...text].length <= max;
  if (type === 'boolean') return fc.boolean();
  if (type === 'enum' && values) return pick(values).map(({ value }) => value);
  if (type === 'integer')
    return fc.integer({ min: Math.ceil(min), max: Math.max(Math.floor(max), Math.ceil(min)) });
  if (type === 'float' || type === 'decimal' || type === 'money') return fc.constant(min);
  if (type === 'date') return pick(['now', '2026-02-28']);
  if (type === 'datetime') return pick(['now', '2026-02-28T10:30:00Z']);
  if (type === 'time') return pick(['now', '08:30', '23:59:59']);
  if (type === 'string' || type === 'text') {
    return SHORT_TEXT.map((text) => (within(text) ? text : undefined));
  }
  return fc.constant(undefined);
}

const PATTERNS = [
  '^[a-z-]+$',
  '^#[0-9a-f]{6}$',
  '^\\d{3}-\\d{4}$',
  '^[A-Z]{2}(\\d{2}|[a-z, ]+)$',
  'a|b',
  '[^"\']+',
  '^(?:x{1,3}|y)$',
  '^[^/`]{2,}$',
];

/** A field of any type with whatever the type allows. Id and name follow from `path` and label when `isPlain`. */
function field(language: Language, path: string, enums: readonly Enumeration[]): fc.Arbitrary<Field> {
  return fc
    .record({
      label: label(ATTRIBUTES[language], language),
      type: pick(FIELD_TYPES),
      own: enumValues(language),
      shared: maybe(enums.length > 0 ? pick(enums) : fc.constant(undefined), 2),
    })
    .chain(({ label: text, type, own, shared }) => {
      const values = type === 'enum' ? (shared?.values ?? own) : undefined;
      return limits(type).chain((bounds) =>
        fc
          .record({
            required: fc.boolean(),
            unique: fc.boolean(),
            preset: maybe(presets(type, values, bounds), 2),
            pattern: maybe(pick(PATTERNS), 1),
            description: maybe(sentence(language), 2),
            otherName: maybe(OTHER_NAME, 1),
            otherId: maybe(
              ID_TAIL.map((text) => `fld_${text}`),
              1,
            ),
          })
          .map(({ required, unique, preset, pattern, description, otherName, otherId }): Field => {
            const name = otherName ?? fieldNameOf(text);
            const hasPattern =
              pattern !== undefined && ['string', 'text', 'email', 'url', 'phone'].includes(type);
            return {
              id: otherId ?? stableId('fld', path, name),
              name,
              label: text,
              type,
              required,
              unique,
              ...bounds,
              ...(hasPattern ? { pattern } : {}),
              ...(preset === undefined ? {} : { default: preset }),
              ...(values ? { values } : {}),
              ...(values && shared ? { enumName: shared.name } : {}),
              ...(description === undefined ? {} : { description }),
            };
          }),
      );
    });
}

const fieldNameOf = (text: string) => {
  const name = snakeName(text);
  return isReservedField(name) ? `${name}_` : name;
};

const ruleKey = (text: string) => foldText(text).trim();

const unique = <T>(items: readonly T[], ...keys: ((item: T) => string)[]): T[] => {
  const seen = new Set<string>();
  return items.filter((item) => {
    const found = keys.map((key, at) => `${at}:${key(item)}`);
    if (found.some((key) => seen.has(key))) return false;
    for (const key of found) seen.add(key);
    return true;
  });
};

const fold = (text: string) => snakeName(text).replace(/_/g, '');

function entity(language: Language, enums: readonly Enumeration[]): fc.Arbitrary<Entity> {
  return fc
    .record({
      label: label(NOUNS[language].map(capital), language),
      otherPlural: maybe(sentence(language), 1),
      otherId: maybe(
        ID_TAIL.map((text) => `ent_${text}`),
        1,
      ),
      description: maybe(sentence(language), 2),
    })
    .chain(({ label: text, otherPlural, otherId, description }) => {
      const name = pascalName(singularLabel(text, language), language);
      return fc.array(field(language, name, enums), { maxLength: 7 }).map((fields) => ({
        id: otherId ?? stableId('ent', name),
        name,
        label: text,
        plural: otherPlural ?? pluralLabel(text, language),
        ...(description === undefined ? {} : { description }),
        fields: unique(
          fields,
          ({ name: each }) => each,
          ({ id }) => id,
        ).filter(({ name: each }) => !['id', 'created_at', 'updated_at'].includes(each)),
      }));
    });
}

const enumeration = (language: Language): fc.Arbitrary<Enumeration> =>
  fc
    .record({
      word: pick(NOUNS[language]),
      tail: pick(ADJECTIVES[language]),
      values: enumValues(language),
      otherId: maybe(
        ID_TAIL.map((text) => `enm_${text}`),
        1,
      ),
    })
    .map(({ word, tail, values, otherId }) => {
      const text = `${capital(word)} ${tail}`;
      const name = `${capital(snakeName(word).replace(/_/g, ''))}${capital(snakeName(tail))}`;
      return { id: otherId ?? stableId('enm', name), name, label: text, values };
    });

function relation(
  language: Language,
  entities: readonly Entity[],
  enums: readonly Enumeration[],
): fc.Arbitrary<Relation> {
  const ends = pick([...entities.map(({ name }) => name), 'User']);
  const role = fc
    .tuple(pick(ADJECTIVES[language]), pick(NOUNS[language]))
    .map(([a, b]) => snakeName(`${b} ${a}`));
  return fc
    .record({
      kind: pick(RELATION_KINDS),
      from: ends,
      to: ends,
      name: role,
      inverse: role,
      label: maybe(sentence(language), 1),
      inverseLabel: maybe(sentence(language), 1),
      isOwner: fc.boolean(),
      required: fc.boolean(),
      onDelete: maybe(pick(ON_DELETE), 2),
    })
    .chain(({ kind, from, to, name, inverse, label: text, inverseLabel, isOwner, required, onDelete }) => {
      const isRequired = required && kind !== 'many-to-many' && from !== to;
      const isLink = kind === 'many-to-many';
      const base: Relation = {
        id: '',
        kind,
        from,
        to,
        name,
        inverse,
        ...(text === undefined ? {} : { label: text }),
        ...(inverseLabel === undefined ? {} : { inverseLabel }),
        ...(kind === 'one-to-one' && isOwner && from !== to ? { owner: 'from' as const } : {}),
        required: isRequired,
        onDelete:
          onDelete === undefined || (isRequired && onDelete === 'set-null')
            ? defaultOnDelete(kind, isRequired)
            : onDelete,
      };
      base.id = stableId('rel', kind, holderOf(base), name);
      if (!isLink) return fc.constant(base);
      return fc.array(field(language, `${from}.${name}`, enums), { maxLength: 2 }).map((fields) => {
        const kept = unique(
          fields,
          ({ name: each }) => each,
          ({ id }) => id,
        );
        return kept.length > 0 ? { ...base, fields: kept } : base;
      });
    });
}

/** Relations whose names are free on both their ends, without circles of required references. */
function compatible(relations: readonly Relation[], entities: readonly Entity[]): Relation[] {
  const taken = new Map<string, Set<string>>(
    entities.map(({ name, fields }) => [name, new Set(fields.map((each) => each.name))]),
  );
  taken.set('User', new Set(['id', 'email', 'password', 'name', 'full_name', 'role', 'roles', 'is_active']));
  const rank = new Map([...entities.map(({ name }) => name), 'User'].map((name, at) => [name, at]));
  return relations.flatMap((each) => {
    const own = taken.get(holderOf(each));
    const far = taken.get(otherOf(each));
    if (!own || !far || own.has(each.name) || own.has(`${each.name}_id`)) return [];
    if (isReservedReference(each.name) || isReservedReference(each.inverse)) return [];
    own.add(each.name).add(`${each.name}_id`);
    if (far.has(each.inverse)) return [];
    far.add(each.inverse);
    const isUphill = (rank.get(holderOf(each)) ?? 0) > (rank.get(otherOf(each)) ?? 0);
    return [
      each.required && !isUphill
        ? { ...each, required: false, onDelete: defaultOnDelete(each.kind, false) }
        : each,
    ];
  });
}

const options = () =>
  fc.record({
    roles: fc.uniqueArray(pick(['editor', 'viewer', 'warehouse_clerk']), { maxLength: 2 }),
    auth: fc.boolean(),
    database: pick(DATABASES),
    frontend: pick(FRONTENDS),
    softDelete: fc.boolean(),
    keys: pick(KEYS),
    color: fc.option(pick(['#0f766e', '#9333ea']), { nil: undefined }),
  });

/** A random Blueprint of up to `maxEntities` entities that satisfies the schema and every rule the reader enforces. */
export function arbitraryBlueprint({
  maxEntities = 5,
  language,
}: {
  maxEntities?: number;
  language?: Language;
} = {}): fc.Arbitrary<Blueprint> {
  return (language ? fc.constant(language) : pick<Language>(['es', 'en'])).chain((lang) =>
    fc.array(enumeration(lang), { maxLength: 2 }).chain((drawn) => {
      const enums = unique(
        drawn,
        ({ name }) => name,
        ({ id }) => id,
      );
      return fc.array(entity(lang, enums), { minLength: 1, maxLength: maxEntities }).chain((all) => {
        const entities = unique(
          all,
          ({ name }) => name.toLowerCase(),
          ({ label: text }) => fold(text),
          ({ id }) => id,
        ).filter(({ name }) => !isReservedEntity(name) && name !== 'User');
        return fc
          .record({
            name: sentence(lang).map((text) => text.trim()),
            description: maybe(
              fc.array(sentence(lang), { minLength: 1, maxLength: 3 }).map((lines) => lines.join('\n\n')),
              2,
            ),
            relations: fc.array(relation(lang, entities, enums), { maxLength: 6 }),
            rules: fc.array(fc.tuple(sentence(lang), maybe(pick(entities), 2)), { maxLength: 3 }),
            options: options(),
            permissions: fc.array(permission(entities), { maxLength: 3 }),
          })
          .map(
            ({ name, description, relations, rules, permissions, options }): Blueprint => ({
              version: 1,
              name,
              slug: slugName(name, 'app'),
              ...(description === undefined ? {} : { description }),
              language: lang,
              entities,
              relations: unique(compatible(relations, entities), ({ id }) => id),
              enums,
              rules: unique(
                rules.map(([text, about]) => ({
                  id: stableId('rul', ruleKey(text)),
                  text,
                  ...(about ? { entity: about.name } : {}),
                })),
                ({ id }) => id,
              ),
              ...grantable(permissions, options),
              options,
            }),
          );
      });
    }),
  );
}
