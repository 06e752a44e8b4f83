import { expect, test } from 'vitest';
import { loadSkeleton } from '../../golden/load-skeleton.ts';
import { SETTINGS } from './settings.ts';

test('every setting of the application is described once, in both languages', () => {
  const python = String(loadSkeleton().get('backend/app/core/settings.py'));
  const body = python.slice(python.indexOf('class Settings('));
  const fields = [...body.matchAll(/^ {4}([a-z]\w*): /gm)].map(([, name = '']) => name.toUpperCase());
  expect(fields.length).toBeGreaterThan(20);
  expect(SETTINGS.map(({ name }) => name).sort()).toEqual(fields.sort());
  for (const { name, es, en } of SETTINGS)
    expect([name, es.length > 5, en.length > 5]).toEqual([name, true, true]);
});
