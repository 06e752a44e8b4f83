'use client';

import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, use, useEffect, useRef, useState } from 'react';
import { announceEnd, renewSession } from '@/lib/api/session';
import { useUser } from '@/lib/auth/user-context';
import { project } from '@/lib/project';
import { useFeature } from '@/lib/switches/features-provider';
import { type FeedState, listenToFeed } from './feed';
import { createInvalidation } from './invalidation';
import type { Change } from './protocol';

const START_MS = 400;

type Listeners = Set<(change: Change) => void>;

const StateContext = createContext<FeedState>('connecting');
const ListenersContext = createContext<Listeners>(new Set());

/** Keeps what pages show in step with what others do: see the README of the API, "changes". Belongs below `UserProvider`. */
export function RealtimeProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const [state, setState] = useState<FeedState>('connecting');
  const [listeners] = useState<Listeners>(() => new Set());
  const user = useUser();
  const on = useFeature('realtime');
  const listens = on && (!project.auth || user !== null);
  useEffect(() => {
    if (!listens) return;
    const invalidation = createInvalidation(client);
    let stop: () => void = () => {};
    // What the page itself needs comes first.
    const start = setTimeout(() => {
      stop = listenToFeed({
        onChange: (change) => {
          invalidation.change(change);
          for (const listener of listeners) listener(change);
        },
        onReset: invalidation.reset,
        onState: setState,
        renew,
      });
    }, START_MS);
    return () => {
      clearTimeout(start);
      stop();
      invalidation.stop();
    };
  }, [client, listeners, listens]);
  return (
    <ListenersContext value={listeners}>
      <StateContext value={on ? state : 'closed'}>{children}</StateContext>
    </ListenersContext>
  );
}

/** A server that does not answer has ended no session. */
async function renew(): Promise<boolean> {
  if (!project.auth) return false;
  const renewal = await renewSession(Date.now());
  if (renewal === 'ended') announceEnd('ended');
  return renewal !== 'ended';
}

/** Returns how the feed of changes is: `away` while there is no connection. */
export const useFeedState = (): FeedState => use(StateContext);

/** Calls `listener` with every change the account may see, for as long as the component is shown. */
export function useChanges(listener: (change: Change) => void): void {
  const listeners = use(ListenersContext);
  const latest = useRef(listener);
  useEffect(() => {
    latest.current = listener;
  });
  useEffect(() => {
    const heard = (change: Change) => latest.current(change);
    listeners.add(heard);
    return () => {
      listeners.delete(heard);
    };
  }, [listeners]);
}
