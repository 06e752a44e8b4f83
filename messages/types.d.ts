import type auth from './en/auth.json';
import type common from './en/common.json';
import type errors from './en/errors.json';
import type git from './en/git.json';
import type marketing from './en/marketing.json';
import type merges from './en/merges.json';
import type projects from './en/projects.json';
import type runs from './en/runs.json';
import type spec from './en/spec.json';
import type team from './en/team.json';
import type versions from './en/versions.json';
import type { AppLocale } from './locale.ts';

/** Makes a message key that does not exist a type error. */
declare module 'next-intl' {
  interface AppConfig {
    Locale: AppLocale;
    Messages: {
      auth: typeof auth;
      common: typeof common;
      errors: typeof errors;
      git: typeof git;
      marketing: typeof marketing;
      merges: typeof merges;
      projects: typeof projects;
      runs: typeof runs;
      spec: typeof spec;
      team: typeof team;
      versions: typeof versions;
    };
  }
}
