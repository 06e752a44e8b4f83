import { BlockList, isIP } from 'node:net';
import { EXPORT_PROBLEMS, EXPORT_STATES, type ExportProblem, type ExportState } from './schema.ts';

/**
 * Checks the address of a repository elsewhere: http(s), with a host, and nothing in it that belongs into other fields.
 * Returns it in one form, or null: `file:`, `ext::`, `git:`, `ssh:` and paths would have git do other things than push.
 */
export function readRemoteUrl(text: string): string | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^https?:\/\//i.test(text)) return null;
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') return null;
  if (url.hostname === '' || /[\p{Cc}\s"'\\]/u.test(decodeURI(url.pathname))) return null;
  return url.href;
}

/** Whether a host is named by its address; those are checked when they are entered, names when they are used. */
export function hostAddress(url: string): string | null {
  const host = new URL(url).hostname.replace(/^\[|\]$/g, '');
  return isIP(host) === 0 ? null : host;
}

/** What no address on the internet is in: IANA's special-purpose registries (RFC 6890), and multicast. */
const PRIVATE = new BlockList();
for (const [address, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  PRIVATE.addSubnet(address, prefix, 'ipv4');
/** Global unicast is 2000::/3; of it, what carries another address inside (Teredo, 6to4) or is no host's. */
const PUBLIC_6 = new BlockList();
PUBLIC_6.addSubnet('2000::', 3, 'ipv6');
for (const [address, prefix] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
] as const)
  PRIVATE.addSubnet(address, prefix, 'ipv6');

/** Whether an address may lead into a network that is nobody else's business: this machine, a private one, a cloud's own. */
export function isPrivateAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return PRIVATE.check(address, 'ipv4');
  if (family === 6) return !PUBLIC_6.check(address, 'ipv6') || PRIVATE.check(address, 'ipv6');
  return true;
}

export const findExportState = (word: string): ExportState =>
  EXPORT_STATES.find((state) => state === word) ?? 'idle';

export const findExportProblem = (word: string | null): ExportProblem | null =>
  word === null ? null : (EXPORT_PROBLEMS.find((problem) => problem === word) ?? 'other');

/** Whose a sealed secret is: see lib/sealed.ts. */
export const secretContext = ({ teamId, projectId }: { teamId: string; projectId: string }) =>
  `${teamId}:${projectId}`;
export const SECRET_PURPOSE = 'git-remote';
