import { expect, test } from 'vitest';
import { loadSkeleton } from '../../golden/load-skeleton.ts';
import { AUTH_SETTINGS } from './auth-settings.ts';
import type { Setting } from './setting.ts';
import { SETTINGS } from './settings.ts';

test.each<[string, string, readonly Setting[], number]>([
  ['core/settings.py', 'class Settings(', SETTINGS, 20],
  ['auth/settings.py', 'class AuthSettings(', AUTH_SETTINGS, 12],
])('every setting of %s is described once, in both languages', (path, start, settings, least) => {
  const python = String(loadSkeleton().get(`backend/app/${path}`));
  const body = python.slice(python.indexOf(start));
  const fields = [...body.matchAll(/^ {4}([a-z]\w*): /gm)].map(([, name = '']) => name.toUpperCase());
  expect(fields.length).toBeGreaterThan(least);
  expect(settings.map(({ name }) => name).sort()).toEqual(fields.sort());
  for (const { name, es, en } of settings)
    expect([name, es.length > 5, en.length > 5]).toEqual([name, true, true]);
});
