'use client';

import { createContext, type ReactNode, use, useEffect, useMemo } from 'react';
import { endSession, onSessionEnd, onSessionStart } from '@/lib/api/session';
import type { Action, Row } from '@/lib/entity/definition';
import { useFeature } from '@/lib/switches/features-provider';
import { type Guarded, may, type User } from './access';
import { signInPath } from './next-path';

export type Auth = {
  /** Null in applications without accounts, and for visitors. */
  user: User | null;
  role: string | null;
  /** Whether to offer it; see `may`. */
  can: (definition: Guarded, action: Action, row?: Row) => boolean;
  /** Ends the session, in every tab, and goes to the sign-in page. Without a connection it throws and changes nothing. */
  signOut: () => Promise<void>;
};

const UserContext = createContext<User | null>(null);

/** Tells what is below it who is signed in, and leaves the page once that is over, wherever it ended. */
export function UserProvider({ user, children }: { user: User | null; children: ReactNode }) {
  const signedIn = user !== null;
  useEffect(() => {
    if (!signedIn) return;
    // A whole new page: nothing of what this account saw stays in memory.
    const stop = [
      onSessionEnd((reason) => window.location.assign(signInPath(reason))),
      // Somebody else may have signed in, in another tab: cookies are the browser's, not the tab's.
      onSessionStart(() => window.location.reload()),
    ];
    return () => {
      for (const end of stop) end();
    };
  }, [signedIn]);
  return <UserContext value={user}>{children}</UserContext>;
}

/** Returns who is signed in; null in applications without accounts, and for visitors. */
export const useUser = (): User | null => use(UserContext);

/** Returns who is signed in and what they may do. */
export function useAuth(): Auth {
  const user = useUser();
  const readOnly = useFeature('read_only');
  return useMemo(
    () => ({
      user,
      role: user?.role ?? null,
      can: (definition: Guarded, action: Action, row?: Row) =>
        !(readOnly && action !== 'read') && may(user, definition, action, row),
      signOut: endSession,
    }),
    [user, readOnly],
  );
}
