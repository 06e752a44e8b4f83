import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { AdminHeader } from '@/components/admin/admin-header';
import { Users } from '@/components/admin/users';
import { Skeleton } from '@/components/ui/skeleton';
import { requireAdmin } from '@/lib/auth/user';

export async function generateMetadata() {
  const t = await getTranslations('admin.users');
  return { title: t('title') };
}

export default async function UsersPage() {
  await requireAdmin();
  const t = await getTranslations('admin.users');
  return (
    <>
      <AdminHeader description={t('description')} title={t('title')} />
      <Suspense fallback={<Skeleton className="h-96 w-full rounded-xl" />}>
        <Users />
      </Suspense>
    </>
  );
}
