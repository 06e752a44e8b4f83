import type { EntityModel } from '../../blueprint/model.ts';

/**
 * Takes a name in snake_case, returns it as the typed client (hey-api's `toCase`) calls the function made from it: a
 * letter behind a digit is a capital too.
 */
export const camel = (name: string): string =>
  name
    .replace(/_+([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
    .replace(/\d[a-z]/g, (pair) => pair.toUpperCase());

/** Name of the constant that holds all about an entity: `orderLine`; never a reserved word. */
export const constantOf = (entity: EntityModel): string => `${camel(entity.module)}Entity`;

/** First parts of addresses that pages of the application itself have, so that no entity's may. */
const TAKEN: ReadonlySet<string> = new Set([
  'admin',
  'api',
  'dashboard',
  'forgot',
  'icons',
  'login',
  'manifest.webmanifest',
  'offline',
  'profile',
  'recover',
  'register',
  'session',
  'sessions',
  'verify',
]);

/** First part of an entity's addresses in the frontend. */
export const routeOf = (entity: EntityModel): string =>
  TAKEN.has(entity.path) ? `${entity.path}-list` : entity.path;
