import type { AppModel } from '../blueprint/model.ts';
import type { Owner } from './files.ts';

/** Parts of the skeleton only some projects have. */
const CONDITIONAL: readonly { prefix: string; when: (app: AppModel) => boolean }[] = [
  { prefix: 'backend/app/auth/', when: (app) => app.auth },
  { prefix: 'backend/tests/_generated/test_auth.py', when: (app) => app.auth },
  { prefix: 'backend/app/auth/deleted.py', when: (app) => app.softDelete },
  { prefix: 'backend/app/core/soft_', when: (app) => app.softDelete },
  { prefix: 'backend/tests/soft_delete_checks.py', when: (app) => app.softDelete },
  { prefix: 'backend/tests/_generated/test_deleted.py', when: (app) => app.softDelete && app.auth },
  { prefix: 'backend/app/core/keys.py', when: (app) => app.keys === 'integer' },
  { prefix: 'backend/tests/_generated/test_keys.py', when: (app) => app.keys === 'uuid' },
  { prefix: 'backend/tests/permissions.py', when: (app) => app.auth },
  { prefix: 'backend/tests/file_checks.py', when: (app) => app.auth && app.usesFiles },
  { prefix: 'backend/tests/accounts.py', when: (app) => app.auth },
  { prefix: 'backend/tests/_generated/test_accounts.py', when: (app) => app.auth },
  { prefix: 'backend/tests/_generated/test_account_admin.py', when: (app) => app.auth },
  { prefix: 'backend/tests/_generated/test_audit.py', when: (app) => app.auth },
  { prefix: 'backend/tests/_generated/test_account_log.py', when: (app) => app.auth },
  { prefix: 'backend/tests/_generated/test_account_commands.py', when: (app) => app.auth },
  { prefix: 'backend/tests/_generated/test_api_keys.py', when: (app) => app.auth },
  { prefix: 'backend/tests/_generated/test_registration.py', when: (app) => app.auth },
  { prefix: 'backend/tests/_generated/test_feed.py', when: (app) => app.auth },
  { prefix: 'backend/tests/_generated/test_decisions.py', when: (app) => app.auth },
  { prefix: 'frontend/e2e/_generated/accounts.spec.ts', when: (app) => app.auth },
  { prefix: 'backend/app/files/', when: (app) => app.usesFiles },
  { prefix: 'backend/tests/_generated/test_files.py', when: (app) => app.usesFiles },
  { prefix: 'backend/tests/_generated/test_storage.py', when: (app) => app.usesFiles },
  { prefix: 'frontend/src/app/(auth)/', when: (app) => app.auth },
  { prefix: 'frontend/src/app/(app)/admin/', when: (app) => app.auth },
  { prefix: 'frontend/src/app/(app)/profile/', when: (app) => app.auth },
  { prefix: 'frontend/src/components/admin/', when: (app) => app.auth },
  { prefix: 'frontend/src/components/auth/', when: (app) => app.auth },
];

/** Parts of the skeleton that carry data from one version of a project to the next: the first has no use for them. */
const EVOLVED: readonly string[] = [
  'backend/app/core/convert.py',
  'backend/app/core/reshape',
  'backend/tests/_generated/test_reshape',
];

/** Parts of the skeleton that never go into a project under their own name. */
const VARIANTS: ReadonlySet<string> = new Set(['backend/app/core/keys_uuid.py']);

/** Skeleton files that stand in for a rendered one, so that the skeleton itself runs; the rendered one wins. */
const STAND_INS: ReadonlySet<string> = new Set([
  'backend/app/core/project.py',
  'backend/app/files/permissions.py',
  'backend/app/modules/documentation.py',
  'backend/app/modules/registry.py',
  'backend/app/modules/rules.py',
  'backend/app/rules.py',
  'backend/app/seeds/dev.py',
  'backend/tests/factories.py',
  'backend/tests/identity.py',
  'frontend/messages/entities.en.json',
  'frontend/messages/entities.es.json',
  'frontend/src/features/icons.ts',
  'frontend/src/features/registry.ts',
  'frontend/src/lib/project.ts',
]);

/** Owners by the longest prefix that fits; all else is the generator's. */
const OWNERS: readonly { prefix: string; owner: Owner }[] = [
  { prefix: 'backend/app/seeds/', owner: 'M' },
  { prefix: 'backend/tests/custom/', owner: 'U' },
  { prefix: 'backend/migrations/versions/', owner: 'U' },
  { prefix: 'backend/Dockerfile', owner: 'M' },
  { prefix: 'backend/pyproject.toml', owner: 'M' },
  { prefix: 'frontend/messages/', owner: 'M' },
  { prefix: 'frontend/package.json', owner: 'M' },
  { prefix: 'frontend/package-lock.json', owner: 'M' },
  { prefix: 'frontend/biome.json', owner: 'M' },
  { prefix: 'frontend/next.config.ts', owner: 'M' },
  { prefix: 'frontend/Dockerfile', owner: 'M' },
  { prefix: 'frontend/src/app/globals.css', owner: 'M' },
  { prefix: 'frontend/src/components/ui/', owner: 'U' },
  { prefix: 'frontend/e2e/custom/', owner: 'U' },
  { prefix: 'frontend/playwright.config.ts', owner: 'M' },
];

/** Returns whether a skeleton file goes into this project as it is; `isEvolved`: its migrations carry data along. */
export function isCopied(path: string, app: AppModel, isEvolved: boolean): boolean {
  if (STAND_INS.has(path) || VARIANTS.has(path)) return false;
  if (!isEvolved && EVOLVED.some((prefix) => path.startsWith(prefix))) return false;
  return CONDITIONAL.every(({ prefix, when }) => !path.startsWith(prefix) || when(app));
}

/** Returns who may change a skeleton file once it is part of a project. */
export function ownerOf(path: string): Owner {
  return OWNERS.find(({ prefix }) => path.startsWith(prefix))?.owner ?? 'G';
}
