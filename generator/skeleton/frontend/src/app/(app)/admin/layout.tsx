import type { ReactNode } from 'react';
import { requireAdmin } from '@/lib/auth/user';

/** For administrators only; to everybody else these pages do not exist. */
export default async function AdminLayout({ children }: { children: ReactNode }) {
  await requireAdmin();
  return <div className="mx-auto flex w-full max-w-6xl flex-col gap-6">{children}</div>;
}
