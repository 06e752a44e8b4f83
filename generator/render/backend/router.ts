import type { AppModel, EntityModel, NestedModel } from '../../blueprint/model.ts';
import { call, type Doc, group, Imports, layout, prefixed, prose, pythonModule, str } from '../python.ts';
import { figuresOf } from './figures.ts';
import { viewOf } from './list-view.ts';
import { type Words, wordsOf } from './words.ts';

type Entities = ReadonlyMap<string, EntityModel>;

type Route = {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  path: string;
  operationId: string;
  summary: string;
  permission: 'can_read' | 'can_create' | 'can_update' | 'can_delete' | 'can_restore';
  /** Also asks for more when the request is about deleted records. */
  deleted?: boolean;
  problems: readonly number[];
  responseModel: string | null;
  status: number | null;
  parameters: readonly string[];
  returns: string;
  body: string[];
};

/** `_generated/router.py`: the entity's addresses. */
export function renderRouter(entity: EntityModel, app: AppModel, entities: Entities): string {
  const words = wordsOf(app.language);
  const { name, module } = entity;
  const imports = new Imports()
    .from('typing', 'Annotated')
    .from('fastapi', 'Depends', 'Query', 'Request', 'Response')
    .from('app.core.routing', 'Section')
    .from('app.core.errors', 'problems')
    .from('app.core.preconditions', 'OptionalMatch', 'RequiredMatch', 'tagged')
    .from('app.core.aggregates', 'Figures', 'answer_figures')
    .from('app.core.answers', 'answer_page', 'fresh')
    .from('app.core.keys', 'RecordId')
    .from(`app.modules.${module}._generated.figures`, figuresOf(entity), `${name}FiguresQuery`)
    .from(`app.modules.${module}._generated.lists`, viewOf(entity), `${name}Page`)
    .from(`app.modules.${module}._generated`, 'permissions')
    .from(`app.modules.${module}.ext`, name, `${name}Query`, `${name}Read`, `${name}Update`)
    .from(`app.modules.${module}._generated.batch`, 'router as batch_router')
    .from(`app.modules.${module}._generated.exchange`, 'router as exchange_router')
    .from(`app.modules.${module}._generated.dependencies`, 'ServiceDep');
  if (!entity.account) imports.from(`app.modules.${module}.ext`, `${name}Create`);
  if (entity.softDelete) imports.from('app.core.soft_delete', 'Purge');
  const routes = [
    ...crudRoutes(entity, words),
    ...entity.nested.map((nested) => nestedRoute(entity, nested, words, imports, entities)),
    ...linkRoutes(entity, words, imports, entities),
  ];
  const setup = [
    // Before the routes whose last part is an id.
    `router = Section(tags=[${str(entity.path)}])\nrouter.include_router(batch_router)\nrouter.include_router(exchange_router)`,
  ];
  return pythonModule(`Addresses of: ${prose(entity.plural)}`, imports, [
    ...setup,
    ...routes.map(routeFunction),
  ]);
}

function routeFunction(route: Route): string {
  const items: Doc[] = [
    str(route.path),
    `operation_id=${str(route.operationId)}`,
    `summary=${str(route.summary)}`,
  ];
  if (route.status !== null) items.push(`status_code=${route.status}`);
  if (route.responseModel !== null) items.push(`response_model=${route.responseModel}`);
  items.push(
    call('responses=problems', ...route.problems.map(String)),
    group(
      'dependencies=[',
      [route.permission, ...(route.deleted ? ['can_see_deleted'] : [])].map(
        (rule) => `Depends(permissions.${rule})`,
      ),
      ']',
    ),
  );
  const head = layout(group(`async def ${route.operationId}(`, route.parameters, `) -> ${route.returns}:`));
  return [
    layout(call(`@router.${route.method}`, ...items)),
    head,
    ...route.body.map((line) => `    ${line}`),
  ].join('\n');
}

function crudRoutes(entity: EntityModel, words: Words): Route[] {
  const { name, label, operationIds } = entity;
  const service = 'service: ServiceDep';
  const list = `/${entity.path}`;
  const one = `${list}/{record_id}`;
  const shared = { status: null, responseModel: `${name}Read`, returns: name } as const;
  const routes: Route[] = [
    {
      ...shared,
      method: 'get',
      path: list,
      operationId: operationIds.list,
      summary: words.list(entity.plural),
      permission: 'can_read',
      deleted: entity.softDelete,
      problems: [304, 401, 403, 422],
      responseModel: `${name}Page`,
      returns: 'Response',
      parameters: ['request: Request', service, `query: Annotated[${name}Query, Query()]`],
      body: [`return await answer_page(request, ${viewOf(entity)}, service, query)`],
    },
    {
      ...shared,
      method: 'get',
      path: `${list}/aggregates`,
      operationId: operationIds.list.replace(/^list_/, 'aggregate_'),
      summary: words.figures(entity.plural),
      permission: 'can_read',
      problems: [304, 401, 403, 422],
      responseModel: 'Figures',
      returns: 'Response',
      parameters: ['request: Request', service, `query: Annotated[${name}FiguresQuery, Query()]`],
      body: [`return await answer_figures(request, ${figuresOf(entity)}, service, query)`],
    },
    {
      ...shared,
      method: 'post',
      path: list,
      operationId: operationIds.create,
      summary: words.create(label),
      permission: 'can_create',
      problems: [401, 403, 409, 422],
      status: 201,
      parameters: ['response: Response', service, `data: ${name}Create`],
      body: ['return tagged(response, await service.create(data))'],
    },
    {
      ...shared,
      method: 'get',
      path: one,
      operationId: operationIds.get,
      summary: words.get(label),
      permission: 'can_read',
      problems: [304, 401, 403, 404, 422],
      returns: `${name} | Response`,
      parameters: ['request: Request', 'response: Response', service, 'record_id: RecordId'],
      body: ['return fresh(request, response, await service.get(record_id))'],
    },
    {
      ...shared,
      method: 'patch',
      path: one,
      operationId: operationIds.update,
      summary: words.update(label),
      permission: 'can_update',
      problems: [401, 403, 404, 409, 412, 422, 428],
      parameters: [
        'response: Response',
        service,
        'record_id: RecordId',
        'match: RequiredMatch',
        `data: ${name}Update`,
      ],
      body: ['return tagged(response, await service.update(record_id, data, match))'],
    },
    {
      ...shared,
      method: 'delete',
      path: one,
      operationId: operationIds.delete,
      summary: words.delete(label),
      permission: 'can_delete',
      deleted: entity.softDelete,
      problems: [401, 403, 404, 409, 412, 422],
      status: 204,
      responseModel: null,
      returns: 'None',
      parameters: [
        service,
        'record_id: RecordId',
        'match: OptionalMatch',
        ...(entity.softDelete ? ['purge: Purge = False'] : []),
      ],
      body: entity.softDelete
        ? ['await (service.purge if purge else service.delete)(record_id, match)']
        : ['await service.delete(record_id, match)'],
    },
    ...(entity.softDelete ? [restoreRoute(entity, words)] : []),
  ];
  // Accounts are opened through /auth/register.
  return entity.account ? routes.filter((route) => route.operationId !== operationIds.create) : routes;
}

function restoreRoute(entity: EntityModel, words: Words): Route {
  const { name, label, operationIds } = entity;
  return {
    method: 'post',
    path: `/${entity.path}/{record_id}/restore`,
    operationId: operationIds.restore,
    summary: words.restore(label),
    permission: 'can_restore',
    problems: [401, 403, 404, 409, 412, 422],
    responseModel: `${name}Read`,
    status: null,
    returns: name,
    parameters: ['response: Response', 'service: ServiceDep', 'record_id: RecordId', 'match: OptionalMatch'],
    body: ['return tagged(response, await service.restore(record_id, match))'],
  };
}

function nestedRoute(
  entity: EntityModel,
  nested: NestedModel,
  words: Words,
  imports: Imports,
  entities: Entities,
): Route {
  const parent = entities.get(nested.parent);
  if (!parent) throw new Error(`no entity ${nested.parent}`);
  imports
    .from('app.core.database', 'SessionDep')
    .from('app.core.service', 'require')
    .from(`app.modules.${parent.module}.ext`, parent.name);
  const { name } = entity;
  const { by } = nested;
  const shared = {
    method: 'get',
    path: `/${parent.path}/{record_id}/${nested.segment}`,
    operationId: nested.operationId,
    summary: words.nested(nested.label, parent.label),
    permission: 'can_read',
    problems: [304, 401, 403, 404, 422],
    status: null,
  } as const;
  const known = `await require(session, ${parent.name}, record_id)`;
  if (by.kind === 'reference' && by.single) {
    return {
      ...shared,
      responseModel: `${name}Read`,
      returns: `${name} | Response`,
      parameters: [
        'request: Request',
        'response: Response',
        'service: ServiceDep',
        'session: SessionDep',
        'record_id: RecordId',
      ],
      body: [
        known,
        layout(
          call(
            'return fresh',
            'request',
            'response',
            `await service.get_only(${name}.${by.column} == record_id)`,
          ),
          4,
        ),
      ],
    };
  }
  const parameters = [
    'request: Request',
    'service: ServiceDep',
    'session: SessionDep',
    'record_id: RecordId',
    `query: Annotated[${name}Query, Query()]`,
  ];
  const condition = `${name}.${by.kind === 'reference' ? by.column : 'id'} == record_id`;
  if (by.kind === 'link') {
    const owner = entities.get(by.owner);
    const link = owner?.links.find((candidate) => candidate.name === by.link);
    if (!owner || !link) throw new Error(`no link ${by.link}`);
    imports
      .from(`app.modules.${owner.module}._generated.model`, `${link.table}_table`)
      .module('sqlalchemy as sa');
    const [own, other] = by.inverse
      ? [link.hereColumn, link.thereColumn]
      : [link.thereColumn, link.hereColumn];
    const table = `${link.table}_table.c`;
    const linked = call('linked = sa.select', `${table}.${own}`);
    return {
      ...shared,
      deleted: entity.softDelete,
      responseModel: `${name}Page`,
      returns: 'Response',
      parameters,
      body: [
        known,
        layout(suffixedCall(linked, `.where(${table}.${other} == record_id)`), 4),
        layout(
          call(
            'return await answer_page',
            'request',
            viewOf(entity),
            'service',
            'query',
            `${name}.id.in_(linked)`,
          ),
          4,
        ),
      ],
    };
  }
  const page = layout(
    call('return await answer_page', 'request', viewOf(entity), 'service', 'query', condition),
    4,
  );
  return {
    ...shared,
    deleted: entity.softDelete,
    responseModel: `${name}Page`,
    returns: 'Response',
    parameters,
    body: [known, page],
  };
}

const suffixedCall = (doc: Doc, suffix: string): Doc =>
  typeof doc === 'string' ? doc + suffix : { ...doc, close: doc.close + suffix };

function linkRoutes(entity: EntityModel, words: Words, imports: Imports, entities: Entities): Route[] {
  return entity.linkOperations.flatMap((operation): Route[] => {
    const link = entity.links.find((candidate) => candidate.name === operation.link);
    const target = entities.get(link?.target ?? '');
    if (!link || !target) return [];
    imports.from('app.core.links', 'LinkSet', 'set_links');
    const shared = {
      path: `/${entity.path}/{record_id}/${operation.segment}/{other_id}`,
      permission: 'can_update',
      problems: [401, 403, 404, 422],
      responseModel: null,
      status: 204,
      returns: 'None',
      parameters: ['service: ServiceDep', 'record_id: RecordId', 'other_id: RecordId'],
    } as const;
    const run = (verb: string): string[] => [
      layout(prefixed('', call(`await service.${verb}`, str(link.idsName), 'record_id', 'other_id')), 4),
    ];
    return [
      {
        ...shared,

        method: 'put',
        operationId: operation.linkId,
        summary: words.link(target.label, entity.label),
        body: run('link'),
      },
      {
        ...shared,

        method: 'delete',
        operationId: operation.unlinkId,
        summary: words.unlink(target.label, entity.label),
        body: run('unlink'),
      },
      {
        method: 'put',
        path: `/${entity.path}/{record_id}/${operation.segment}`,
        operationId: operation.setId,
        summary: words.setLinks(link.label, entity.label),
        permission: 'can_update',
        problems: [401, 403, 404, 412, 422, 428],
        responseModel: `${entity.name}Read`,
        status: null,
        returns: entity.name,
        parameters: [
          'response: Response',
          'service: ServiceDep',
          'record_id: RecordId',
          'match: RequiredMatch',
          'data: LinkSet',
        ],
        body: [
          layout(
            call(
              'return tagged',
              'response',
              call('await set_links', 'service', str(link.idsName), 'record_id', 'data', 'match'),
            ),
            4,
          ),
        ],
      },
    ];
  });
}
