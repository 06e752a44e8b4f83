import type { AppLocale } from './locale.ts';

/** One file per area and language: messages/<language>/<area>.json. The area is the namespace in the code. */
export const AREAS = [
  'common',
  'marketing',
  'auth',
  'projects',
  'spec',
  'runs',
  'merges',
  'git',
  'team',
  'versions',
  'errors',
] as const;

const FILES = {
  es: {
    common: () => import('./es/common.json'),
    marketing: () => import('./es/marketing.json'),
    auth: () => import('./es/auth.json'),
    projects: () => import('./es/projects.json'),
    spec: () => import('./es/spec.json'),
    runs: () => import('./es/runs.json'),
    merges: () => import('./es/merges.json'),
    git: () => import('./es/git.json'),
    team: () => import('./es/team.json'),
    versions: () => import('./es/versions.json'),
    errors: () => import('./es/errors.json'),
  },
  en: {
    common: () => import('./en/common.json'),
    marketing: () => import('./en/marketing.json'),
    auth: () => import('./en/auth.json'),
    projects: () => import('./en/projects.json'),
    spec: () => import('./en/spec.json'),
    runs: () => import('./en/runs.json'),
    merges: () => import('./en/merges.json'),
    git: () => import('./en/git.json'),
    team: () => import('./en/team.json'),
    versions: () => import('./en/versions.json'),
    errors: () => import('./en/errors.json'),
  },
} as const;

/** Returns every message of a language, by area. */
export async function loadMessages(locale: AppLocale) {
  const loaded = await Promise.all(
    AREAS.map(async (area) => [area, (await FILES[locale][area]()).default] as const),
  );
  return Object.fromEntries(loaded);
}
