import type { ComponentType, ReactNode } from 'react';
import type { EntityDefinition, FieldDefinition, Row } from './definition';

/** What an input of a form is given; the form keeps the value as the API wants it. */
export type InputProps = {
  definition: EntityDefinition;
  field: FieldDefinition;
  id: string;
  value: unknown;
  onChange: (value: unknown) => void;
  onBlur: () => void;
  disabled: boolean;
  invalid: boolean;
  /** Id of the element that says what is wrong or asked for. */
  describedBy: string | undefined;
  /** The record as it was last read: what a chosen record or file is called. Left out for a new one. */
  row?: Row | undefined;
  /** In a cell or a filter: no more room than one line. */
  compact?: boolean;
  autoFocus?: boolean;
};

export type ColumnOverride = {
  /** Not offered at all. */
  hidden?: boolean;
  header?: string;
  /** In pixels. */
  width?: number;
  cell?: (value: unknown, row: Row) => ReactNode;
};
export type ColumnOverrides = Readonly<Record<string, ColumnOverride>>;

export type FormOverride = {
  hidden?: boolean;
  label?: string;
  help?: string;
  input?: ComponentType<InputProps>;
};
export type FormOverrides = Readonly<Record<string, FormOverride>>;

export type RowAction = {
  key: string;
  label: string;
  icon?: ComponentType<{ className?: string }>;
  run: (row: Row) => void | Promise<void>;
};

export type EntityOverrides = {
  /** More that can be done with one record. */
  actions?: readonly RowAction[];
  /** More parts of a record's page, below its fields. */
  sections?: readonly { key: string; title: string; render: (row: Row) => ReactNode }[];
};
