import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { AREAS } from './load.ts';

type Tree = { [key: string]: string | Tree };

function read(language: string, area: string): Tree {
  return JSON.parse(readFileSync(new URL(`./${language}/${area}.json`, import.meta.url), 'utf8'));
}

function flatten(tree: Tree, prefix = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') found.set(prefix + key, value);
    else for (const [inner, text] of flatten(value, `${prefix}${key}.`)) found.set(inner, text);
  }
  return found;
}

/** The names a message takes: `{count, plural, …}` → count; tags `<b>` → b. */
function parameters(message: string): string[] {
  const names = [...message.matchAll(/\{\s*([a-zA-Z]\w*)\s*[,}]/g), ...message.matchAll(/<([a-z]\w*)>/g)];
  return [...new Set(names.map((match) => match[1] ?? ''))].sort();
}

describe.each(AREAS)('messages of %s', (area) => {
  const spanish = flatten(read('es', area));
  const english = flatten(read('en', area));

  test('exist in both languages under the same keys, in the same order', () => {
    expect([...spanish.keys()]).toEqual([...english.keys()]);
  });

  test('take the same values in both languages', () => {
    for (const [key, text] of english)
      expect([key, parameters(spanish.get(key) ?? '')]).toEqual([key, parameters(text)]);
  });

  test('are never empty', () => {
    for (const [key, text] of [...spanish, ...english]) expect([key, text.trim()]).not.toEqual([key, '']);
  });
});

test('every file on disk is an area that is loaded', () => {
  for (const language of ['es', 'en']) {
    const files = readdirSync(new URL(`./${language}/`, import.meta.url)).map((name) =>
      name.replace('.json', ''),
    );
    expect(files.sort()).toEqual([...AREAS].sort());
  }
});
