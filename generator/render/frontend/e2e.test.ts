import { expect, it } from 'vitest';
import type { Blueprint } from '../../blueprint/schema.ts';
import { blueprint, entity, field, relation } from '../../golden/build.ts';
import { everything } from '../../golden/cases.ts';
import { loadSkeleton } from '../../golden/load-skeleton.ts';
import { renderProject } from '../project.ts';

const skeleton = loadSkeleton();
const render = (source: Blueprint, auth: boolean) => {
  const options = { ...source.options, frontend: 'nextjs' as const, auth };
  return renderProject({ ...source, options }, skeleton, { specText: '# Spec\n', frontend: true });
};
const read = (files: ReturnType<typeof render>, path: string) =>
  JSON.parse(String(files.get(`frontend/e2e/_generated/${path}`)?.content));
const shop = blueprint(
  'Shop',
  [
    entity('Book', [field('title', 'string', { required: true })]),
    entity('Author', [field('name', 'string')]),
  ],
  [relation('one-to-many', 'Author', 'Book', 'author', 'books')],
);

it('tries the pages of every entity people create, with valid values for every field they must fill in', () => {
  const files = render(everything, true);
  const facts = [...files.keys()].filter((path) => path.startsWith('frontend/e2e/_generated/entities/'));
  expect(facts.length).toBeGreaterThan(3);
  for (const path of facts) {
    const known = read(files, path.replace('frontend/e2e/_generated/', ''));
    const spec = `frontend/e2e/_generated/records-${known.key.replaceAll('_', '-')}.spec.ts`;
    expect(files.has(spec), spec).toBe(!known.account);
    for (const { name, kind, required, values } of known.fields)
      if (required && !['reference', 'links', 'file', 'image'].includes(kind))
        expect(values.length, `${known.key}.${name}`).toBeGreaterThan(0);
  }
});

it('knows what a relation leads to and what requests call it', () => {
  const { fields } = read(render(shop, false), 'entities/book.json');
  expect(fields).toContainEqual(
    expect.objectContaining({ name: 'author', column: 'author_id', kind: 'reference', target: 'author' }),
  );
});

it('signs in where there are accounts, and has no test of them where there are none', () => {
  const [withAccounts, without] = [render(shop, true), render(shop, false)];
  const path = 'frontend/e2e/_generated/accounts.spec.ts';
  expect([withAccounts.has(path), without.has(path)]).toEqual([true, false]);
  expect(read(withAccounts, 'admin.json').admin).toMatchObject({ email: expect.stringContaining('@') });
  expect(read(without, 'admin.json').admin).toBeNull();
});

it('is there for a project without entities too', () => {
  const files = render(blueprint('Empty', []), false);
  expect(files.has('frontend/e2e/_generated/pages.spec.ts')).toBe(true);
  expect([...files.keys()].filter((path) => path.includes('/entities/'))).toEqual([]);
});
