import { afterEach, expect, test, vi } from 'vitest';
import { isSurelyOffline } from './connection';

afterEach(() => vi.unstubAllGlobals());

function at(href: string, onLine: boolean): boolean {
  vi.stubGlobal('navigator', { onLine });
  vi.stubGlobal('window', { location: { href } });
  return isSurelyOffline();
}

test('without a network a server elsewhere is out of reach, and one on this machine may not be', () => {
  expect(at('https://app.example/tickets', false)).toBe(true);
  expect(at('http://localhost.example/tickets', false)).toBe(true);
  expect(at('http://localhost:3000/tickets', false)).toBe(false);
  expect(at('http://127.0.0.1:3000/tickets', false)).toBe(false);
  expect(at('https://app.example/tickets', true)).toBe(false);
});
