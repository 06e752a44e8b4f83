import { describe, expect, it } from 'vitest';
import {
  AppError,
  ERROR_CODES,
  ERROR_SENTENCES,
  FIELD_SENTENCES,
  failureSentence,
  fieldSentence,
} from './errors.ts';

describe('AppError', () => {
  it('shows the sentence of its code when none other is named', () => {
    expect(new AppError('not_found').key).toBe('not_found');
  });

  it('has a sentence of its own for each of the six codes', () => {
    for (const code of ERROR_CODES) expect(ERROR_SENTENCES).toHaveProperty(code);
  });
});

describe('sentences', () => {
  it('fill in their parameters in the reader’s language', () => {
    const failure = { code: 'limit', key: 'too_many_attempts', params: { seconds: 30 } } as const;
    expect(failureSentence(failure, 'es-AR')).toBe(
      'Demasiados intentos seguidos: espera 30 segundos y prueba otra vez.',
    );
    expect(failureSentence(failure, 'fr')).toBe('Too many attempts in a row: wait 30 seconds and try again.');
  });

  it('quote the error id of what was not expected', () => {
    const failure = { code: 'unexpected', key: 'unexpected', errorId: 'err_1' } as const;
    expect(failureSentence(failure, 'en')).toContain('err_1');
  });

  it('tell the limit of a field', () => {
    expect(fieldSentence({ key: 'too_long', limit: 80 }, 'es')).toBe('Como mucho 80 caracteres.');
  });

  it('use the same places in both languages', () => {
    const places = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();
    for (const sentence of [...Object.values(ERROR_SENTENCES), ...Object.values(FIELD_SENTENCES)]) {
      expect(places(sentence.es)).toEqual(places(sentence.en));
    }
  });
});
