'use client';

import { Trash2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { toast } from 'sonner';
import { CloneSteps } from '#components/git/clone-steps.tsx';
import { ExportCard } from '#components/git/export-card.tsx';
import { Button } from '#components/ui/button.tsx';
import { Card, CardHeader, CardTitle } from '#components/ui/card.tsx';
import { Confirm } from '#components/ui/confirm.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { RenameForm } from '#components/ui/rename-form.tsx';
import { failureSentence } from '#lib/errors.ts';
import type { GitRemoteView } from '#lib/git-remotes/schema.ts';
import { deleteProject, renameProject } from '#lib/projects/actions.ts';
import type { ProjectView } from '#lib/projects/schema.ts';

type ProjectSettingsProps = {
  team: string;
  project: ProjectView;
  /** Where git finds its repository; null before the first version. */
  address: string | null;
  canRename: boolean;
  /** Where it is exported to; null when nobody has said. */
  remote: GitRemoteView | null;
  canDelete: boolean;
  canPush: boolean;
  canExport: boolean;
};

/** The project's name, its repository, and its end. */
export function ProjectSettings(props: ProjectSettingsProps) {
  const { team, project, address, remote, canRename, canDelete, canPush, canExport } = props;
  const t = useTranslations('projects.settings');
  const git = useTranslations('git.clone');
  const common = useTranslations('common');
  const locale = useLocale();
  const router = useRouter();

  async function remove() {
    const result = await deleteProject(team, { projectId: project.id });
    if (!result.ok) {
      toast.error(failureSentence(result.error, locale));
      return;
    }
    toast.success(t('deleted'));
    router.push(`/t/${team}`);
  }

  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto w-full max-w-6xl px-4 py-8 sm:px-6">
        <div className="max-w-2xl space-y-6">
          <PageHeading title={t('title')} />
          <RenameForm
            canRename={canRename}
            description={t('addressHelp', { address: `/t/${team}/p/${project.slug}` })}
            doneLabel={t('renamed')}
            label={t('name')}
            name={project.name}
            rename={(name) => renameProject(team, { projectId: project.id, name })}
            saveLabel={t('save')}
          />
          <Card>
            <CardHeader>
              <CardTitle>{git('title')}</CardTitle>
            </CardHeader>
            <div className="p-4">
              <CloneSteps address={address} canPush={canPush} project={project.slug} team={team} />
            </div>
          </Card>
          <ExportCard
            canExport={canExport}
            hasVersion={address !== null}
            projectId={project.id}
            remote={remote}
            team={team}
          />
          {canDelete ? (
            <Card className="flex flex-wrap items-center gap-4 border-bad-line p-4">
              <div className="min-w-56 flex-1">
                <h2 className="font-medium text-sm">{t('delete')}</h2>
                <p className="text-ink-muted text-sm">{t('deleteHelp')}</p>
              </div>
              <Confirm
                cancelLabel={common('cancel')}
                confirmLabel={t('deleteConfirm')}
                danger
                description={t('deleteHelp')}
                onConfirm={remove}
                title={t('deleteTitle', { name: project.name })}
                trigger={
                  <Button variant="danger">
                    <Trash2 aria-hidden />
                    {t('delete')}
                  </Button>
                }
              />
            </Card>
          ) : null}
        </div>
      </div>
    </div>
  );
}
