import type { EntityModel } from '../../blueprint/model.ts';
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
  str,
  tuple,
} from '../python.ts';

type Entities = ReadonlyMap<string, EntityModel>;

const moduleOf = (entity: EntityModel | undefined, part: string): string =>
  `app.modules.${entity?.module}.${part}`;

/** `_generated/repository.py`: what every read of the entity loads. */
export function renderRepository(entity: EntityModel): string {
  const imports = new Imports()
    .from('app.core.repository', 'Repository')
    .from(moduleOf(entity, 'ext'), entity.name);
  const loads = [
    ...entity.references.map((reference) => {
      imports.from('sqlalchemy.orm', 'joinedload');
      return prefixed(`${str(reference.name)}: `, call('joinedload', `${entity.name}.${reference.name}`));
    }),
    ...entity.links.map((link) => {
      imports.from('sqlalchemy.orm', 'selectinload');
      return prefixed(`${str(link.name)}: `, call('selectinload', `${entity.name}.${link.name}`));
    }),
  ];
  const lines = [
    `class ${entity.name}Repository(Repository[${entity.name}]):`,
    `    """Queries of: ${prose(entity.plural)}"""`,
    '',
    `    model = ${entity.name}`,
  ];
  if (loads.length > 0) {
    imports.from('collections.abc', 'Mapping').from('sqlalchemy.orm.interfaces', 'ORMOption');
    lines.push(
      '',
      '    def relations(self) -> Mapping[str, ORMOption]:',
      `        ${layout(prefixed('return ', group('{', loads, '}')), 8)}`,
    );
  }
  return pythonModule(`Queries of: ${prose(entity.plural)}`, imports, [lines.join('\n')]);
}

const serviceBase = (entity: EntityModel): string => (entity.softDelete ? 'SoftService' : 'Service');

/** `_generated/service.py`: what the entity refers to, and how it is created and changed. */
export function renderService(entity: EntityModel, entities: Entities): string {
  const imports = new Imports()
    .from('sqlalchemy.ext.asyncio', 'AsyncSession')
    .from(entity.softDelete ? 'app.core.soft_service' : 'app.core.service', serviceBase(entity))
    .from(moduleOf(entity, 'ext'), entity.name)
    .from(moduleOf(entity, 'hooks'), `${entity.name}Hooks`)
    .from(moduleOf(entity, '_generated.repository'), `${entity.name}Repository`);
  const lines = [
    `class ${entity.name}ServiceBase(${serviceBase(entity)}[${entity.name}]):`,
    `    """Operations on: ${prose(entity.plural)}"""`,
    '',
    `    model = ${entity.name}`,
  ];
  if (entity.references.length > 0) {
    const items = entity.references.map((reference): Doc => {
      const target = reference.target === null ? 'StoredFile' : reference.target;
      if (reference.target === null) imports.from('app.files.model', 'StoredFile');
      else imports.from(moduleOf(entities.get(reference.target), 'ext'), reference.target);
      return `${str(reference.column)}: ${target}`;
    });
    lines.push(indented(prefixed('references = ', group('{', items, '}')), 4));
  }
  if (entity.links.length > 0) {
    imports.from('app.core.service', 'Link');
    const items = entity.links.map((link) => {
      imports.from(moduleOf(entities.get(link.target), 'ext'), link.target);
      imports.from(moduleOf(entity, '_generated.model'), `${link.table}_table`);
      const values = [
        str(link.name),
        link.target,
        `${link.table}_table`,
        str(link.hereColumn),
        str(link.thereColumn),
      ];
      return prefixed(`${str(link.idsName)}: `, call('Link', ...values));
    });
    lines.push(indented(prefixed('links = ', group('{', items, '}')), 4));
  }
  lines.push(
    '',
    '    def __init__(self, session: AsyncSession) -> None:',
    indented(
      call(
        'super().__init__',
        'session',
        `${entity.name}Repository(session)`,
        `${entity.name}Hooks(session)`,
      ),
      8,
    ),
  );
  const images = entity.references.filter((reference) => reference.image);
  if (images.length > 0) {
    imports.from('typing', 'Any').from('app.files.service', 'require_images');
    lines.push(
      '',
      '    async def resolve(self, values: dict[str, Any]) -> dict[str, Any]:',
      '        """Also asks that files used as images are images."""',
      indented(
        call(
          'await require_images',
          'self.session',
          tuple(images.map((image) => str(image.column))),
          'values',
        ),
        8,
      ),
      '        return await super().resolve(values)',
    );
  }
  if (entity.account) {
    imports
      .from('typing', 'Any')
      .from('pydantic', 'BaseModel')
      .from('app.auth.last_admin', 'require_another_admin');
    lines.push(
      '',
      `    async def create_account(self, data: BaseModel, secrets: dict[str, Any]) -> ${entity.name}:`,
      '        """Stores an account: the person\'s values, and those that no request may set."""',
      '        values = self.values_of(data, exclude_unset=False)',
      '        values.pop("password", None)',
      '        return await self.store({**values, **secrets})',
      '',
      `    async def require_removable(self, record: ${entity.name}) -> None:`,
      '        await require_another_admin(self.session, record)',
    );
  }
  return pythonModule(`Operations on: ${prose(entity.plural)}`, imports, [lines.join('\n')]);
}
