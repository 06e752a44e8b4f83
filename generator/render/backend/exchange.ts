import type { AppModel, ColumnModel, EntityModel } from '../../blueprint/model.ts';
import {
  call,
  type Doc,
  group,
  Imports,
  layout,
  prefixed,
  prose,
  pythonModule,
  str,
  tuple,
} from '../python.ts';
import { wordsOf } from './words.ts';

type CsvColumn = { name: string; label: string; kind: string; attribute?: string };

const KINDS: Partial<Record<ColumnModel['type'], string>> = {
  string: 'text',
  text: 'text',
  email: 'text',
  url: 'text',
  phone: 'text',
  integer: 'integer',
  float: 'number',
  decimal: 'exact',
  money: 'exact',
  boolean: 'boolean',
  json: 'json',
  geo: 'place',
};

/** The columns of the entity's files, in order: what requests carry, and the key and the moments around it. */
export function csvColumns(entity: EntityModel, app: AppModel): CsvColumn[] {
  const words = wordsOf(app.language);
  return [
    { name: 'id', label: 'ID', kind: 'plain' },
    ...entity.columns.map(({ name, label, type }) => ({ name, label, kind: KINDS[type] ?? 'plain' })),
    ...entity.references.map(({ column, label, target }) => ({
      name: column,
      label,
      kind: target === null ? 'plain' : 'integer',
    })),
    ...entity.links.map(({ idsName, label, name }) => ({
      name: idsName,
      label,
      kind: 'ids',
      attribute: name,
    })),
    { name: 'created_at', label: words.created, kind: 'plain' },
    { name: 'updated_at', label: words.updated, kind: 'plain' },
  ];
}

/** `_generated/exchange.py`: the entity's records as CSV files, out and in. */
export function renderExchange(entity: EntityModel, app: AppModel): string {
  const { name, module } = entity;
  const columns = csvColumns(entity, app);
  const constant = `${module.toUpperCase()}_CSV`;
  const imports = new Imports()
    .from('typing', 'Annotated', 'Literal')
    .from('fastapi', 'APIRouter', 'Depends', 'Query', 'Request')
    .from('fastapi.responses', 'StreamingResponse')
    .from('app.core.csv_export', 'CSV_ANSWER', 'CsvColumn', 'CsvTable', 'ExportOptions', 'answer_export')
    .from('app.core.errors', 'problems')
    .from('app.core.listing', 'NamesOf')
    .from(`app.modules.${module}._generated`, 'permissions')
    .from(`app.modules.${module}._generated.dependencies`, 'ServiceDep')
    .from(`app.modules.${module}._generated.filters`, `${name}Sort`)
    .from(`app.modules.${module}._generated.repository`, `${name}Repository`)
    .from(`app.modules.${module}.ext`, `${name}Filters`);
  const items = columns.map((column) =>
    call(
      'CsvColumn',
      ...[column.name, column.label, column.kind, ...(column.attribute ? [column.attribute] : [])].map(str),
    ),
  );
  const loads = entity.links.map((link) => str(link.name));
  const table: Doc[] = [str(entity.path), tuple(items)];
  if (loads.length > 0) table.push(call('loads=frozenset', group('{', loads, '}')));
  const query = [
    `class ${name}ExportQuery(${name}Filters, ExportOptions):`,
    `    """What goes into a file of: ${prose(entity.plural)}"""`,
    '',
    `    sort: NamesOf[${name}Sort] = []`,
    `    fields: NamesOf[${name}Column] = []`,
  ];
  return pythonModule(`Files of: ${prose(entity.plural)}`, importsOfImport(entity, imports), [
    layout(
      group(
        `${name}Column = Literal[`,
        columns.map((column) => str(column.name)),
        ']',
      ),
    ),
    layout(prefixed(`${constant} = `, call('CsvTable', ...table))),
    query.join('\n'),
    `router = APIRouter(tags=[${str(entity.path)}])`,
    exportRoute(entity, app, constant),
    ...(entity.account ? [] : [importRoute(entity, app, constant)]),
  ]);
}

/** Accounts are opened one by one. */
function importsOfImport(entity: EntityModel, imports: Imports): Imports {
  if (entity.account) return imports;
  return imports
    .from('app.core.csv_import', 'BODY', 'ImportReport', 'Mode', 'import_rows')
    .from(`app.modules.${entity.module}.ext`, `${entity.name}Create`);
}

function exportRoute(entity: EntityModel, app: AppModel, constant: string): string {
  const operation = entity.operationIds.list.replace(/^list_/, 'export_');
  const items: Doc[] = [
    str(`/${entity.path}/export`),
    `operation_id=${str(operation)}`,
    `summary=${str(wordsOf(app.language).exportCsv(entity.plural))}`,
    'response_class=StreamingResponse',
    'responses={**CSV_ANSWER, **problems(401, 403, 422)}',
    'dependencies=[Depends(permissions.can_read)]',
  ];
  const parameters = [
    'request: Request',
    'service: ServiceDep',
    `query: Annotated[${entity.name}ExportQuery, Query()]`,
  ];
  const run = call(
    'return await answer_export',
    'request',
    constant,
    'service.session',
    `${entity.name}Repository`,
    'query',
  );
  return [
    layout(call('@router.get', ...items)),
    layout(group(`async def ${operation}(`, parameters, ') -> StreamingResponse:')),
    `    ${layout(run, 4)}`,
  ].join('\n');
}

function importRoute(entity: EntityModel, app: AppModel, constant: string): string {
  const operation = entity.operationIds.list.replace(/^list_/, 'import_');
  const items: Doc[] = [
    str(`/${entity.path}/import`),
    `operation_id=${str(operation)}`,
    `summary=${str(wordsOf(app.language).importCsv(entity.plural))}`,
    'response_model=ImportReport',
    'responses=problems(401, 403, 409, 413, 415, 422)',
    'openapi_extra=dict(BODY)',
    'dependencies=[Depends(permissions.can_create)]',
  ];
  const run = call(
    'return await import_rows',
    'request',
    constant,
    'service.session',
    `${entity.name}Create`,
    'service.create',
    'mode',
  );
  const parameters = ['request: Request', 'service: ServiceDep', 'mode: Mode = "all"'];
  return [
    layout(call('@router.post', ...items)),
    layout(group(`async def ${operation}(`, parameters, ') -> ImportReport:')),
    `    ${layout(run, 4)}`,
  ].join('\n');
}
