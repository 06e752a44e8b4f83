import { addOwners, OPEN, prepareAccess } from './access.ts';
import { type ColumnContext, prepareColumn } from './columns.ts';
import { prepareIndexes } from './indexes.ts';
import type { AppModel, ColumnModel, EntityModel, EnumModel } from './model.ts';
import {
  isDerivedClass,
  kebab,
  memberName,
  Names,
  pascal,
  safeAttribute,
  safeClass,
  shorten,
  snake,
} from './naming.ts';
import { ACCOUNT_ATTRIBUTES, normalize } from './normalize.ts';
import { prepareOrder } from './order.ts';
import { DELETION_COLUMNS, prepareRelations } from './relations.ts';
import { prepareRules } from './rules.ts';
import type { Blueprint, Entity, Enumeration, EnumValue, Field } from './schema.ts';

/** Python words that no module may be called, and our own module beside the entities. */
const RESERVED_MODULES = new Set(
  (
    'class from import def global lambda pass return raise yield async await with while for if else elif try except ' +
    'finally not and or in is del assert break continue none true false match case type ' +
    'registry documentation units short_cuts enums auth files platform stored_file csv settings logging operations start deleted pending_rules rules cli ' +
    'keys permissions accounts sessions audit api_keys storage registration account_log account_commands file_permissions changes feed switches decisions account_admin rich_text reshape reshape_rows'
  ).split(' '),
);
/** First parts of addresses the application uses itself. */
const RESERVED_PATHS = ['auth', 'files', 'health', 'admin', 'changes', 'features'];
const RESERVED_TABLES = [
  'stored_files',
  'refresh_tokens',
  'revoked_tokens',
  'one_time_tokens',
  'api_keys',
  'audit_log',
  'feature_switches',
  'alembic_version',
];
/** MySQL stores a row's VARCHARs in 65,535 bytes, four a character; some are left for the other columns. */
const MAX_ROW_CHARACTERS = 14_000;

/**
 * Takes a valid Blueprint and decides everything a file of the project depends on, so that renderers only map lists.
 * Throws one error naming every relation or entity that cannot be built.
 */
export function prepare(source: Blueprint): AppModel {
  const notes: string[] = [];
  const note = (es: string, en: string): void => {
    notes.push(source.language === 'es' ? es : en);
  };
  const { blueprint, roles, pairs } = addOwners(normalize(source, note), note);
  const names = classNames(blueprint);
  const sharedEnums = new Map(
    blueprint.enums.map((enumeration) => [enumeration.name, shareEnum(enumeration, names.classes)]),
  );
  const entities = prepareEntities(blueprint, names, sharedEnums, note);
  prepareRelations(blueprint, entities, pairs);
  for (const entity of entities.values()) finishColumns(entity);
  prepareAccess(blueprint, entities, roles, note);
  prepareIndexes([...entities.values()]);
  const order = prepareOrder([...entities.values()]);
  return {
    name: source.name,
    slug: source.slug,
    description: source.description ?? null,
    language: source.language,
    auth: source.options.auth,
    roles,
    database: source.options.database,
    softDelete: source.options.softDelete,
    keys: source.options.keys,
    color: blueprint.options.color ?? null,
    usesFiles: [...entities.values()].some((entity) =>
      entity.references.some((reference) => reference.target === null),
    ),
    entities: [...entities.values()],
    order,
    sharedEnums: [...sharedEnums.values()].filter((shared) =>
      [...entities.values()].some((entity) => entity.columns.some((column) => column.enumeration === shared)),
    ),
    rules: prepareRules(
      blueprint.rules.filter((rule) => rule.entity === undefined || !entities.has(rule.entity)),
      false,
    ),
    notes,
  };
}

/** pytest would take `test_body`, which makes a body for tests, for a test. */
function safeModule(name: string): string {
  if (/^test(_|$)/.test(name)) return `entity_${name}`;
  return RESERVED_MODULES.has(name) ? `${name}_entity` : name;
}

function members(values: EnumValue[]): EnumModel['members'] {
  const names = new Names();
  const seen = new Set<string>();
  const distinct = values.filter(({ value }) => !seen.has(value) && seen.add(value));
  return distinct.map(({ value, label }) => ({ member: names.take(memberName(value)), value, label }));
}

/** Hands out class names: entities take theirs first, choices what is left. */
function classNames(blueprint: Blueprint): { classes: Names; ofEntity: Map<string, string> } {
  const classes = new Names();
  const entities = new Set(blueprint.entities.map((entity) => safeClass(entity.name)));
  const named = ({ name }: Entity): string =>
    isDerivedClass(safeClass(name), entities) ? `${safeClass(name)}Record` : safeClass(name);
  return {
    classes,
    ofEntity: new Map(blueprint.entities.map((entity) => [entity.name, classes.take(named(entity), '')])),
  };
}

function shareEnum(enumeration: Enumeration, classes: Names): EnumModel {
  const name = pascal(enumeration.name)
    .replace(/^[0-9]+/, '')
    .replace(/Enum$/, '');
  return {
    className: classes.take(safeClass(`${name}Enum`), ''),
    module: 'app.modules.enums',
    label: enumeration.label,
    members: members(enumeration.values),
  };
}

function prepareEntities(
  blueprint: Blueprint,
  classes: ReturnType<typeof classNames>,
  shared: Map<string, EnumModel>,
  note: ColumnContext['note'],
): Map<string, EntityModel> {
  const modules = new Names(RESERVED_MODULES);
  const tables = new Names(RESERVED_TABLES);
  const paths = new Names(RESERVED_PATHS);
  const found = new Map<string, EntityModel>();
  // The account's names are fixed, so it takes them first.
  const first = blueprint.entities.filter((entity) => blueprint.options.auth && entity.name === 'User');
  const rest = blueprint.entities.filter((entity) => !first.includes(entity));
  for (const entity of [...first, ...rest]) {
    const account = first.includes(entity);
    const module = modules.take(shorten(safeModule(snake(entity.name)), 40));
    const pluralName = snake(entity.plural) || module;
    const table = tables.take(
      account ? 'users' : shorten(/^[0-9]/.test(pluralName) ? `t_${pluralName}` : pluralName, 48),
    );
    const model: EntityModel = {
      id: entity.id,
      name: classes.ofEntity.get(entity.name) ?? entity.name,
      label: entity.label,
      plural: entity.plural,
      description: entity.description ?? null,
      module,
      table,
      path: paths.take(account ? 'users' : shorten(kebab(entity.plural) || kebab(entity.name), 60), '-'),
      pluralName: account ? 'users' : shorten(pluralName, 48),
      softDelete: blueprint.options.softDelete,
      keys: blueprint.options.keys,
      account,
      columns: [],
      references: [],
      links: [],
      collections: [],
      backLinks: [],
      nested: [],
      uniqueTogether: [],
      indexes: [],
      search: [],
      searchColumn: false,
      display: null,
      enums: [],
      operationIds: {
        list: '',
        get: '',
        create: '',
        update: '',
        delete: '',
        restore: '',
        batchCreate: '',
        batchUpdate: '',
        batchDelete: '',
      },
      linkOperations: [],
      rules: prepareRules(
        blueprint.rules.filter((rule) => rule.entity === entity.name),
        true,
      ),
      access: OPEN,
      capacity: 0,
      scarce: false,
    };
    prepareColumns(entity, model, { classes: classes.classes, shared, blueprint, note });
    found.set(entity.name, model);
  }
  return new Map(blueprint.entities.map((entity) => [entity.name, found.get(entity.name) as EntityModel]));
}

type ColumnSetting = {
  classes: Names;
  shared: Map<string, EnumModel>;
  blueprint: Blueprint;
  note: ColumnContext['note'];
};

function prepareColumns(entity: Entity, model: EntityModel, setting: ColumnSetting): void {
  const { classes, shared, blueprint, note } = setting;
  const names = new Names([
    ...(model.account ? ACCOUNT_ATTRIBUTES : []),
    ...(model.softDelete ? DELETION_COLUMNS : []),
  ]);
  const context: ColumnContext = {
    table: model.table,
    language: blueprint.language,
    note,
    enumOf: (field) => {
      const known = field.enumName === undefined ? undefined : shared.get(field.enumName);
      if (known) return known;
      const wanted = safeClass(`${model.name}${pascal(field.name)}`);
      const enumName = isDerivedClass(wanted, new Set([model.name])) ? `${wanted}Enum` : wanted;
      const own: EnumModel = {
        className: classes.take(enumName, ''),
        module: `app.modules.${model.module}._generated.enums`,
        label: field.label,
        members: members(field.values ?? [{ value: 'none', label: 'none' }]),
      };
      model.enums.push(own);
      return own;
    },
  };
  for (const field of entity.fields) {
    if (field.type === 'file' || field.type === 'image' || isBuiltIn(field, model.softDelete)) continue;
    let name = names.take(safeAttribute(field.name));
    // A place is stored in two columns.
    if (field.type === 'geo')
      while (entity.fields.some((other) => other.name.startsWith(`${name}_l`)))
        name = names.take(`${name}_point`);
    if (name !== field.name)
      note(
        `${entity.name}.${field.name} se llama ${name} en el código.`,
        `${entity.name}.${field.name} is called ${name} in the code.`,
      );
    model.columns.push(prepareColumn(field, name, context));
  }
}

/** The moments every record has anyway. */
const isBuiltIn = (field: Field, softDelete: boolean): boolean =>
  field.type === 'datetime' &&
  (field.name === 'created_at' || field.name === 'updated_at' || (softDelete && field.name === 'deleted_at'));

function finishColumns(entity: EntityModel): void {
  const wide = (): ColumnModel[] =>
    entity.columns.filter((column) => !column.unique && column.length !== null && column.type !== 'enum');
  const total = (): number => entity.columns.reduce((sum, column) => sum + (column.length ?? 0), 0);
  while (total() > MAX_ROW_CHARACTERS && wide().length > 0) {
    const widest = wide().reduce((best, column) =>
      (column.length ?? 0) > (best.length ?? 0) ? column : best,
    );
    widest.length = null;
  }
  entity.search = entity.columns.filter((column) => column.searchable).map((column) => column.name);
  entity.searchColumn = entity.search.length > 0;
  const strings = entity.columns.filter((column) => column.type === 'string');
  const shown =
    strings.find((column) => !column.nullable) ??
    strings[0] ??
    entity.columns.find((column) => column.type === 'email');
  entity.display = shown?.name ?? null;
}
