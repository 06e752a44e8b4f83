import { describe, expect, it } from 'vitest';
import { findRole, PERMISSION_NAMES, ROLES, roleCan } from './rules.ts';

describe('roles', () => {
  it('an owner may do everything', () => {
    expect(PERMISSION_NAMES.filter((permission) => !roleCan('owner', permission))).toEqual([]);
  });

  it('a viewer may look, download, clone and keep tokens of their own, and nothing else', () => {
    const allowed = PERMISSION_NAMES.filter((permission) => roleCan('viewer', permission));
    expect(allowed).toEqual([
      'team.view',
      'project.view',
      'spec.view',
      'run.view',
      'run.download',
      'version.view',
      'git.read',
      'token.manage',
      'console.watch',
    ]);
  });

  it('each may do all that the next one may', () => {
    for (const [index, role] of ROLES.slice(0, -1).entries()) {
      const lesser = ROLES[index + 1] ?? role;
      const lost = PERMISSION_NAMES.filter(
        (permission) => roleCan(lesser, permission) && !roleCan(role, permission),
      );
      expect(lost).toEqual([]);
    }
  });

  it('a word the database should not hold gives no role', () => {
    expect(findRole('superuser')).toBeNull();
  });
});
