import type { AppModel } from '../../blueprint/model.ts';
import { tsLiteral, tsString } from '../typescript.ts';
import { constantOf, routeOf } from './names.ts';

/** `src/features/registry.ts`: the entities, light enough for every page; all about one is loaded when it is needed. */
export function renderRegistry(app: AppModel): string {
  const entries = tsLiteral(
    app.entities.map((entity) => ({
      key: entity.module,
      name: entity.name,
      table: entity.table,
      route: routeOf(entity),
      account: entity.account || undefined,
    })),
  );
  const cases = app.entities.map(
    (entity) => `  ${entity.module}: async () =>
    (await import('./${entity.module}/_generated/definition')).${constantOf(entity)},`,
  );
  return `import type { EntityDefinition } from '@/lib/entity/definition';

export type EntityEntry = {
  key: string;
  /** As the SPEC calls it. */
  name: string;
  /** As the audit log calls it. */
  table: string;
  route: string;
  /** The accounts themselves. */
  account?: boolean;
};

/** Every entity, in the order of the SPEC. */
export const ENTITIES: readonly EntityEntry[] = ${entries};

const LOADERS: Readonly<Record<string, () => Promise<EntityDefinition>>> = {${cases.length > 0 ? `\n${cases.join('\n')}\n` : ''}};

/** Returns all about an entity, by its key; throws for one that does not exist. */
export async function loadEntity(key: string): Promise<EntityDefinition> {
  const load = LOADERS[key];
  if (!load) throw new Error(\`no entity called \${key}\`);
  return load();
}
`;
}

/** `src/lib/project.ts`: what is particular about this application. */
export function renderProjectModule(app: AppModel): string {
  return `/** What is particular about this application. */
export const project = {
  name: ${tsString(app.name)},
  slug: ${tsString(app.slug)},
  language: ${tsString(app.language)} as 'es' | 'en',
  auth: ${app.auth},
  softDelete: ${app.softDelete},
  usesFiles: ${app.usesFiles},
  color: ${app.color === null ? 'null' : tsString(app.color)},
  roles: ${tsLiteral(['admin', 'user', ...app.roles.filter((role) => role !== 'admin' && role !== 'user')], 2, 10)},
} as const;
`;
}
