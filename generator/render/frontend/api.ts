import type { AppModel, EntityModel, NestedModel } from '../../blueprint/model.ts';
import { TsImports, tsString } from '../typescript.ts';
import { camel } from './names.ts';

type Entities = ReadonlyMap<string, EntityModel>;

/** `_generated/api.ts`: the entity's requests behind the names pages know them by. */
export function renderApi(entity: EntityModel, app: AppModel, entities: Entities): string {
  const { operationIds: ids } = entity;
  const operations = {
    list: camel(ids.list),
    get: camel(ids.get),
    create: camel(ids.create),
    update: camel(ids.update),
    remove: camel(ids.delete),
    restore: camel(ids.restore),
    createMany: camel(ids.batchCreate),
    updateMany: camel(ids.batchUpdate),
    removeMany: camel(ids.batchDelete),
    figures: camel(ids.list.replace(/^list_/, 'aggregate_')),
    importCsv: camel(ids.list.replace(/^list_/, 'import_')),
  };
  const children = nestedBelow(entity, entities);
  const key = app.keys === 'uuid' ? 'String' : 'Number';
  const path = `path: { record_id: ${key}(id) }`;
  const query = (operation: string): string => `query: query as Query<typeof ${operation}>`;
  const body = (operation: string, value: string): string => `body: ${value} as Body<typeof ${operation}>`;
  const members: string[] = [
    call('list', '(query, signal)', operations.list, [query(operations.list), 'signal']),
    call('get', '(id, signal)', operations.get, [path, 'signal']),
  ];
  const used = [operations.list, operations.get];
  if (!entity.account) {
    members.push(
      call('create', '(body)', operations.create, [body(operations.create, 'body')]),
      method(
        'createMany',
        '(items)',
        operations.createMany,
        [body(operations.createMany, '{ items }')],
        'items',
      ),
      call('importCsv', '(file, mode)', operations.importCsv, [
        `body: { file } as unknown as Body<typeof ${operations.importCsv}>`,
        'query: { mode }',
      ]),
    );
    used.push(operations.create, operations.createMany, operations.importCsv);
  }
  members.push(
    call('update', '(id, body, version)', operations.update, [
      path,
      body(operations.update, 'body'),
      'headers: matching(version)',
    ]),
    method(
      'updateMany',
      '(items)',
      operations.updateMany,
      [body(operations.updateMany, '{ items }')],
      'items',
    ),
    method('remove', '(id, version)', operations.remove, [path, 'headers: matching(version)'], null),
    method('removeMany', '(items)', operations.removeMany, [body(operations.removeMany, '{ items }')], null),
    call('figures', '(query, signal)', operations.figures, [query(operations.figures), 'signal']),
  );
  used.push(
    operations.update,
    operations.updateMany,
    operations.remove,
    operations.removeMany,
    operations.figures,
  );
  if (entity.softDelete) {
    members.push(call('restore', '(id)', operations.restore, [path]));
    used.push(operations.restore);
  }
  if (entity.linkOperations.length > 0) {
    const places = `path: { record_id: ${key}(id), other_id: ${key}(other) }`;
    members.push(
      linksMember('link', entity, places, ({ linkId }) => linkId),
      linksMember('unlink', entity, places, ({ unlinkId }) => unlinkId),
    );
    used.push(...entity.linkOperations.flatMap(({ linkId, unlinkId }) => [camel(linkId), camel(unlinkId)]));
  }
  members.push(childrenMember(children, path));
  used.push(...children.map((nested) => camel(nested.operationId)));
  const single = children.some(({ by }) => by.kind === 'reference' && by.single);
  const imports = new TsImports()
    .from('@/client/sdk.gen', ...used)
    .from('@/lib/api/problem', 'ApiProblem', 'unwrap')
    .from('@/lib/entity/definition', 'type EntityApi')
    .from('@/lib/entity/typed', 'type Body', 'matching', ...(single ? ['pageOfOne'] : []), 'type Query');
  return `${imports}
/** Requests of the API about one entity. What forms send has passed the schema of the same operation. */
export const api: EntityApi = {
${members.join('\n')}
};
`;
}

const nestedBelow = (entity: EntityModel, entities: Entities): NestedModel[] =>
  [...entities.values()].flatMap((child) => child.nested.filter(({ parent }) => parent === entity.name));

function call(name: string, parameters: string, operation: string, options: readonly string[]): string {
  return `  ${name}: ${parameters} =>\n    unwrap(\n      ${operation}({\n${options.map((option) => `        ${option},\n`).join('')}      }),\n    ),`;
}

/** A request whose answer pages see only a part of (`part`), or nothing. */
function method(
  name: string,
  parameters: string,
  operation: string,
  options: readonly string[],
  part: string | null,
): string {
  const sent = `unwrap(\n      ${operation}({\n${options.map((option) => `        ${option},\n`).join('')}      }),\n    )`;
  const rest = part === null ? `await ${sent};` : `const answer = await ${sent};\n    return answer.${part};`;
  return `  ${name}: async ${parameters} => {\n    ${rest}\n  },`;
}

/** Joins or parts two records, by the field that links them. */
function linksMember(
  name: 'link' | 'unlink',
  entity: EntityModel,
  path: string,
  operationOf: (operation: EntityModel['linkOperations'][number]) => string,
): string {
  const cases = entity.linkOperations.map(
    (operation) => `      case ${tsString(operation.link)}:
        await unwrap(${camel(operationOf(operation))}({ ${path} }));
        return;`,
  );
  return `  ${name}: async (field, id, other) => {
    switch (field) {
${cases.join('\n')}
      default:
        throw new ApiProblem({ code: 'not_found', detail: field }, 404);
    }
  },`;
}

function childrenMember(children: readonly NestedModel[], path: string): string {
  const cases = children.map((nested) => {
    const operation = camel(nested.operationId);
    const single = nested.by.kind === 'reference' && nested.by.single;
    return single
      ? `      case '${nested.segment}':
        return pageOfOne(unwrap(${operation}({ ${path}, signal })));`
      : `      case '${nested.segment}':
        return unwrap(
          ${operation}({
            ${path},
            query: query as Query<typeof ${operation}>,
            signal,
          }),
        );`;
  });
  if (cases.length === 0)
    return "  children: async (segment) => {\n    throw new ApiProblem({ code: 'not_found', detail: segment }, 404);\n  },";
  const query = cases.some((text) => text.includes('query:')) ? 'query' : '_query';
  return `  children: async (segment, id, ${query}, signal) => {
    switch (segment) {
${cases.join('\n')}
      default:
        throw new ApiProblem({ code: 'not_found', detail: segment }, 404);
    }
  },`;
}
