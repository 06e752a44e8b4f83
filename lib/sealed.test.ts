import { expect, test, vi } from 'vitest';

vi.stubEnv('APP_SECRET', 'a secret that only tests know of, 32 or more');
const { seal, unseal } = await import('./sealed.ts');

test('what was sealed is read again by whom it was sealed for, and by nobody else', () => {
  const sealed = seal('contraseña', 'git', 'team_a:proj_a');
  expect(sealed).not.toContain('contraseña');
  expect(unseal(sealed, 'git', 'team_a:proj_a')).toBe('contraseña');
  expect(unseal(sealed, 'git', 'team_b:proj_a')).toBeNull();
  expect(unseal(sealed, 'mail', 'team_a:proj_a')).toBeNull();
});

test('the same secret never looks the same twice, and one changed sign makes it unreadable', () => {
  const [one, two] = [seal('x', 'git', 'a'), seal('x', 'git', 'a')];
  expect(one).not.toBe(two);
  const at = one.length - 3;
  const changed = one.slice(0, at) + (one[at] === 'A' ? 'B' : 'A') + one.slice(at + 1);
  expect(unseal(changed, 'git', 'a')).toBeNull();
  for (const text of ['', 'v1.', 'v1.AAAA', 'plain text']) expect(unseal(text, 'git', 'a')).toBeNull();
});
