import type { IndexModel } from '../../blueprint/model.ts';
import type { FieldType } from '../../blueprint/schema.ts';
import { call, type Doc, str } from '../python.ts';

export type LateKey = { name: string; table: string; target: string; column: string; action: string };

/** A column as migrations make it. */
export type TableColumn = {
  /** What it holds: the id of a field or relation, which stays when its name changes, or a name the generator gives. */
  key: string;
  name: string;
  /** Its type as Python. */
  sql: string;
  nullable: boolean;
  /** The field it holds; null: a key or something of the generator's own. */
  field: {
    id: string;
    name: string;
    label: string;
    type: FieldType;
    rich: boolean;
    choices: string[];
  } | null;
  /** What a row gets that has nothing for it, said by the SPEC or the generator; null: somebody has to say. */
  given: Doc | null;
  /** Any value that fits, for a way back on which the real ones are gone. */
  made: Doc | null;
};

/** A table as migrations make it. */
export type Table = {
  /** Stays when the table is called something else: the id of the entity or relation it holds. */
  key: string;
  name: string;
  /** Name of the entity; of a table without one, its own. */
  entity: string;
  columns: TableColumn[];
  primary: string[];
  /** Its primary key and other constraints as Python. */
  constraints: Doc[];
  indexes: IndexModel[];
  /** Keys between tables that refer to each other, for databases that take them only once both are there. */
  late: LateKey[];
  /** Columns that searches read, and those of them whose text is HTML. */
  search: readonly string[];
  rich: readonly string[];
};

/** The items of a table in the order the database is told them. */
export const itemsOf = ({ columns, constraints }: Table): Doc[] => [
  ...columns.map(({ name, sql, nullable }) =>
    call('sa.Column', str(name), sql, `nullable=${nullable ? 'True' : 'False'}`),
  ),
  ...constraints,
];
