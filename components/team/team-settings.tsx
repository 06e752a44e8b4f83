'use client';

import { useTranslations } from 'next-intl';
import { AccessTokens } from '#components/git/access-tokens.tsx';
import { Avatar } from '#components/ui/avatar.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { Card, CardHeader, CardTitle } from '#components/ui/card.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { RenameForm } from '#components/ui/rename-form.tsx';
import { RelativeTime } from '#components/ui/time.tsx';
import type { AccessTokenView } from '#lib/access-tokens/schema.ts';
import { renameTeam } from '#lib/teams/actions.ts';
import type { MemberView, TeamView } from '#lib/teams/schema.ts';

type TeamSettingsProps = {
  team: TeamView;
  members: MemberView[];
  tokens: AccessTokenView[];
  userId: string;
  canRename: boolean;
  canPush: boolean;
};

/** The team's name, who is in it, and the person's own tokens for it. */
export function TeamSettings({ team, members, tokens, userId, canRename, canPush }: TeamSettingsProps) {
  const t = useTranslations('team');
  return (
    <div className="max-w-2xl">
      <PageHeading title={t('title')} />
      <RenameForm
        canRename={canRename}
        description={t('addressHelp', { address: `/t/${team.slug}` })}
        doneLabel={t('renamed')}
        label={t('name')}
        name={team.name}
        rename={(name) => renameTeam(team.slug, { name })}
        saveLabel={t('save')}
      />
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
      <AccessTokens canPush={canPush} team={team.slug} tokens={tokens} />
    </div>
  );
}
