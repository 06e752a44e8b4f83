import { dirname, posix } from 'node:path';
import fc from 'fast-check';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { arbitraryBlueprint } from '../../blueprint/arbitrary.ts';
import { prepare } from '../../blueprint/prepare.ts';
import type { Blueprint } from '../../blueprint/schema.ts';
import { blueprint, entity, field, relation } from '../../golden/build.ts';
import * as cases from '../../golden/cases.ts';
import { codeNames, libraryNames } from '../../golden/library-names.ts';
import { loadSkeleton } from '../../golden/load-skeleton.ts';
import type { FileMap } from '../files.ts';
import { renderProject } from '../project.ts';
import { routeOf } from './names.ts';

const skeleton = loadSkeleton();
const known = [...Object.values(cases), codeNames, libraryNames, blueprint('Empty', [])];
/** Files of types alone have nothing to transpile. */
const SOURCE = /^frontend\/.*(?<!\.d)\.tsx?$/;

const render = (source: Blueprint): FileMap =>
  renderProject({ ...source, options: { ...source.options, frontend: 'nextjs' } }, skeleton, {
    specText: '# spec\n',
    frontend: true,
  });

const sourcesOf = (files: FileMap): [string, string][] =>
  [...files].flatMap(([path, { content }]) =>
    SOURCE.test(path) && typeof content === 'string' ? [[path, content] as [string, string]] : [],
  );

const summary = (files: FileMap): string =>
  [...files].map(([path, { content }]) => `${path}\n${content}`).join('\n');

/** The complaints of TypeScript's own parser. */
function complaints([path, text]: [string, string]): string[] {
  const { diagnostics = [] } = ts.transpileModule(text, {
    fileName: path,
    reportDiagnostics: true,
    compilerOptions: { jsx: ts.JsxEmit.Preserve, target: ts.ScriptTarget.ESNext },
  });
  return diagnostics.map(
    ({ messageText }) => `${path}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
  );
}

/** The modules of the project a file imports, as paths below `frontend/` without extension. */
function importsOf(path: string, text: string): string[] {
  const { importedFiles } = ts.preProcessFile(text, true, true);
  return importedFiles.flatMap(({ fileName }) => {
    if (fileName.startsWith('@/')) return [`frontend/src/${fileName.slice(2)}`];
    return fileName.startsWith('.') ? [posix.join(dirname(path), fileName)] : [];
  });
}

describe('every frontend', () => {
  test('is TypeScript that parses, and the same bytes twice', { timeout: 120_000 }, () => {
    const sources = [...known, ...fc.sample(arbitraryBlueprint(), { seed: 20261121, numRuns: 8 })];
    const seen = new Set<string>();
    for (const source of sources) {
      const files = render(source);
      expect(summary(render(structuredClone(source))) === summary(files)).toBe(true);
      const fresh = sourcesOf(files).filter(([, text]) => !seen.has(text));
      for (const [, text] of fresh) seen.add(text);
      expect(fresh.flatMap(complaints)).toEqual([]);
    }
  });

  test('imports only files that are there; the typed client is made from the API', () => {
    for (const source of known) {
      const files = render(source);
      const missing = sourcesOf(files).flatMap(([path, text]) =>
        importsOf(path, text)
          .filter((target) => !target.startsWith('frontend/src/client'))
          .filter((target) =>
            ['', '.ts', '.tsx', '.css', '.json', '/index.ts'].every((end) => !files.has(`${target}${end}`)),
          )
          .map((target) => `${path} → ${target}`),
      );
      expect(missing).toEqual([]);
    }
  });

  test('has no page of an entity where the application has one of its own', () => {
    const own = [...skeleton.keys()].flatMap((path) => {
      const segments = /^frontend\/src\/app\/(.+)\/(?:page|route)\.tsx?$/.exec(path)?.[1]?.split('/');
      const first = segments?.find((segment) => !/^\(.*\)$/.test(segment));
      return first && !first.startsWith('[') ? [first] : [];
    });
    const plain = blueprint('Taken', [entity('Thing', [field('name', 'string')])]);
    const [thing] = prepare(plain).entities;
    if (!thing) throw new Error('the entity is gone');
    expect(own.filter((path) => routeOf({ ...thing, path }) === path)).toEqual([]);
  });

  test('has a word for every field, value and list of children, in both languages', () => {
    for (const source of known) {
      const files = render(source);
      for (const language of ['es', 'en']) {
        const { entities } = JSON.parse(
          String(files.get(`frontend/messages/entities.${language}.json`)?.content),
        );
        for (const one of prepare(source).entities) {
          const words = entities[one.module];
          const names = [...one.columns, ...one.references, ...one.links].map(({ name }) => name);
          expect(Object.keys(words.fields)).toEqual(expect.arrayContaining(names));
          for (const column of one.columns.filter(({ enumeration }) => enumeration))
            expect(Object.keys(words.values[column.name])).toEqual(
              column.enumeration?.members.map(({ value }) => value),
            );
        }
      }
    }
  });
});

test('a new field of one entity touches nothing but that entity and the words', () => {
  const source = blueprint(
    'Shop',
    [entity('Book', [field('title', 'string')]), entity('Author', [field('name', 'string')])],
    [relation('one-to-many', 'Author', 'Book', 'author', 'books')],
  );
  const [book, ...others] = source.entities;
  if (!book) throw new Error('the book is gone');
  const before = render(source);
  const after = render({
    ...source,
    entities: [{ ...book, fields: [...book.fields, field('pages', 'integer')] }, ...others],
  });
  const changed = [...after]
    .filter(([path]) => path.startsWith('frontend/'))
    .filter(([path, { content }]) => before.get(path)?.content !== content)
    .map(([path]) => path);
  expect(changed).toEqual([
    'frontend/e2e/_generated/entities/book.json',
    'frontend/messages/entities.en.json',
    'frontend/messages/entities.es.json',
    'frontend/src/features/book/_generated/definition.ts',
  ]);
});
