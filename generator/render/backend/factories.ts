import type { AppModel, ColumnModel, EntityModel, Json, ReferenceModel } from '../../blueprint/model.ts';
import { call, group, Imports, layout, literal, prefixed, prose, pythonModule, str } from '../python.ts';

/** Values shown for a column that need not be unique. */
const FEW = 3;

/** Returns the table of valid values of an entity's own fields, as factories and seeds use it. */
export function samplesTable(entity: EntityModel, name: string): string {
  const items = entity.columns.map((column) =>
    prefixed(`${str(column.name)}: `, group('[', valuesOf(column).map(literal), ']')),
  );
  return layout(prefixed(`${name}: Final[Mapping[str, Sequence[Any]]] = `, group('{', items, '}')));
}

/** Rows a test may need side by side. */
const ENOUGH = 40;

function valuesOf(column: ColumnModel): Json[] {
  const { values, distinct } = column.samples;
  if (!column.unique) return values.slice(0, FEW);
  const missing = column.nullable && distinct < ENOUGH ? ENOUGH - distinct : 0;
  return [...values, ...Array.from({ length: missing }, () => null)];
}

/** `tests/factories.py`: for each entity a valid body and a stored record. */
export function renderFactories(app: AppModel): string {
  const entities = new Map(app.entities.map((entity) => [entity.name, entity]));
  const imports = new Imports()
    .from('tests.samples', 'sample')
    .from('typing', 'Any', 'Final')
    .from('collections.abc', 'Mapping', 'Sequence');
  imports.from('sqlalchemy.ext.asyncio', 'AsyncSession');
  const blocks: string[] = [];
  if (app.usesFiles) blocks.push(fileFactory(imports));
  for (const entity of app.entities) {
    const constant = `${entity.module.toUpperCase()}_SAMPLES`;
    blocks.push(
      samplesTable(entity, constant),
      bodyFactory(entity, constant, imports, entities),
      recordFactory(entity, imports, entities),
    );
  }
  if (blocks.length === 0) return pythonModule('Makes records for tests.', new Imports(), []);
  return pythonModule('Makes records for tests; what a record needs is made with it.', imports, blocks);
}

function fileFactory(imports: Imports): string {
  imports.from('app.files.model', 'StoredFile');
  return [
    'async def make_stored_file(session: AsyncSession, content_type: str = "image/png") -> StoredFile:',
    '    """Returns a stored file; its bytes are not needed to refer to it."""',
    '    file = StoredFile(name="sample", content_type=content_type, size=1, sha256="0" * 64, storage_key="sample")',
    '    session.add(file)',
    '    await session.flush()',
    '    return file',
  ].join('\n');
}

const isScarce = (entity: EntityModel): boolean => entity.scarce || entity.capacity < 20;

function bodyFactory(
  entity: EntityModel,
  constant: string,
  imports: Imports,
  entities: ReadonlyMap<string, EntityModel>,
): string {
  const lines = [
    `async def ${entity.module}_body(session: AsyncSession, /, **changes: Any) -> dict[str, Any]:`,
    `    """Returns a valid body of: ${prose(entity.label)}"""`,
    `    body = sample(${str(entity.module)}, ${constant})`,
  ];
  if (entity.account) lines.push('    body["password"] = "correct horse battery"');
  for (const reference of entity.references) {
    if (reference.owner) continue;
    const target = reference.target === null ? null : entities.get(reference.target);
    // Optional references would make records without end where entities refer to each other.
    // Who signs up has no files yet.
    if (reference.nullable && (target || entity.account)) {
      lines.push(`    body[${str(reference.column)}] = None`);
      continue;
    }
    let made = target
      ? `id_of(await make_${target.module}(session))`
      : 'str((await make_stored_file(session)).id)';
    if (target) imports.from('tests.samples', 'id_of');
    // Of some entities there can be only a few: their records are shared.
    const own =
      reference.unique || entity.uniqueTogether.some((pair) => pair.columns.includes(reference.column));
    if (target && !own && isScarce(target)) {
      imports.from('tests.samples', 'any_id');
      made = `await any_id(session, ${target.name}) or ${made}`;
    }
    lines.push(
      `    if ${str(reference.column)} not in changes:`,
      `        body[${str(reference.column)}] = ${made}`,
    );
  }
  return [...lines, '    return {**body, **changes}'].join('\n');
}

function recordFactory(
  entity: EntityModel,
  imports: Imports,
  entities: ReadonlyMap<string, EntityModel>,
): string {
  const { name, module } = entity;
  imports.from(`app.modules.${module}.ext`, name);
  const body = layout(
    prefixed(
      'data = ',
      call(
        `${entity.account ? 'Register' : `${name}Create`}.model_validate`,
        `await ${module}_body(session, **changes)`,
      ),
    ),
    4,
  );
  if (entity.account) {
    imports.from('app.auth.schemas', 'Register').from('app.auth.service', 'create_account');
    return [
      `async def make_${module}(session: AsyncSession, /, *, role: str = "user", **changes: Any) -> ${name}:`,
      `    """Returns a stored account."""`,
      `    ${body}`,
      '    return await create_account(session, data, role)',
    ].join('\n');
  }
  imports
    .from(`app.modules.${module}.ext`, `${name}Create`)
    .from(`app.modules.${module}.service`, `${name}Service`);
  const owner = entity.references.find((reference) => reference.owner);
  const head = layout(
    group(
      `async def make_${module}(`,
      [
        ...['session: AsyncSession', '/'],
        ...(owner ? ['*', `${owner.column}: Any = None`] : []),
        '**changes: Any',
      ],
      `) -> ${name}:`,
    ),
  );
  const values = owner ? ['data', `${owner.column}=${ownerMade(owner, entities, imports)}`] : ['data'];
  return [
    head,
    `    """Returns a stored record of: ${prose(entity.label)}"""`,
    `    ${body}`,
    `    ${layout(call(`return await ${name}Service(session).create`, ...values), 4)}`,
  ].join('\n');
}

/** Returns the expression for whose a record is: as asked for, else a new account's where there must be one. */
function ownerMade(
  owner: ReferenceModel,
  entities: ReadonlyMap<string, EntityModel>,
  imports: Imports,
): string {
  const target = entities.get(owner.target ?? '');
  imports.from('app.core.keys', 'read_key');
  const given = owner.column;
  if (owner.nullable || !target) return `None if ${given} is None else read_key(str(${given}))`;
  const made = `(await make_${target.module}(session)).id`;
  if (owner.unique || !isScarce(target)) return `read_key(str(${given} or ${made}))`;
  imports.from('tests.samples', 'any_id');
  return `read_key(str(${given} or await any_id(session, ${target.name}) or ${made}))`;
}

/** `tests/identity.py`: who the tests are. */
export function renderIdentity(app: AppModel): string {
  const imports = new Imports()
    .from('sqlalchemy.ext.asyncio', 'AsyncSession')
    .from('app.core.settings', 'Settings');
  if (!app.auth) {
    return pythonModule('Who the tests are.', imports, [
      '# Queries that finding out who is calling takes.\nIDENTITY_QUERIES = 0',
      'async def sign_in(_session: AsyncSession, _settings: Settings) -> dict[str, str]:\n    """Returns no headers: the project has no accounts."""\n    return {}',
      'async def noted(_session: AsyncSession, _table: str, _record_id: object) -> list[str] | None:\n    """Returns None: the project keeps no audit log."""\n    return None',
    ]);
  }
  imports
    .module('sqlalchemy as sa')
    .from('app.auth.audit', 'AuditEntry')
    .from('app.auth.tokens', 'make_access_token')
    .from('app.modules.user.ext', 'User')
    .from('tests.factories', 'make_user');
  return pythonModule('Who the tests are.', imports, [
    '# Queries that finding out who is calling takes.\nIDENTITY_QUERIES = 1',
    'def headers_for(settings: Settings, user: User) -> dict[str, str]:\n    """Returns the headers of a signed-in account."""\n    return {"Authorization": f"Bearer {make_access_token(settings, user.id, user.token_version)}"}',
    'async def sign_in(session: AsyncSession, settings: Settings) -> dict[str, str]:\n    """Returns the headers of a new administrator."""\n    return headers_for(settings, await make_user(session, role="admin"))',
    [
      'async def noted(session: AsyncSession, table: str, record_id: object) -> list[str] | None:',
      '    """Returns what the audit log says was done to a record, in that order."""',
      '    about = (AuditEntry.entity == table, AuditEntry.record_id == str(record_id))',
      '    return list(await session.scalars(sa.select(AuditEntry.action).where(*about).order_by(AuditEntry.id)))',
    ].join('\n'),
  ]);
}
