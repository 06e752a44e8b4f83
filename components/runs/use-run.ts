'use client';

import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import type { Parts } from '#generator/blueprint/parts.ts';
import { openConsole } from '#lib/consoles/actions.ts';
import { ConsoleClient, type ConsoleStatus } from '#lib/consoles/client.ts';
import type { EventRow, LogRow } from '#lib/consoles/schema.ts';
import { isOverRunState } from '#lib/runs/rules.ts';
import type { RunState, Waiting } from '#lib/runs/schema.ts';
import { foldEvents, NO_PROGRESS, type RunProgress } from './progress.ts';

/** While a run goes on its state is also asked for now and then: a pause is no event, and a socket may be down. */
const POLL_MS = 4_000;

export type LiveRun = {
  progress: RunProgress;
  state: RunState;
  /** What it delivers; null while it is not planned. */
  parts: Parts | null;
  /** Why it has not begun; null once it has. */
  waiting: Waiting | null;
  connection: ConsoleStatus;
};
type News = { state: RunState; parts: Parts | null; waiting: Waiting | null; events: EventRow[] };
type UseRunOptions = {
  team: string;
  runId: string;
  /** Address of the run's page; `…/data` below it tells its state. */
  href: string;
  initialState: RunState;
  initialParts: Parts | null;
  initialWaiting: Waiting | null;
  initialEvents: EventRow[];
  onLogs: (rows: LogRow[]) => void;
};

/** Follows a run: what is known when the page is made, then every event and every line as it happens. */
export function useRun(options: UseRunOptions): LiveRun {
  const { team, runId, href, initialState, initialParts, initialWaiting, initialEvents, onLogs } = options;
  const [progress, setProgress] = useState(() => foldEvents(NO_PROGRESS, initialEvents));
  const [parts, setParts] = useState(initialParts);
  const [connection, setConnection] = useState<ConsoleStatus>('connecting');
  const receiveLogs = useEffectEvent(onLogs);
  const startAt = useEffectEvent(() => progress.lastSeq);

  useEffect(() => {
    const client = new ConsoleClient({
      origin: window.location.origin,
      afterEventSeq: startAt(),
      getTicket: () => openConsole(team, { runId }),
      onEvents: (rows) => setProgress((known) => foldEvents(known, rows)),
      onLogs: receiveLogs,
      onStatus: setConnection,
    });
    client.open();
    return () => client.close();
  }, [team, runId]);

  const isOver = isOverRunState(progress.state);
  const polled = useQuery({
    queryKey: ['run', runId, 'news', isOver],
    enabled: !isOver,
    refetchInterval: POLL_MS,
    initialData: isOver
      ? undefined
      : { state: initialState, parts: initialParts, waiting: initialWaiting, events: [] },
    queryFn: async (): Promise<News> => {
      const response = await fetch(`${href}/data?after=${progress.lastSeq}`);
      if (!response.ok) throw new Error(`run: ${response.status}`);
      const news: News = await response.json();
      setProgress((known) => foldEvents(known, news.events));
      setParts((known) => news.parts ?? known);
      return news;
    },
  });
  const state = !isOver && polled.data?.state === 'paused' ? 'paused' : progress.state;
  const waiting = state === 'queued' ? (polled.data?.waiting ?? null) : null;
  return { progress, state, parts, waiting, connection };
}
