'use client';

import { GitBranch } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { CloneSteps, type CloneStepsProps } from './clone-steps.tsx';

/** Shows how to work on a project with git. */
export function CloneButton(props: CloneStepsProps) {
  const t = useTranslations('git.clone');
  const common = useTranslations('common');
  return (
    <Dialog
      closeLabel={common('close')}
      title={t('title')}
      trigger={
        <Button>
          <GitBranch aria-hidden />
          {t('button')}
        </Button>
      }
    >
      <CloneSteps {...props} />
    </Dialog>
  );
}
