import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { proxyMatcher, settleClientAddress } from './client-address.ts';

function addressOf(remote: string, forwarded: string | undefined, proxies: string[]): unknown {
  const socket = new Socket();
  Object.defineProperty(socket, 'remoteAddress', { value: remote });
  const request = new IncomingMessage(socket);
  if (forwarded !== undefined) request.headers['x-forwarded-for'] = forwarded;
  settleClientAddress(request, proxyMatcher(proxies));
  return request.headers['x-forwarded-for'];
}

describe('a client’s address', () => {
  it('is the socket’s when no proxy is trusted, whatever the client claims', () => {
    expect(addressOf('203.0.113.9', '1.2.3.4', [])).toBe('203.0.113.9');
    expect(addressOf('::ffff:203.0.113.9', undefined, [])).toBe('203.0.113.9');
  });

  it('is the last one that a trusted proxy did not add', () => {
    expect(addressOf('10.0.0.2', '6.6.6.6, 203.0.113.9, 10.0.0.7', ['10.0.0.0/24'])).toBe('203.0.113.9');
  });

  it('is the proxy’s own when the proxy says nothing readable', () => {
    expect(addressOf('10.0.0.2', 'unknown', ['10.0.0.2'])).toBe('10.0.0.2');
  });

  it('is found behind IPv6 proxies too', () => {
    expect(addressOf('fd00::1', '2001:db8::5', ['fd00::/8'])).toBe('2001:db8::5');
  });
});

describe('trusted proxies', () => {
  it.each(['proxy.example', '10.0.0.0/33', '10.0.0.0/x'])('cannot be written as %s', (entry) => {
    expect(() => proxyMatcher([entry])).toThrow('APP_TRUSTED_PROXIES');
  });
});
