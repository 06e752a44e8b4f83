import type { EntityModel } from '../../blueprint/model.ts';
import { Imports, prose, pythonModule } from '../python.ts';
import { ruleMethods } from './rules.ts';

/** `ext.py`, the user's: the classes the application really uses, each a subclass of its generated base. */
export function renderExt(entity: EntityModel): string {
  const { name, module } = entity;
  const imports = new Imports()
    .from(`app.modules.${module}._generated.model`, `${name}Base`)
    .from(
      `app.modules.${module}._generated.schemas`,
      `${name}CreateBase`,
      `${name}ReadBase`,
      `${name}UpdateBase`,
    )
    .from(`app.modules.${module}._generated.filters`, `${name}FiltersBase`, `${name}QueryBase`);
  const classes = [
    `class ${name}(${name}Base):\n    """${prose(entity.label)}"""`,
    `class ${name}Create(${name}CreateBase):\n    """Body that creates: ${prose(entity.label)}"""`,
    `class ${name}Update(${name}UpdateBase):\n    """Body that changes: ${prose(entity.label)}"""`,
    `class ${name}Read(${name}ReadBase):\n    """What the API answers: ${prose(entity.label)}"""`,
    `class ${name}Filters(${name}FiltersBase):\n    """What narrows lists, exports and figures of: ${prose(entity.plural)}"""`,
    `class ${name}Query(${name}Filters, ${name}QueryBase):\n    """Query parameters of: ${prose(entity.plural)}"""`,
  ];
  return pythonModule(
    'Yours, never overwritten: add columns, fields, validators and filters to these classes.',
    imports,
    classes,
  );
}

/** `hooks.py`, the user's. Sentences of the SPEC that ask for more than storing are methods here, to be written. */
export function renderHooks(entity: EntityModel): string {
  const { name, module } = entity;
  const imports = new Imports().from('app.core.hooks', 'Hooks').from(`app.modules.${module}.ext`, name);
  if (entity.rules.length > 0) imports.from('app.core.rules', 'pending');
  if (entity.rules.some((rule) => rule.event === 'after_update')) imports.from('typing', 'Any');
  const asked =
    entity.rules.length === 0
      ? '"""'
      : '\n\n    The methods marked `@pending` are sentences of the SPEC that nobody has written yet.\n    """';
  const head = `class ${name}Hooks(Hooks[${name}]):\n    """Rules of: ${prose(entity.plural)}${asked}`;
  return pythonModule(
    'Yours, never overwritten: what happens before and after each change (see app/core/hooks.py).',
    imports,
    [[head, ...ruleMethods(entity)].join('\n')],
  );
}

/** `service.py`, the user's. */
export function renderUserService(entity: EntityModel): string {
  const { name, module } = entity;
  const imports = new Imports().from(`app.modules.${module}._generated.service`, `${name}ServiceBase`);
  return pythonModule('Yours, never overwritten: override or add operations.', imports, [
    `class ${name}Service(${name}ServiceBase):\n    """Operations on: ${prose(entity.plural)}"""`,
  ]);
}

/** `router.py`, the user's. */
export function renderUserRouter(entity: EntityModel): string {
  const imports = new Imports()
    .from('app.core.routing', 'Section')
    .from(`app.modules.${entity.module}._generated.router`, 'router as generated');
  return pythonModule(
    'Yours, never overwritten: a route added above the last line comes before the generated ones.',
    imports,
    ['router = Section()\n\n\nrouter.include_router(generated)'.replace('\n\n\n', '\n\n')],
  );
}
