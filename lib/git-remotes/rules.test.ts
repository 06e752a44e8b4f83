import { describe, expect, test } from 'vitest';
import { hostAddress, isPrivateAddress, readRemoteUrl } from './rules.ts';
import { saveRemoteInput } from './schema.ts';

describe('the address of a repository elsewhere', () => {
  test.each([
    ['https://github.com/ada/demo.git', 'https://github.com/ada/demo.git'],
    ['http://git.example:8080/x', 'http://git.example:8080/x'],
    ['HTTPS://Git.Example/x', 'https://git.example/x'],
  ])('%s is one', (text, url) => expect(readRemoteUrl(text)).toBe(url));

  test.each([
    'file:///etc/passwd',
    'ext::sh -c touch% /tmp/x',
    'git://example.com/x',
    'ssh://git@example.com/x',
    'git@example.com:x.git',
    '/srv/repositories/x.git',
    '--upload-pack=touch',
    'https://ada:secret@example.com/x.git',
    'https://example.com/x.git?a=b',
    'https://example.com/a b%0Ax',
    'https:example.com',
    'https://',
    '',
  ])('%j is none', (text) => expect(readRemoteUrl(text)).toBeNull());

  test('tells its host’s address where it is written as one, in whatever form', () => {
    expect(hostAddress('http://0x7f.1/x')).toBe('127.0.0.1');
    expect(hostAddress('http://2130706433/x')).toBe('127.0.0.1');
    expect(hostAddress('http://[::1]:80/x')).toBe('::1');
    expect(hostAddress('https://example.com/x')).toBeNull();
  });
});

describe('addresses', () => {
  test.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.31.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '255.255.255.255',
    '224.0.0.1',
    '::1',
    '::',
    'fe80::1',
    'fd00::1',
    '::ffff:10.0.0.1',
    '64:ff9b::a00:1',
    '2002:a00:1::',
    'nonsense',
  ])('%s is private', (address) => expect(isPrivateAddress(address)).toBe(true));

  test.each(['1.1.1.1', '140.82.121.4', '172.32.0.1', '2606:4700::1111'])('%s is public', (address) =>
    expect(isPrivateAddress(address)).toBe(false),
  );
});

test.each(['main', 'release/1.0', 'año', 'a-b_c'])('%s is a branch', (branch) => {
  expect(saveRemoteInput.shape.branch.safeParse(branch).success).toBe(true);
});
test.each(['', '-f', '../x', 'a..b', 'a b', 'x.lock', 'a/', 'refs:heads', '+main', 'a\nb', '@{u}'])(
  '%j is no branch',
  (branch) => expect(saveRemoteInput.shape.branch.safeParse(branch).success).toBe(false),
);
