export const ROLES = ['owner', 'admin', 'member', 'viewer'] as const;
export type Role = (typeof ROLES)[number];

/** Every permission and the roles that have it; whoever may do more may also do less. */
const PERMISSIONS = {
  'team.view': ['owner', 'admin', 'member', 'viewer'],
  'team.rename': ['owner', 'admin'],
  'member.manage': ['owner', 'admin'],
  'billing.manage': ['owner'],
  'project.view': ['owner', 'admin', 'member', 'viewer'],
  'project.create': ['owner', 'admin', 'member'],
  'project.rename': ['owner', 'admin', 'member'],
  'project.delete': ['owner', 'admin'],
  'spec.view': ['owner', 'admin', 'member', 'viewer'],
  'spec.edit': ['owner', 'admin', 'member'],
  'run.view': ['owner', 'admin', 'member', 'viewer'],
  'run.start': ['owner', 'admin', 'member'],
  'run.cancel': ['owner', 'admin', 'member'],
  'run.download': ['owner', 'admin', 'member', 'viewer'],
  'version.view': ['owner', 'admin', 'member', 'viewer'],
  'version.edit': ['owner', 'admin', 'member'],
  'version.restore': ['owner', 'admin', 'member'],
  'git.read': ['owner', 'admin', 'member', 'viewer'],
  'git.write': ['owner', 'admin', 'member'],
  'git.export': ['owner', 'admin'],
  'token.manage': ['owner', 'admin', 'member', 'viewer'],
  'console.watch': ['owner', 'admin', 'member', 'viewer'],
  'console.type': ['owner', 'admin', 'member'],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof PERMISSIONS;
export const PERMISSION_NAMES = Object.keys(PERMISSIONS) as Permission[];

/** Whether a role has a permission. */
export function roleCan(role: Role, permission: Permission): boolean {
  const roles: readonly Role[] = PERMISSIONS[permission];
  return roles.includes(role);
}

/** Narrows a role read from the database; null for a word we do not know, which then has no rights at all. */
export function findRole(text: string): Role | null {
  return ROLES.find((role) => role === text) ?? null;
}
