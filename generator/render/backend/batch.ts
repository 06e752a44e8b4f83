import type { EntityModel } from '../../blueprint/model.ts';
import type { Language } from '../../blueprint/schema.ts';
import { call, type Doc, group, Imports, layout, prose, pythonModule, str } from '../python.ts';
import { wordsOf } from './words.ts';

/** `_generated/dependencies.py`: the operations of the entity as its routes ask for them. */
export function renderDependencies(entity: EntityModel): string {
  const { name, module } = entity;
  const imports = new Imports()
    .from('typing', 'Annotated')
    .from('fastapi', 'Depends')
    .from('app.core.database', 'SessionDep')
    .from(`app.modules.${module}.service`, `${name}Service`);
  return pythonModule(`What the routes need of: ${prose(entity.plural)}`, imports, [
    `async def provide_service(session: SessionDep) -> ${name}Service:\n    """Returns the operations, within the transaction of the request."""\n    return ${name}Service(session)`,
    `ServiceDep = Annotated[${name}Service, Depends(provide_service)]`,
  ]);
}

/** `_generated/batch.py`: several records created, changed or deleted in one request. */
export function renderBatch(entity: EntityModel, language: Language): string {
  const { name, module, operationIds } = entity;
  const words = wordsOf(language);
  const imports = new Imports()
    .from('fastapi', 'APIRouter', 'Depends')
    .from('app.core.batch', 'Batch', 'BatchResult', 'Changed', 'Removed', 'delete_all', 'update_all')
    .from('app.core.errors', 'problems')
    .from(`app.modules.${module}._generated`, 'permissions')
    .from(`app.modules.${module}._generated.dependencies`, 'ServiceDep')
    .from(`app.modules.${module}.ext`, name, `${name}Read`, `${name}Update`);
  const records = `dict[str, list[${name}]]`;
  const of = prose(entity.plural);
  const blocks = [
    'router = APIRouter()',
    `class ${name}BatchResult(BatchResult[${name}Read]):\n    """Several at once: ${of}"""`,
    `class ${name}BatchItem(Changed, ${name}Update):\n    """One of several that are changed: ${of}"""`,
    `class ${name}BatchUpdate(Batch[${name}BatchItem]):\n    """Several that are changed: ${of}"""`,
  ];
  const route = (
    method: string,
    kind: 'Create' | 'Update' | 'Delete',
    status: number | null,
    body: string[],
    type: string,
  ): string => {
    const permission = `can_${kind.toLowerCase()}`;
    const operation = operationIds[`batch${kind}`];
    const items: Doc[] = [
      str(`/${entity.path}/batch`),
      `operation_id=${str(operation)}`,
      `summary=${str(words[`batch${kind}`](entity.plural))}`,
    ];
    if (status !== null) items.push(`status_code=${status}`);
    if (kind !== 'Delete') items.push(`response_model=${name}BatchResult`);
    const statuses = [
      401,
      403,
      ...(kind === 'Create' ? [] : [404]),
      409,
      ...(kind === 'Create' ? [] : [412]),
      422,
    ];
    items.push(
      call('responses=problems', ...statuses.map(String)),
      `dependencies=[Depends(permissions.${permission})]`,
    );
    const returns = kind === 'Delete' ? 'None' : records;
    return [
      layout(call(`@router.${method}`, ...items)),
      layout(group(`async def ${operation}(`, ['service: ServiceDep', `data: ${type}`], `) -> ${returns}:`)),
      ...body.map((line) => `    ${line}`),
    ].join('\n');
  };
  if (!entity.account) {
    imports.from('app.core.batch', 'create_all').from(`app.modules.${module}.ext`, `${name}Create`);
    blocks.push(
      `class ${name}BatchCreate(Batch[${name}Create]):\n    """Several that are created: ${of}"""`,
      route(
        'post',
        'Create',
        201,
        ['return {"items": await create_all(service, data.items)}'],
        `${name}BatchCreate`,
      ),
    );
  }
  blocks.push(
    route(
      'patch',
      'Update',
      null,
      ['return {"items": await update_all(service, data.items)}'],
      `${name}BatchUpdate`,
    ),
    route('delete', 'Delete', 204, ['await delete_all(service, data.items)'], 'Batch[Removed]'),
  );
  return pythonModule(`Several at once, all or none: ${of}`, imports, blocks);
}
