import { stringify } from 'yaml';

export type Yaml =
  | string
  | number
  | boolean
  | null
  | readonly Yaml[]
  | { readonly [key: string]: Yaml | undefined };

/**
 * Takes data, returns it as YAML; what is undefined is left out. Commands stay on one line, and texts are in quotes
 * wherever a reader of either version of YAML could take them for something else.
 */
export const yaml = (value: Yaml): string =>
  stringify(value, { aliasDuplicateObjects: false, compat: 'yaml-1.1', lineWidth: 0, nullStr: '' });
