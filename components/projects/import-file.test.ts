import { expect, test } from 'vitest';
import { MAX_SPEC_BYTES } from '#lib/specs/schema.ts';
import { readImport } from './import-file.ts';

const file = (name: string, bytes: string | Uint8Array<ArrayBuffer>) => new File([bytes], name);

test('a text file keeps its name and its text, with line ends of one kind', async () => {
  expect(await readImport(file('tienda.jdl', 'entity A {\r\n}\r\n'))).toEqual({
    ok: true,
    file: { name: 'tienda.jdl', text: 'entity A {\n}\n' },
  });
});

test('a file that Windows wrote in its own code page keeps its accents', async () => {
  const bytes = Uint8Array.from([...'- teléfono: texto, único\r\n'], (character) => character.charCodeAt(0));
  expect(await readImport(file('salón.txt', bytes))).toEqual({
    ok: true,
    file: { name: 'salón.txt', text: '- teléfono: texto, único\n' },
  });
});

test('a name that would not be stored is replaced, its ending kept', async () => {
  expect(await readImport(file('../../etc/passwd.sql', 'CREATE TABLE a (id int);'))).toMatchObject({
    file: { name: 'SPEC.sql' },
  });
  expect(await readImport(file('.hidden', '# A'))).toMatchObject({ file: { name: 'SPEC.md' } });
});

test.each([
  ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13])],
  ['text with NUL', new Uint8Array([0x61, 0x00, 0x62])],
])('%s is refused as not text', async (_kind, bytes) => {
  expect(await readImport(file('x.md', bytes))).toMatchObject({ ok: false, error: { key: 'spec_binary' } });
});

test('a file over the limit is refused before it is read', async () => {
  const huge = {
    name: 'x.md',
    size: MAX_SPEC_BYTES + 1,
    arrayBuffer: () => Promise.reject(new Error('was read')),
  };
  expect(await readImport(huge)).toMatchObject({ ok: false, error: { key: 'spec_too_large' } });
});
