import { describe, expect, test } from 'vitest';
import { guarded, notes } from '../../golden/cases.ts';
import { loadSkeleton } from '../../golden/load-skeleton.ts';
import { renderProject } from '../project.ts';

const skeleton = loadSkeleton();
const readmeOf = (source: typeof guarded) =>
  String(renderProject(source, skeleton, { specText: '#' }).get('README.md')?.content);

describe('the README of a project with accounts', () => {
  test('names every setting about accounts, with its default', () => {
    const readme = readmeOf(guarded);
    const module = String(skeleton.get('backend/app/auth/settings.py'));
    const names = [...module.matchAll(/^ {4}([a-z_]+): (?!SettingsConfigDict)/gm)].map(
      (match) => match[1] ?? '',
    );
    expect(names.length).toBeGreaterThan(12);
    for (const name of names) expect(readme).toContain(`\`${name.toUpperCase()}\``);
  });

  test('shows who may do what', () => {
    const readme = readmeOf(guarded);
    expect(readme).toContain(
      '| Order | – | read (own), create, update (own), delete (own) | read, create, update, delete (own) |',
    );
    expect(readme).toContain('| Message | create | create | create |');
  });

  test('says nothing of it without accounts', () => {
    expect(readmeOf(notes)).not.toMatch(/COOKIE_SECURE|sin sesión/);
  });
});
