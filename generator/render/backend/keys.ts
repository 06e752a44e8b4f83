import type { Keys } from '../../blueprint/schema.ts';
import type { Imports } from '../python.ts';

/** Returns the Python type of a key, adding what it needs to the imports. */
export function keyType(keys: Keys, imports: Imports): string {
  if (keys === 'integer') return 'int';
  imports.from('uuid', 'UUID');
  return 'UUID';
}

/** SQL type of a column that refers to a record. */
export const KEY_COLUMN: Readonly<Record<Keys, string>> = { integer: 'sa.BigInteger()', uuid: 'sa.Uuid()' };

/** SQL type of the primary key itself, adding what it needs to the imports. */
export function primaryKeyType(keys: Keys, imports: Imports): string {
  if (keys === 'uuid') return KEY_COLUMN.uuid;
  imports.from('app.core.types', 'BigIntId');
  return 'BigIntId';
}
