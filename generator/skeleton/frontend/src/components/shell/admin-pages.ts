import type { User } from '@/lib/auth/access';

export const ADMIN_PAGES = ['users', 'roles', 'audit', 'features', 'settings'] as const;
export type AdminPage = (typeof ADMIN_PAGES)[number];

/** Returns the pages of the administration somebody may see: all of them for administrators, none for others. */
export const adminPagesFor = (user: User | null): readonly AdminPage[] =>
  user?.role === 'admin' ? ADMIN_PAGES : [];
