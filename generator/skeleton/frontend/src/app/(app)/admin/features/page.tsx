import { getTranslations } from 'next-intl/server';
import { AdminHeader } from '@/components/admin/admin-header';
import { FeatureSwitches } from '@/components/admin/feature-switches';
import { requireAdmin } from '@/lib/auth/user';

export async function generateMetadata() {
  const t = await getTranslations('admin.features');
  return { title: t('title') };
}

export default async function FeaturesPage() {
  await requireAdmin();
  const t = await getTranslations('admin.features');
  return (
    <>
      <AdminHeader description={t('description')} title={t('title')} />
      <FeatureSwitches />
    </>
  );
}
