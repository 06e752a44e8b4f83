import { describe, expect, it } from 'vitest';
import { contentDisposition, findNotModified } from './http-headers.ts';

describe('the name of a download', () => {
  it('is plain for old clients and true for new ones', () => {
    expect(contentDisposition('gestión (1).zip')).toBe(
      `attachment; filename="gestion _1_.zip"; filename*=UTF-8''gesti%C3%B3n%20%281%29.zip`,
    );
  });

  it('cannot break out of its header', () => {
    expect(contentDisposition('a"; x=1\r\nSet-Cookie: a=b.zip')).not.toMatch(/[\r\n]|"; x/);
  });
});

describe('a content the browser holds', () => {
  const ask = (tag: string | null) =>
    findNotModified(
      new Request('http://localhost', { headers: tag === null ? {} : { 'if-none-match': tag } }),
      'abc',
    );

  it.each(['"abc"', 'W/"abc"', '"x", "abc"'])('is not sent again: %s', (tag) => {
    expect(ask(tag)?.status).toBe(304);
  });

  it.each([null, '"abd"', 'abc'])('is sent otherwise: %s', (tag) => {
    expect(ask(tag)).toBeNull();
  });
});
