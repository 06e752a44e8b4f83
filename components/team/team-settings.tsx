'use client';

import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { type FormEvent, useState, useTransition } from 'react';
import { toast } from 'sonner';
import { Avatar } from '#components/ui/avatar.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { Button } from '#components/ui/button.tsx';
import { Card, CardHeader, CardTitle } from '#components/ui/card.tsx';
import { Field, Input } from '#components/ui/field.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { RelativeTime } from '#components/ui/time.tsx';
import { failureSentence, fieldSentence } from '#lib/errors.ts';
import { renameTeam } from '#lib/teams/actions.ts';
import type { MemberView, TeamView } from '#lib/teams/schema.ts';

type TeamSettingsProps = { team: TeamView; members: MemberView[]; userId: string; canRename: boolean };

/** The team's name and who is in it. */
export function TeamSettings({ team, members, userId, canRename }: TeamSettingsProps) {
  const t = useTranslations('team');
  return (
    <div className="max-w-2xl">
      <PageHeading title={t('title')} />
      <TeamName canRename={canRename} team={team} />
      <Card className="mt-6">
        <CardHeader>
          <CardTitle>{t('members')}</CardTitle>
          <Badge>{members.length}</Badge>
        </CardHeader>
        <ul className="divide-y">
          {members.map((member) => (
            <li className="flex items-center gap-3 px-4 py-3" key={member.userId}>
              <Avatar name={member.name} />
              <div className="min-w-0 flex-1">
                <p className="truncate font-medium text-sm">
                  {member.name}
                  {member.userId === userId ? <span className="text-ink-muted"> · {t('you')}</span> : null}
                </p>
                <p className="truncate text-ink-muted text-xs">
                  {t('joined')} <RelativeTime at={member.joinedAt} />
                </p>
              </div>
              <Badge size="md">{t(`role.${member.role}`)}</Badge>
            </li>
          ))}
        </ul>
      </Card>
    </div>
  );
}

function TeamName({ team, canRename }: { team: TeamView; canRename: boolean }) {
  const t = useTranslations('team');
  const locale = useLocale();
  const router = useRouter();
  const [problem, setProblem] = useState<string>();
  const [busy, startTransition] = useTransition();

  function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get('name'));
    setProblem(undefined);
    startTransition(async () => {
      const result = await renameTeam(team.slug, { name });
      if (result.ok) {
        toast.success(t('renamed'));
        router.refresh();
        return;
      }
      const field = result.error.fields?.name;
      setProblem(field ? fieldSentence(field, locale) : failureSentence(result.error, locale));
    });
  }

  return (
    <Card>
      <form className="flex flex-wrap items-end gap-3 p-4" onSubmit={save}>
        <div className="min-w-60 flex-1">
          <Field
            description={t('addressHelp', { address: `/t/${team.slug}` })}
            error={problem}
            label={t('name')}
            name="name"
          >
            <Input defaultValue={team.name} disabled={!canRename} maxLength={80} required />
          </Field>
        </div>
        {canRename ? (
          <Button busy={busy} className="mb-6 h-9" type="submit">
            {t('save')}
          </Button>
        ) : null}
      </form>
    </Card>
  );
}
