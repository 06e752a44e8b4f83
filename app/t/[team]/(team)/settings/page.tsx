import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { TeamSettings } from '#components/team/team-settings.tsx';
import { listAccessTokens } from '#lib/access-tokens/queries.ts';
import { listMembers } from '#lib/teams/queries.ts';
import { roleCan } from '#lib/teams/rules.ts';
import { readForPage } from '../../../../access.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('team'))('title') };
}

export default async function SettingsPage({ params }: PageProps<'/t/[team]/settings'>) {
  const { team: slug } = await params;
  const view = await readForPage(slug, 'team.view', async ({ db, team, role, user }) => ({
    members: await listMembers(db),
    tokens: await listAccessTokens(db, user.id),
    team,
    role,
    userId: user.id,
  }));
  return (
    <TeamSettings
      canPush={roleCan(view.role, 'git.write')}
      canRename={roleCan(view.role, 'team.rename')}
      members={view.members}
      team={view.team}
      tokens={view.tokens}
      userId={view.userId}
    />
  );
}
