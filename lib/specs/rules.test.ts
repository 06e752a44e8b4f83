import { describe, expect, it } from 'vitest';
import { AppError } from '../errors.ts';
import { AUTOSAVE_WINDOW_MS, decideSave, decodeSpecBytes, normaliseSpecText } from './rules.ts';
import { MAX_SPEC_BYTES } from './schema.ts';

function keyOf(work: () => unknown): string | null {
  try {
    work();
  } catch (error) {
    if (error instanceof AppError) return error.key;
    throw error;
  }
  return null;
}

describe('the text of a SPEC', () => {
  it('loses its byte order mark and other systems’ line ends', () => {
    expect(normaliseSpecText('\ufeff# A\r\n- b\rc\n')).toBe('# A\n- b\nc\n');
  });

  it('may hold 500 kB and no byte more, counted in UTF-8', () => {
    expect(keyOf(() => normaliseSpecText('a'.repeat(MAX_SPEC_BYTES)))).toBeNull();
    expect(keyOf(() => normaliseSpecText('ñ'.repeat(MAX_SPEC_BYTES / 2 + 1)))).toBe('spec_too_large');
  });

  it('is read as UTF-8, as UTF-16 with its mark, and as older Windows wrote it', () => {
    const text = '# Peluquería\n- teléfono: texto — único, 3 €\n';
    const utf16 = (littleEndian: boolean) => {
      const view = new DataView(new ArrayBuffer(2 * (text.length + 1)));
      for (const [index, character] of [...`\ufeff${text}`].entries())
        view.setUint16(2 * index, character.charCodeAt(0), littleEndian);
      return new Uint8Array(view.buffer);
    };
    const older = Uint8Array.from([...text], (character) => {
      const special: Record<string, number> = { '—': 0x97, '€': 0x80 };
      return special[character] ?? character.charCodeAt(0);
    });
    for (const bytes of [new TextEncoder().encode(text), utf16(true), utf16(false), older])
      expect(normaliseSpecText(decodeSpecBytes(bytes))).toBe(text);
  });

  it('is refused when it is a picture', () => {
    const png = decodeSpecBytes(
      new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]),
    );
    expect(keyOf(() => normaliseSpecText(png))).toBe('spec_binary');
    expect(keyOf(() => normaliseSpecText('\ufffd\u0007'.repeat(9)))).toBe('spec_binary');
  });

  it('may hold a stray control character in a long text', () => {
    expect(keyOf(() => normaliseSpecText(`${'word '.repeat(50)}\u0007`))).toBeNull();
  });
});

describe('saving', () => {
  const now = new Date('2026-01-01T10:00:00Z');
  const newest = { number: 3, createdById: 'ana', createdAt: now, updatedAt: now, isReferenced: false };
  const base = { number: 3, savedAt: now };

  it('replaces one’s own fresh version that no run used', () => {
    expect(decideSave(newest, base, 'ana', now)).toBe('replace');
  });

  it('adds the first version', () => {
    expect(decideSave(null, { number: 0, savedAt: null }, 'ana', now)).toBe('add');
  });

  it.each([
    ['a run used it', { ...newest, isReferenced: true }],
    ['it is someone else’s', { ...newest, createdById: 'luis' }],
    ['it is old', { ...newest, createdAt: new Date(now.getTime() - AUTOSAVE_WINDOW_MS) }],
  ])('adds a version when %s', (_why, version) => {
    expect(decideSave(version, base, 'ana', now)).toBe('add');
  });

  it.each([
    ['someone added a version', { number: 2, savedAt: now }],
    ['a second tab replaced the text', { number: 3, savedAt: new Date(now.getTime() - 1) }],
    ['the editor thought there was none', { number: 0, savedAt: null }],
  ])('conflicts when %s', (_why, stale) => {
    expect(keyOf(() => decideSave(newest, stale, 'ana', now))).toBe('spec_changed');
  });
});
