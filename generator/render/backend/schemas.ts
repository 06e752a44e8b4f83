import type { ColumnModel, EntityModel, LinkModel, ReferenceModel } from '../../blueprint/model.ts';
import { pascal } from '../../blueprint/naming.ts';
import type { Language } from '../../blueprint/schema.ts';
import {
  call,
  type Doc,
  group,
  Imports,
  indented,
  layout,
  prefixed,
  prose,
  pythonModule,
  regex,
  str,
} from '../python.ts';
import { defaultExpression, pythonType } from './columns.ts';
import { keyType } from './keys.ts';
import { wordsOf } from './words.ts';

const CORE = 'app.core.schemas';
const KEYS = 'app.core.keys';

/** `_generated/schemas.py`: what the API takes and answers for one entity; taking and answering never share a class. */
export function renderSchemas(entity: EntityModel, language: Language): string {
  const imports = new Imports().from(CORE, 'Input', 'Schema');
  const aliases: string[] = [];
  const fields: InputField[] = [
    ...entity.columns.map((column) => columnField(entity, column, aliases, imports)),
    // Whose a record is follows from who creates it.
    ...entity.references
      .filter((reference) => !reference.owner)
      .map((reference) => referenceField(reference, imports)),
    ...entity.links.map((link) => linkField(link, imports)),
  ];
  const classes = [
    pythonClass(
      `${entity.name}CreateBase(Input)`,
      `Body that creates: ${prose(entity.label)}`,
      fields.map((field) => createLine(field)),
    ),
    pythonClass(
      `${entity.name}UpdateBase(Input)`,
      `Body that changes: ${prose(entity.label)} What is left out stays as it is.`,
      fields.map((field) => updateLine(field, imports)),
    ),
    pythonClass(
      `${entity.name}ReadBase(Schema)`,
      `What the API answers: ${prose(entity.label)}`,
      readFields(entity, language, imports),
    ),
  ];
  if (fields.length > 0) imports.from('pydantic', 'Field');
  return pythonModule(`Bodies of: ${prose(entity.plural)}`, imports, [aliases.join('\n'), ...classes]);
}

/** A field as requests carry it. */
type InputField = {
  name: string;
  type: string;
  nullable: boolean;
  /** Arguments that give the default in the body that creates; empty: the field is required. */
  initial: Doc[];
  about: Doc[];
};

function pythonClass(head: string, doc: string, lines: readonly string[]): string {
  const body = lines.length > 0 ? `\n\n${lines.join('\n')}` : '';
  return `class ${head}:\n    """${doc}"""${body}`;
}

function columnField(
  entity: EntityModel,
  column: ColumnModel,
  aliases: string[],
  imports: Imports,
): InputField {
  const type = inputType(column, imports);
  let name = type;
  if (typeof type !== 'string') {
    name = `${entity.name}${pascal(column.name)}Input`;
    aliases.push(layout(prefixed(`${name} = `, type)));
  }
  const initial: Doc[] = [];
  if (column.default?.kind === 'now')
    initial.push(prefixed('default_factory=', defaultExpression(column, column.default, imports)));
  else if (column.default)
    initial.push(prefixed('default=', defaultExpression(column, column.default, imports)));
  else if (column.nullable) initial.push('default=None');
  const description = column.description === null ? [] : [`description=${str(column.description)}`];
  return {
    name: column.name,
    type: String(name),
    nullable: column.nullable,
    initial,
    about: [`title=${str(column.label)}`, ...description],
  };
}

function referenceField(reference: ReferenceModel, imports: Imports): InputField {
  if (reference.target === null) imports.from('uuid', 'UUID');
  else imports.from(KEYS, 'Id');
  return {
    name: reference.column,
    type: reference.target === null ? 'UUID' : 'Id',
    nullable: reference.nullable,
    initial: reference.nullable ? ['default=None'] : [],
    about: [`title=${str(reference.label)}`],
  };
}

function linkField(link: LinkModel, imports: Imports): InputField {
  imports.from(KEYS, 'Ids');
  return {
    name: link.idsName,
    type: 'Ids',
    nullable: false,
    initial: ['default=[]'],
    about: [`title=${str(link.label)}`],
  };
}

function createLine(field: InputField): string {
  const type = field.nullable ? `${field.type} | None` : field.type;
  return indented(prefixed(`${field.name}: ${type} = `, call('Field', ...field.initial, ...field.about)), 4);
}

/** An explicit null clears what may be empty; what may not be empty may only be left out. */
function updateLine(field: InputField, imports: Imports): string {
  if (!field.nullable) imports.from(CORE, 'unset');
  const type = field.nullable ? `${field.type} | None` : field.type;
  const initial = field.nullable ? 'default=None' : 'default_factory=unset';
  return indented(prefixed(`${field.name}: ${type} = `, call('Field', initial, ...field.about)), 4);
}

/** Returns the validated type of a field in a request. */
function inputType(column: ColumnModel, imports: Imports): Doc {
  const annotated = (...items: Doc[]): Doc => {
    imports.from('typing', 'Annotated');
    return group('Annotated[', items, ']');
  };
  const core = (name: string): string => {
    imports.from(CORE, name);
    return name;
  };
  const bounds: Doc[] = [];
  const bound = (operator: string, value: string | null): void => {
    if (value !== null) bounds.push(`${operator}=${column.scale > 0 ? `Decimal(${str(value)})` : value}`);
  };
  if (['integer', 'float', 'decimal', 'money'].includes(column.type)) {
    imports.from('pydantic', 'Field');
    bound('ge', column.min);
    bound('le', column.max);
  }
  switch (column.type) {
    case 'string':
    case 'text':
    case 'email':
    case 'url':
    case 'phone':
      if (column.rich) return annotated('str', core('NO_NULL'), richType(column, imports));
      return annotated(...textType(column, imports, core));
    case 'integer':
      imports.from('pydantic', 'Strict');
      return annotated('int', 'Strict()', call('Field', ...bounds));
    case 'float':
      imports.from('pydantic', 'Strict');
      return annotated('float', 'Strict()', call('Field', ...bounds, 'allow_inf_nan=False'));
    case 'decimal':
    case 'money':
      if (bounds.length > 0) imports.from('decimal', 'Decimal');
      return annotated(
        core('Exact'),
        call('Field', `max_digits=${column.precision}`, `decimal_places=${column.scale}`, ...bounds),
        call(
          core('Scaled'),
          String(column.scale),
          String(column.precision),
          ...(column.min === null ? [] : [`least=${str(column.min)}`]),
          ...(column.max === null ? [] : [`most=${str(column.max)}`]),
        ),
      );
    case 'boolean':
      return core('Flag');
    case 'date':
      return core('Day');
    case 'datetime':
      return core('Moment');
    case 'time':
      return core('TimeOfDay');
    case 'json':
      return core('Json');
    case 'uuid':
    case 'enum':
    case 'geo':
      return pythonType(column, imports);
  }
}

function richType(column: ColumnModel, imports: Imports): Doc {
  imports.from('app.core.rich_text', 'Rich');
  return call('Rich', String(column.minLength ?? 0), String(column.maxLength ?? 'None'));
}

function textType(column: ColumnModel, imports: Imports, core: (name: string) => string): Doc[] {
  imports.from('pydantic', 'StringConstraints');
  const items: Doc[] = [];
  if (column.type !== 'text') items.push('strip_whitespace=True');
  if (column.minLength !== null && column.minLength > 0) items.push(`min_length=${column.minLength}`);
  if (column.maxLength !== null) items.push(`max_length=${column.maxLength}`);
  if (column.pattern !== null && !column.pythonRegex) items.push(`pattern=${regex(column.pattern)}`);
  const parts: Doc[] = ['str', call('StringConstraints', ...items), core('NO_NULL')];
  if (column.pattern !== null && column.pythonRegex) parts.push(call(core('matches'), regex(column.pattern)));
  const kind = { email: 'EMAIL', url: 'URL', phone: 'PHONE' }[column.type as 'email' | 'url' | 'phone'];
  if (kind !== undefined) parts.push(core(kind));
  const format = formatOf(column);
  if (format.length > 0) {
    imports.from('pydantic', 'Field');
    parts.push(call('Field', ...format));
  }
  return parts;
}

function formatOf(column: ColumnModel): Doc[] {
  const extra: string[] = [];
  if (column.type === 'email') extra.push('"format": "email"');
  if (column.type === 'url') extra.push('"format": "uri"');
  if (column.pattern !== null && column.pythonRegex) extra.push(`"pattern": ${regex(column.pattern)}`);
  return extra.length > 0 ? [group('json_schema_extra={', extra, '}')] : [];
}

function readFields(entity: EntityModel, language: Language, imports: Imports): string[] {
  imports.from('pydantic', 'Field').from(CORE, 'Instant');
  const words = wordsOf(language);
  const field = (name: string, type: string, title: string): string =>
    indented(prefixed(`${name}: ${type} = `, call('Field', `title=${str(title)}`)), 4);
  const key = keyType(entity.keys, imports);
  const lines = [`    id: ${key}`];
  for (const column of entity.columns) {
    const type = answerType(column, imports);
    lines.push(field(column.name, column.nullable ? `${type} | None` : type, column.label));
  }
  for (const reference of entity.references) {
    const optional = reference.nullable ? ' | None' : '';
    if (reference.target === null) imports.from('uuid', 'UUID').from('app.files.schemas', 'FileRead');
    else imports.from(CORE, 'Ref');
    lines.push(
      field(reference.column, `${reference.target === null ? 'UUID' : key}${optional}`, reference.label),
    );
    const hidden = reference.nullable || reference.guarded ? ' | None' : '';
    lines.push(
      field(reference.name, `${reference.target === null ? 'FileRead' : 'Ref'}${hidden}`, reference.label),
    );
  }
  for (const link of entity.links) {
    imports.from(CORE, 'Ref');
    lines.push(field(link.name, 'list[Ref]', link.label));
  }
  if (entity.account) lines.push(field('role', 'str', words.role), field('is_active', 'bool', words.active));
  lines.push(field('created_at', 'Instant', words.created), field('updated_at', 'Instant', words.updated));
  lines.push(field('version', 'int', words.version));
  if (entity.softDelete) lines.push(field('deleted_at', 'Instant | None', words.deleted));
  return lines;
}

/** Returns the type of a field in an answer. */
export function answerType(column: ColumnModel, imports: Imports): string {
  if (column.type === 'decimal' || column.type === 'money') {
    imports.from(CORE, 'Exact');
    return 'Exact';
  }
  if (column.type === 'datetime') {
    imports.from(CORE, 'Instant');
    return 'Instant';
  }
  if (column.type === 'time') {
    imports.from(CORE, 'ClockTime');
    return 'ClockTime';
  }
  if (column.type === 'json') {
    imports.from(CORE, 'Json');
    return 'Json';
  }
  return pythonType(column, imports);
}
