import type { ColumnModel, DefaultModel } from '../../blueprint/model.ts';
import { fromUnits, plain, toUnits } from '../../blueprint/numbers.ts';
import { call, type Doc, type Imports, literal, str } from '../python.ts';

/** Returns the SQLAlchemy type of a column, adding what it needs to the imports. */
export function columnType(column: ColumnModel, imports: Imports): string {
  switch (column.type) {
    case 'string':
    case 'text':
    case 'email':
    case 'url':
    case 'phone':
    case 'enum':
      if (column.length !== null) return `sa.String(${column.length})`;
      imports.from('app.core.types', 'LongText');
      return 'LongText';
    case 'integer':
      return column.big ? 'sa.BigInteger()' : 'sa.Integer()';
    case 'float':
    case 'geo':
      return 'sa.Double()';
    case 'decimal':
    case 'money':
      imports.from('app.core.types', 'ExactDecimal');
      return `ExactDecimal(${column.precision}, ${column.scale})`;
    case 'boolean':
      return 'sa.Boolean()';
    case 'date':
      return 'sa.Date()';
    case 'datetime':
      imports.from('app.core.types', 'UTCDateTime');
      return 'UTCDateTime()';
    case 'time':
      imports.from('app.core.types', 'PreciseTime');
      return 'PreciseTime';
    case 'uuid':
      return 'sa.Uuid()';
    case 'json':
      return 'sa.JSON(none_as_null=True)';
  }
}

/** Returns the Python type of a column's values, adding what it needs to the imports. */
export function pythonType(column: ColumnModel, imports: Imports): string {
  switch (column.type) {
    case 'string':
    case 'text':
    case 'email':
    case 'url':
    case 'phone':
      return 'str';
    case 'enum':
      if (column.enumeration) imports.from(column.enumeration.module, column.enumeration.className);
      return column.enumeration?.className ?? 'str';
    case 'integer':
      return 'int';
    case 'float':
      return 'float';
    case 'decimal':
    case 'money':
      imports.from('decimal', 'Decimal');
      return 'Decimal';
    case 'boolean':
      return 'bool';
    case 'date':
    case 'datetime':
    case 'time':
      imports.module('datetime as dt');
      return `dt.${column.type}`;
    case 'uuid':
      imports.from('uuid', 'UUID');
      return 'UUID';
    case 'json':
      imports.from('typing', 'Any');
      return 'Any';
    case 'geo':
      imports.from('app.core.schemas', 'GeoPoint');
      return 'GeoPoint';
  }
}

/** Returns a default as a Python expression: a value, or a function to call when `now`. */
export function defaultExpression(column: ColumnModel, value: DefaultModel, imports: Imports): Doc {
  if (value.kind === 'now') {
    const name = { date: 'today', time: 'time_now' }[column.type as 'date' | 'time'] ?? 'utc_now';
    imports.from('app.core.clock', name);
    return name;
  }
  switch (column.type) {
    case 'decimal':
    case 'money':
      imports.from('decimal', 'Decimal');
      return `Decimal(${str(exact(column, Number(value.value)))})`;
    case 'enum': {
      const member = column.enumeration?.members.find((candidate) => candidate.value === value.value);
      return `${pythonType(column, imports)}.${member?.member ?? ''}`;
    }
    case 'date': {
      imports.module('datetime as dt');
      const [year, month, day] = String(value.value).split('-').map(Number);
      return call('dt.date', String(year), String(month), String(day));
    }
    case 'time': {
      imports.module('datetime as dt');
      const parts = String(value.value).split(':').map(Number);
      return call('dt.time', ...parts.map(String));
    }
    case 'float':
      return Number.isInteger(value.value) ? `${value.value}.0` : literal(value.value);
    default:
      return literal(value.value);
  }
}

/** Returns a number with as many decimals as the column stores. */
export const exact = (column: ColumnModel, value: number): string =>
  fromUnits(toUnits(plain(value), column.scale), column.scale);
