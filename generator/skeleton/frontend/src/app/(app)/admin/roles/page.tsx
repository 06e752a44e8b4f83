import { getTranslations } from 'next-intl/server';
import { AdminHeader } from '@/components/admin/admin-header';
import { PermissionMatrix } from '@/components/admin/permission-matrix';
import { ENTITIES, loadEntity } from '@/features/registry';
import { requireAdmin } from '@/lib/auth/user';

export async function generateMetadata() {
  const t = await getTranslations('admin.roles');
  return { title: t('title') };
}

export default async function RolesPage() {
  await requireAdmin();
  const t = await getTranslations('admin.roles');
  const definitions = await Promise.all(ENTITIES.map(({ key }) => loadEntity(key)));
  return (
    <>
      <AdminHeader description={t('description')} title={t('title')} />
      <PermissionMatrix entities={definitions.map(({ key, access }) => ({ key, access }))} />
    </>
  );
}
