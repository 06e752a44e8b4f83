import { describe, expect, test } from 'vitest';
import { pascal, safeAttribute, safeClass } from '../blueprint/naming.ts';
import { prepare } from '../blueprint/prepare.ts';
import { blueprint, entity, field, relation } from '../golden/build.ts';
import * as cases from '../golden/cases.ts';
import { codeNames, libraryNames } from '../golden/library-names.ts';
import { loadSkeleton } from '../golden/load-skeleton.ts';
import { renderProject } from './project.ts';

const skeleton = loadSkeleton();
const projects = [...Object.values(cases), codeNames, libraryNames].map((source) =>
  renderProject(source, skeleton, { specText: '# spec\n' }),
);

/** Returns what a Python module imports: the name it is known by there → the module it comes from. */
function importsOf(text: string): Map<string, string> {
  const found = new Map<string, string>();
  const known = (item: string): string =>
    item
      .trim()
      .split(/\s+as\s+/)
      .at(-1) ?? '';
  for (const [, module = '', several, one = ''] of text.matchAll(
    /^from (\S+) import (?:\(([^)]*)\)|(.*))$/gm,
  )) {
    for (const item of (several ?? one).split(',')) if (known(item) !== '') found.set(known(item), module);
  }
  for (const [, one = ''] of text.matchAll(/^import (.*)$/gm)) found.set(known(one), one);
  return found;
}

/** Every generated file in which the classes of entities live, with what it imports from anywhere else. */
const imported = projects.flatMap((files) =>
  [...files]
    .filter(([path]) =>
      /app\/modules\/\w+\/.*\.py$|tests\/(_generated\/test_\w+|factories)\.py$|seeds\/dev\.py$/.test(path),
    )
    .filter(([path]) => !skeleton.has(path))
    .flatMap(([path, { content }]) =>
      [...importsOf(String(content))]
        .filter(([, module]) => !module.startsWith('app.modules.'))
        .map(([name]) => ({ path, name })),
    ),
);

describe('an entity or a field of any name', () => {
  test('leaves schemas of the API’s own their names: clients know each by one name', () => {
    const own = [...skeleton].flatMap(([path, content]) =>
      path.startsWith('backend/app/')
        ? [...String(content).matchAll(/^class (\w+)(?:Create|Read|Update|Page)\(/gm)].map(([, name]) => name)
        : [],
    );
    expect(own).toContain('Session');
    expect(own.filter((name = '') => safeClass(name) === name)).toEqual([]);
  });

  test('hides nothing that generated modules import', () => {
    const classes = new Set(
      imported.map(({ name }) => name).filter((name) => /^[A-Z][A-Za-z0-9]*$/.test(name)),
    );
    expect(classes.size).toBeGreaterThan(30);
    expect([...classes].filter((name) => safeClass(name) === name)).toEqual([]);
    const attributes = new Set(
      imported
        .filter(
          ({ path, name }) => /_generated\/(model|schemas|filters)\.py$/.test(path) && /^[a-z]/.test(name),
        )
        .map(({ name }) => name),
    );
    expect(attributes.size).toBeGreaterThan(5);
    expect([...attributes].filter((name) => safeAttribute(name) === name)).toEqual([]);
  });

  test('takes no table that the application has itself', () => {
    const own = [...skeleton.values()].flatMap((content) =>
      [...String(content).matchAll(/__tablename__ = "(\w+)"/g)].map((match) => match[1] ?? ''),
    );
    expect(own.length).toBeGreaterThan(1);
    for (const table of own) {
      const app = prepare(blueprint('Tables', [entity('Thing', [], { plural: table })]));
      expect(app.entities[0]?.table).not.toBe(table);
    }
  });

  test('takes no file that the application has itself', () => {
    const tests = [...skeleton.keys()].flatMap((path) => /_generated\/test_(\w+)\.py$/.exec(path)?.[1] ?? []);
    expect(tests.length).toBeGreaterThan(3);
    for (const name of tests) {
      const app = prepare(blueprint('Files', [entity(pascal(name), [])]));
      expect(tests).not.toContain(app.entities[0]?.module);
    }
  });

  test('is apart from the classes made for another entity', () => {
    const suffixes =
      'Base Create CreateBase Read Update Query Service ServiceBase Repository Hooks Page'.split(' ');
    const names = ['Order', ...suffixes.map((suffix) => `Order${suffix}`)];
    const app = prepare(
      blueprint('Suffixes', [
        ...names.map((name) => entity(name, [])),
        entity('Visit', [field('read', 'enum', { values: ['a'] }), field('page', 'enum', { values: ['b'] })]),
      ]),
    );
    const made = app.entities.flatMap((model) => suffixes.map((suffix) => `${model.name}${suffix}`));
    for (const model of app.entities) {
      expect(made).not.toContain(model.name);
      for (const enumeration of model.enums) expect(made).not.toContain(enumeration.className);
    }
  });

  test('is no test to pytest', () => {
    const app = prepare(
      blueprint(
        'Tests',
        [entity('Test', []), entity('TestCase', []), entity('Testimonial', [])],
        [relation('one-to-many', 'Test', 'TestCase', 'test', 'cases')],
      ),
    );
    for (const model of app.entities) expect(`${model.module}_body`).not.toMatch(/^test_/);
  });
});
