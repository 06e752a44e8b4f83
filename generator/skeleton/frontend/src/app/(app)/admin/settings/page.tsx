import { getTranslations } from 'next-intl/server';
import { AdminHeader } from '@/components/admin/admin-header';
import { HealthCards } from '@/components/admin/health-cards';
import { RefreshButton } from '@/components/admin/refresh-button';
import { SettingsSection } from '@/components/auth/settings-section';
import { ENTITIES } from '@/features/registry';
import { readHealth } from '@/lib/api/health';
import { requireAdmin } from '@/lib/auth/user';
import { project } from '@/lib/project';

export async function generateMetadata() {
  const t = await getTranslations('admin.settings');
  return { title: t('title') };
}

export default async function SettingsPage() {
  await requireAdmin();
  const [t, live, ready] = await Promise.all([
    getTranslations('admin.settings'),
    readHealth('live'),
    readHealth('ready'),
  ]);
  const facts = [
    [t('name'), project.name],
    [t('language'), t(`languages.${project.language}`)],
    [t('entities'), String(ENTITIES.length)],
    [t('roles'), project.roles.join(', ')],
    [t('softDelete'), t(project.softDelete ? 'on' : 'off')],
    [t('files'), t(project.usesFiles ? 'on' : 'off')],
  ];
  return (
    <>
      <AdminHeader description={t('description')} title={t('title')}>
        <RefreshButton />
      </AdminHeader>
      <HealthCards live={live} ready={ready} />
      <SettingsSection description={t('factsHelp')} title={t('facts')}>
        <dl className="divide-y rounded-xl border bg-card shadow-xs">
          {facts.map(([name, value]) => (
            <div className="flex items-baseline justify-between gap-6 px-4 py-3" key={name}>
              <dt className="text-muted-foreground">{name}</dt>
              <dd className="min-w-0 text-right font-medium">{value}</dd>
            </div>
          ))}
        </dl>
      </SettingsSection>
    </>
  );
}
