import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { DATABASES } from '../../blueprint/schema.ts';
import { blueprint, entity, field } from '../../golden/build.ts';
import { loadSkeleton } from '../../golden/load-skeleton.ts';
import type { FileMap } from '../files.ts';
import { renderProject } from '../project.ts';

const LANGUAGES = ['es', 'en'] as const;
const skeleton = loadSkeleton();
const source = blueprint('Shop', [entity('Item', [field('name', 'string')])]);
const made = (options: object = {}, language: 'es' | 'en' = 'en'): FileMap =>
  renderProject(
    { ...source, language, options: { ...source.options, frontend: 'nextjs', ...options } },
    skeleton,
    { specText: '# Shop\n', frontend: true },
  );
const textOf = (files: FileMap, path: string): string => {
  const content = files.get(path)?.content;
  if (typeof content !== 'string') throw new Error(`no text at ${path}`);
  return content;
};

/** Made by the commands these files hold, or by people. */
const MADE =
  /^(\.env|backend\/(\.env|\.venv(\/.*)?|openapi\.json)|frontend\/(node_modules(\/.*)?|src\/client(\/.*)?|playwright-report)|docs\/screenshots)$/;
const TOLD =
  /^(README\.md|compose\.yml|Makefile|deploy\/.*|\.github\/.*|frontend\/(Dockerfile|\.dockerignore|playwright\.config\.ts))$/;
const NAMED =
  /(?<![\w./-])(?:\.\.?\/)?((?:backend|frontend|deploy|docs|\.github)\/[\w./-]*\w|compose\.yml|Makefile|\.env(?:\.example)?)(?![\w/-])/g;

describe('what runs both parts together', () => {
  it.each(DATABASES.flatMap((database) => LANGUAGES.map((language) => [database, language] as const)))(
    'names only what is there, on %s in %s',
    (database, language) => {
      const files = made({ database, auth: true }, language);
      const paths = [...files.keys()];
      const exists = (path: string): boolean =>
        MADE.test(path) || paths.some((each) => each === path || each.startsWith(`${path}/`));
      const missing = paths
        .filter((path) => TOLD.test(path))
        .flatMap((path) =>
          [...textOf(files, path).matchAll(NAMED)].map(([, named = '']) => named.replace(/\/$/, '')),
        )
        .filter((path) => !/entidad|entity|custom/.test(path) && !exists(path));
      expect([...new Set(missing)]).toEqual([]);
    },
  );

  it.each(DATABASES)('is YAML that means what was meant, on %s', (database) => {
    const files = made({ database, auth: true });
    const compose = parse(textOf(files, 'compose.yml'));
    const services = Object.keys(compose.services);
    expect(services).toEqual([...(database === 'sqlite' ? [] : ['db']), 'backend', 'frontend', 'proxy']);
    for (const service of Object.values<{ volumes?: string[]; depends_on?: object }>(compose.services)) {
      for (const other of Object.keys(service.depends_on ?? {})) expect(services).toContain(other);
      for (const volume of service.volumes ?? []) {
        const [from = ''] = volume.split(':');
        expect(from.startsWith('./') ? [...files.keys()] : Object.keys(compose.volumes)).toContain(
          from.replace('./', ''),
        );
      }
    }
    const jobs: Record<string, { steps: { run?: string }[] }> = parse(
      textOf(files, '.github/workflows/ci.yml'),
    ).jobs;
    const targets = [...textOf(files, 'Makefile').matchAll(/^([\w./-]+):/gm)].map(([, name]) => name);
    const called = Object.values(jobs).flatMap(({ steps }) =>
      steps.flatMap(({ run = '' }) =>
        [...run.matchAll(/\bmake ([\w./ -]+)/g)].flatMap(([, words = '']) => words.trim().split(' ')),
      ),
    );
    expect(called.length).toBeGreaterThan(4);
    for (const target of called) expect(targets).toContain(target);
    expect(parse(textOf(files, 'deploy/render/render.yaml')).services).toHaveLength(2);
  });

  it('asks for what compose cannot do without, and .env.example names it', () => {
    const files = made({ database: 'postgresql' });
    const asked = [...textOf(files, 'compose.yml').matchAll(/\$\{(\w+)/g)].map(([, name]) => name);
    const known = [...textOf(files, '.env.example').matchAll(/^(?:export )?(\w+)=/gm)].map(
      ([, name]) => name,
    );
    expect(known).toEqual(expect.arrayContaining(asked));
    expect(new Set(known).size).toBe(known.length);
    // The API's tests hold these lines, and no others, against its settings.
    expect(textOf(files, '.env.example')).not.toMatch(/^#? ?(SITE_ADDRESS|BACKEND_URL|DB_PASSWORD)=/m);
  });

  it('is not there without a frontend', () => {
    const files = renderProject(source, skeleton, { specText: '# Shop\n' });
    expect(
      [...files.keys()].filter((path) => /^(compose|Makefile|deploy|\.github|frontend)/.test(path)),
    ).toEqual([]);
  });

  it('copies into images what is there', () => {
    const files = made();
    const dockerfile = textOf(files, 'frontend/Dockerfile');
    const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, words = '']) =>
      words.split(' '),
    );
    expect(copied).toContain('package-lock.json');
    for (const path of copied.filter((each) => each !== '.'))
      expect([...files.keys()]).toContain(`frontend/${path}`);
    expect(dockerfile).toMatch(/^USER app$/m);
  });
});
