import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { adminPagesFor } from '@/components/shell/admin-pages';
import { AppShell } from '@/components/shell/app-shell';
import { accountOf, navigationFor } from '@/components/shell/navigation';
import { OfflineReading } from '@/components/shell/offline-reading';
import { ShellProvider } from '@/components/shell/shell-context';
import { requireUser } from '@/lib/auth/user';
import { UserProvider } from '@/lib/auth/user-context';
import { RealtimeProvider } from '@/lib/realtime/realtime-provider';
import { FeaturesProvider } from '@/lib/switches/features-provider';
import { findFeatures } from '@/lib/switches/find-features';

/** Around every page of the application: only for those who are signed in, where there are accounts. */
export default async function AppLayout({ children }: { children: ReactNode }) {
  const user = await requireUser();
  const [entities, account, chosen, features] = await Promise.all([
    navigationFor(user),
    accountOf(user),
    cookies(),
    findFeatures(),
  ]);
  return (
    <FeaturesProvider initial={features}>
      <UserProvider user={user}>
        <RealtimeProvider>
          <ShellProvider
            account={account}
            adminPages={adminPagesFor(user)}
            entities={entities}
            initiallyCollapsed={chosen.get('sidebar')?.value === 'collapsed'}
          >
            <AppShell>{children}</AppShell>
            <OfflineReading account={String(user?.id ?? '')} />
          </ShellProvider>
        </RealtimeProvider>
      </UserProvider>
    </FeaturesProvider>
  );
}
