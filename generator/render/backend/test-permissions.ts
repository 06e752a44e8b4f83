import { reachIn } from '../../blueprint/access.ts';
import type { AppModel, EntityModel } from '../../blueprint/model.ts';
import { ACTIONS, type Action } from '../../blueprint/schema.ts';
import { call, type Doc, group, Imports, layout, prefixed, pythonModule, str, tuple } from '../python.ts';

type Entities = ReadonlyMap<string, EntityModel>;

const ANONYMOUS = 'anonymous';
/** A test needs the caller's record, somebody else's, and what both depend on. */
const NEEDED = 6;

/** `tests/_generated/test_permissions.py`: for every entity, action and kind of caller what happens. */
export function renderPermissionTests(app: AppModel): string {
  const entities = new Map(app.entities.map((entity) => [entity.name, entity]));
  const imports = new Imports()
    .module('pytest')
    .from('typing', 'Final')
    .from('sqlalchemy.ext.asyncio', 'AsyncSession')
    .from('httpx2', 'AsyncClient')
    .from('app.auth.policy', 'ALL', 'NONE')
    .from('app.core.keys', 'Key')
    .from('app.core.settings', 'Settings')
    .from('tests', 'permissions')
    .from('tests.checks', 'Context', 'Resource')
    .from('tests.permissions', 'Rules');
  const callers = [ANONYMOUS, ...app.roles];
  const tested = app.entities.filter((entity) => !entity.scarce && entity.capacity >= NEEDED);
  const makers = tested.map((entity) => ownedMaker(entity, entities, imports));
  const rules = tested.map((entity) => rulesOf(entity, callers, entities, imports));
  const hidden = tested.flatMap((entity) => hiddenReferences(entity, app, tested, entities));
  const fixture =
    '@pytest.fixture\ndef context(anonymous: AsyncClient, session: AsyncSession) -> Context:\n    """Returns what every check works with; nobody is signed in."""\n    return Context(anonymous, session)';
  const blocks = [
    ...makers,
    layout(prefixed('RULES: Final = ', group('{', rules, '}'))),
    layout(prefixed('CALLERS: Final = ', tuple(callers.map(str)))),
    fixture,
    each('may_read', 'whoever may read reads, and sees only what is for them', []),
    each('may_create', 'whoever may create does', []),
    each('may_change', 'whoever may change does', ['"update"']),
    each('may_change', 'whoever may delete does', ['"delete"']),
  ];
  const names = tested.flatMap((entity) => hiddenNames(entity, app, tested, entities));
  if (hidden.length > 0)
    blocks.push(over('nobody_refers_to_what_they_cannot_see', 'hidden_reference', ['role', 'field'], hidden));
  if (names.length > 0)
    blocks.push(
      over('what_is_hidden_is_not_named_elsewhere', 'hidden_name', ['role', 'field', 'shown'], names),
    );
  blocks.push(...fileTests(app, tested, imports));
  const doc =
    app.language === 'es'
      ? 'Quién puede hacer qué: cada entidad, acción y tipo de persona.'
      : 'Who may do what: every entity, action and kind of caller.';
  return pythonModule(doc, imports, blocks);
}

function each(check: string, name: string, more: readonly string[]): string {
  return [
    '@pytest.mark.parametrize("role", CALLERS)',
    '@pytest.mark.parametrize("entity", RULES)',
    `async def test_${name.replaceAll(', and', '_and').replaceAll(' ', '_')}(`.concat(
      'context: Context, settings: Settings, entity: str, role: str) -> None:',
    ),
    `    ${layout(call(`await permissions.${check}`, 'RULES[entity]', 'context', 'settings', 'role', ...more), 4)}`,
  ].join('\n');
}

/** Tests that files are seen by who sees what refers to them. */
function fileTests(app: AppModel, tested: readonly EntityModel[], imports: Imports): string[] {
  if (!app.usesFiles) return [];
  imports.from('tests', 'file_checks');
  const cases = tested
    .filter((entity) => !entity.account)
    .flatMap((entity) =>
      entity.references
        .filter((reference) => reference.target === null)
        .map((reference) => tuple([entity.module, reference.column].map(str))),
    );
  const blocks = [
    [
      'async def test_uploads_belong_to_their_uploaders(context: Context, settings: Settings) -> None:',
      '    await file_checks.belong_to_uploaders(context, settings)',
    ].join('\n'),
  ];
  if (cases.length === 0) return blocks;
  imports.from('sqlalchemy.ext.asyncio', 'AsyncEngine');
  const parameters = [
    'context: Context',
    'engine: AsyncEngine',
    'settings: Settings',
    'entity: str',
    'field: str',
  ];
  blocks.push(
    [
      layout(call('@pytest.mark.parametrize', tuple(['entity', 'field'].map(str)), group('[', cases, ']'))),
      layout(group('async def test_files_are_seen_by_who_sees_their_record(', parameters, ') -> None:')),
      '    await file_checks.follow_records(RULES[entity], context, engine, settings, CALLERS, field)',
    ].join('\n'),
  );
  return blocks;
}

/** A test over entities that refer to something hidden. */
function over(name: string, check: string, parameters: readonly string[], cases: readonly Doc[]): string {
  const names = ['entity', ...parameters, 'target'];
  const typed = ['context: Context', 'settings: Settings', ...names.map((parameter) => `${parameter}: str`)];
  return [
    layout(call('@pytest.mark.parametrize', tuple(names.map(str)), group('[', cases, ']'))),
    layout(group(`async def test_${name}(`, [...typed], ') -> None:')),
    '    resource, make = RULES[entity].resource, RULES[target].make',
    `    ${layout(call(`await permissions.${check}`, 'resource', 'context', 'settings', ...parameters, 'make'), 4)}`,
  ].join('\n');
}

const makerName = (entity: EntityModel): string => `owned_${entity.module}`;

/** A function that makes a record which belongs to an account, through the record it is part of if need be. */
function ownedMaker(entity: EntityModel, entities: Entities, imports: Imports): string {
  const { name, module } = entity;
  imports.from(`app.modules.${module}.ext`, name).from('tests.factories', `make_${module}`);
  const { owner } = entity.access;
  // An account is its own.
  if (entity.account)
    return `async def ${makerName(entity)}(session: AsyncSession, user_id: Key) -> ${name}:\n    return await session.get_one(${name}, user_id)`;
  let made = `make_${module}(session)`;
  let used = '_user_id';
  if (owner?.kind === 'column') {
    made = `make_${module}(session, ${owner.column}=user_id)`;
    used = 'user_id';
  } else if (owner?.kind === 'through') {
    const whole = throughMaker(entity, entities, imports);
    made = `make_${module}(session, ${owner.column}=${whole})`;
    used = 'user_id';
  }
  return `async def ${makerName(entity)}(session: AsyncSession, ${used}: Key) -> ${name}:\n    return await ${made}`;
}

function throughMaker(entity: EntityModel, entities: Entities, imports: Imports): string {
  const { owner } = entity.access;
  const target = owner?.kind === 'through' ? entities.get(owner.target) : undefined;
  if (!target) return 'None';
  imports.from('tests.factories', `make_${target.module}`);
  const above = target.access.owner;
  const value = above?.kind === 'through' ? throughMaker(target, entities, imports) : 'user_id';
  const given = above === null || above.kind === 'self' ? '' : `, ${above.column}=${value}`;
  return `(await make_${target.module}(session${given})).id`;
}

function rulesOf(entity: EntityModel, callers: readonly string[], entities: Entities, imports: Imports): Doc {
  imports.from('tests.factories', `${entity.module}_body`, `make_${entity.module}`);
  const resource: Doc[] = [
    str(`/api/v1/${entity.path}`),
    entity.name,
    `${entity.module}_body`,
    `make_${entity.module}`,
  ];
  if (entity.account) resource.push('create_path="/api/v1/auth/register"');
  const reaches = callers.map((caller) => {
    const items = ACTIONS.map((action) => `${str(action)}: ${reachName(entity, action, caller, imports)}`);
    return prefixed(`${str(caller)}: `, group('{', items, '}'));
  });
  const creators = callers.filter((caller) => canCreateAlone(entity, caller, entities));
  const { owner } = entity.access;
  const items: Doc[] = [call('Resource', ...resource), makerName(entity), group('{', reaches, '}')];
  if (creators.length > 0) items.push(prefixed('creators=', tuple(creators.map(str))));
  if (owner?.kind === 'column') items.push(`owner=${str(owner.column)}`);
  return prefixed(`${str(entity.module)}: `, call('Rules', ...items));
}

function reachName(entity: EntityModel, action: Action, caller: string, imports: Imports): string {
  const access = entity.access[action];
  // Accounts are opened by whoever signs up.
  if (entity.account && action === 'create') return 'ALL';
  if (access.anyone) return 'ALL';
  const reach = caller === ANONYMOUS ? 'none' : reachIn(access, caller);
  if (reach === 'own') imports.from('app.auth.policy', 'OWN');
  return reach.toUpperCase();
}

/** True when a valid body of the entity holds only references the caller can see. */
function canCreateAlone(entity: EntityModel, caller: string, entities: Entities): boolean {
  const { create } = entity.access;
  if (entity.account) return true;
  const allowed = create.anyone || (caller !== ANONYMOUS && reachIn(create, caller) !== 'none');
  if (!allowed) return false;
  return entity.references.every((reference) => {
    // Strangers upload nothing, and see no file that nothing refers to.
    if (reference.target === null) return caller !== ANONYMOUS;
    if (reference.owner) return caller !== ANONYMOUS || reference.nullable;
    const target = entities.get(reference.target ?? '');
    if (reference.nullable || !target) return true;
    const { read } = target.access;
    return read.anyone || (caller !== ANONYMOUS && reachIn(read, caller) === 'all');
  });
}

/** Roles that may do the first thing with every record of an entity and see only their own of the other. */
const rolesBetween = (app: AppModel, reach: (role: string) => boolean, target: EntityModel): string[] =>
  app.roles.filter((role) => reach(role) && reachIn(target.access.read, role) === 'own');

/** Entities whose records belong to accounts, as the tests make them. */
const isOwned = (target: EntityModel | undefined, tested: readonly EntityModel[]): target is EntityModel =>
  target !== undefined && !target.account && tested.includes(target) && target.access.owner !== null;

/** References of which somebody who may create the record sees only their own. */
function hiddenReferences(
  entity: EntityModel,
  app: AppModel,
  tested: readonly EntityModel[],
  entities: Entities,
): Doc[] {
  if (entity.account) return [];
  return entity.references.flatMap((reference) => {
    const target = entities.get(reference.target ?? '');
    if (reference.owner || !isOwned(target, tested)) return [];
    return rolesBetween(app, (role) => reachIn(entity.access.create, role) !== 'none', target).map((role) =>
      tuple([entity.module, role, reference.column, target.module].map(str)),
    );
  });
}

/** References and links that would tell the name of a record which is hidden from somebody who sees this one. */
function hiddenNames(
  entity: EntityModel,
  app: AppModel,
  tested: readonly EntityModel[],
  entities: Entities,
): Doc[] {
  const seen = (role: string): boolean => reachIn(entity.access.read, role) === 'all';
  const shown = [
    ...entity.references.filter((reference) => reference.guarded && !reference.owner),
    ...entity.links.map((link) => ({ ...link, column: link.idsName })),
  ];
  return shown.flatMap((item) => {
    const target = entities.get(item.target ?? '');
    if (!isOwned(target, tested)) return [];
    return rolesBetween(app, seen, target).map((role) =>
      tuple([entity.module, role, item.column, item.name, target.module].map(str)),
    );
  });
}
