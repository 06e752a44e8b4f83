import type { AppModel } from '../../blueprint/model.ts';
import { call, type Doc, type Imports, str } from '../python.ts';
import { KEY_COLUMN } from './keys.ts';
import type { Table, TableColumn } from './table-model.ts';

type Column = { name: string; type: string; nullable?: boolean };
/** A table of the accounts' own, as the skeleton's models declare it; `alembic check` compares the two. */
type AuthTable = {
  name: string;
  columns: Column[];
  unique: string[];
  indexes: string[];
  belongsToUser: boolean;
};

type MadeTable = Pick<Table, 'name' | 'columns' | 'primary' | 'constraints' | 'indexes'>;

const MOMENT = 'UTCDateTime()';

const tables = (app: AppModel): AuthTable[] => {
  const user: Column = { name: 'user_id', type: KEY_COLUMN[app.keys] };
  return [
    {
      name: 'refresh_tokens',
      columns: [
        user,
        { name: 'family', type: 'sa.Uuid()' },
        { name: 'token_hash', type: 'sa.String(64)' },
        { name: 'started_at', type: MOMENT },
        { name: 'user_agent', type: 'sa.String(255)' },
        { name: 'address', type: 'sa.String(64)' },
        { name: 'created_at', type: MOMENT },
        { name: 'expires_at', type: MOMENT },
        { name: 'used_at', type: MOMENT, nullable: true },
        { name: 'revoked_at', type: MOMENT, nullable: true },
      ],
      unique: ['token_hash'],
      indexes: ['user_id', 'family'],
      belongsToUser: true,
    },
    {
      name: 'revoked_tokens',
      columns: [
        { name: 'token_key', type: 'sa.String(32)' },
        { name: 'expires_at', type: MOMENT },
      ],
      unique: ['token_key'],
      indexes: [],
      belongsToUser: false,
    },
    {
      name: 'one_time_tokens',
      columns: [
        user,
        { name: 'purpose', type: 'sa.String(16)' },
        { name: 'token_hash', type: 'sa.String(64)' },
        { name: 'expires_at', type: MOMENT },
        { name: 'used_at', type: MOMENT, nullable: true },
      ],
      unique: ['token_hash'],
      indexes: ['user_id'],
      belongsToUser: true,
    },
    {
      name: 'api_keys',
      columns: [
        user,
        { name: 'name', type: 'sa.String(80)' },
        { name: 'prefix', type: 'sa.String(16)' },
        { name: 'key_hash', type: 'sa.String(64)' },
        { name: 'can_write', type: 'sa.Boolean()' },
        { name: 'created_at', type: MOMENT },
        { name: 'expires_at', type: MOMENT, nullable: true },
        { name: 'last_used_at', type: MOMENT, nullable: true },
        { name: 'revoked_at', type: MOMENT, nullable: true },
      ],
      unique: ['key_hash'],
      indexes: ['user_id'],
      belongsToUser: true,
    },
    {
      name: 'audit_log',
      columns: [
        { name: 'at', type: MOMENT },
        { name: 'actor_id', type: KEY_COLUMN[app.keys], nullable: true },
        { name: 'key_id', type: 'sa.BigInteger()', nullable: true },
        { name: 'action', type: 'sa.String(16)' },
        { name: 'entity', type: 'sa.String(64)' },
        { name: 'record_id', type: 'sa.String(36)' },
        { name: 'before', type: 'sa.JSON()', nullable: true },
        { name: 'after', type: 'sa.JSON()', nullable: true },
        { name: 'request_id', type: 'sa.String(64)', nullable: true },
      ],
      unique: [],
      indexes: ['entity record_id', 'actor_id'],
      belongsToUser: false,
    },
  ];
};

/** Nothing of these tables is a field of the SPEC, and none of their columns ever came later. */
const column = ({ name, type, nullable = false }: Column): TableColumn => ({
  key: `=${name}`,
  name,
  sql: type,
  nullable,
  field: null,
  given: null,
  made: null,
});
const primaryKey = (table: string, column: string): Doc =>
  call('sa.PrimaryKeyConstraint', str(column), `name=${str(`pk_${table}`)}`);

/** Returns the tables of accounts and sessions. */
export function authTables(app: AppModel, imports: Imports): MadeTable[] {
  imports.from('app.core.types', 'BigIntId', 'UTCDateTime');
  return [...tables(app).map(numbered), switchTable(app)];
}

/** Decisions about features, by name. */
function switchTable(app: AppModel): MadeTable {
  const columns: Column[] = [
    { name: 'name', type: 'sa.String(32)' },
    { name: 'enabled', type: 'sa.Boolean()' },
    { name: 'changed_at', type: MOMENT },
    { name: 'changed_by', type: KEY_COLUMN[app.keys], nullable: true },
  ];
  const name = 'feature_switches';
  return {
    name,
    columns: columns.map(column),
    primary: ['name'],
    constraints: [primaryKey(name, 'name')],
    indexes: [],
  };
}

function numbered({ name, columns, unique, indexes, belongsToUser }: AuthTable): MadeTable {
  return {
    name,
    columns: [{ name: 'id', type: 'BigIntId' }, ...columns].map(column),
    primary: ['id'],
    constraints: [
      primaryKey(name, 'id'),
      ...unique.map((field) => call('sa.UniqueConstraint', str(field), `name=${str(`uq_${name}_${field}`)}`)),
      ...(belongsToUser
        ? [
            call(
              'sa.ForeignKeyConstraint',
              '["user_id"]',
              '["users.id"]',
              `name=${str(`fk_${name}_user_id`)}`,
              'ondelete="CASCADE"',
            ),
          ]
        : []),
    ],
    indexes: indexes.map((fields) => ({
      name: `ix_${name}_${fields.replace(' ', '_')}`,
      columns: fields.split(' '),
      liveOnly: false,
    })),
  };
}

/** Columns of the account that no SPEC names: name, SQL type, whether it may be empty. */
export const ACCOUNT_COLUMNS: readonly [string, string, boolean][] = [
  ['password_hash', 'sa.String(255)', false],
  ['role', 'sa.String(64)', false],
  ['is_active', 'sa.Boolean()', false],
  ['token_version', 'sa.Integer()', false],
  ['email_verified_at', MOMENT, true],
  ['failed_logins', 'sa.Integer()', false],
  ['locked_until', MOMENT, true],
];
