import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';

const HEADER = 'x-forwarded-for';

/**
 * Writes the client's true address into X-Forwarded-For as its only value, so that rate limits and sessions cannot be
 * cheated by a header a client sent. Walks from the socket backwards through addresses of trusted proxies; the first
 * one that is not a proxy's is the client.
 */
export function settleClientAddress(
  request: IncomingMessage,
  isTrustedProxy: (address: string) => boolean,
): void {
  const claimed = [request.headers[HEADER] ?? []].flat().join(',').split(',');
  let address = plain(request.socket.remoteAddress ?? '');
  for (const hop of claimed.reverse().map((text) => plain(text.trim()))) {
    if (!isTrustedProxy(address) || isIP(hop) === 0) break;
    address = hop;
  }
  request.headers[HEADER] = address;
}

/** A test for addresses within any of these addresses or CIDR ranges. Throws naming an entry that is neither. */
export function proxyMatcher(entries: readonly string[]): (address: string) => boolean {
  const list = new BlockList();
  for (const entry of entries) addEntry(list, entry);
  return (address) => {
    const family = isIP(address);
    return family !== 0 && list.check(address, family === 4 ? 'ipv4' : 'ipv6');
  };
}

function addEntry(list: BlockList, entry: string): void {
  const [address = '', bits] = entry.split('/');
  const family = isIP(address);
  const prefix = bits === undefined ? (family === 4 ? 32 : 128) : Number(bits);
  if (family === 0 || !Number.isInteger(prefix) || prefix < 0 || prefix > (family === 4 ? 32 : 128)) {
    throw new Error(
      `APP_TRUSTED_PROXIES: ${JSON.stringify(entry)} is neither an address nor a range such as 10.0.0.0/24.`,
    );
  }
  list.addSubnet(address, prefix, family === 4 ? 'ipv4' : 'ipv6');
}

/** Sockets that listen on IPv6 tell IPv4 clients as ::ffff:192.0.2.1. */
function plain(address: string): string {
  return address.toLowerCase().startsWith('::ffff:') && address.includes('.') ? address.slice(7) : address;
}
