import type { RunEvent, Stage } from '../runs/schema.ts';

/** PostgreSQL channel on which every batch of console lines and events is announced. */
export const FEED_CHANNEL = 'run_log';

/** Run ids with something new to fetch by seq. Ids only: what is new stays behind the team door. */
export type FeedNotice = { logs: string[]; events: string[] };

export const LOG_STREAMS = ['stdout', 'stderr', 'system'] as const;
export type LogStream = (typeof LOG_STREAMS)[number];

/** A row of the console is at most this long, so that one chatty command cannot make a reader fetch megabytes at once. */
export const MAX_LOG_ROW_BYTES = 8_000;

export type LogLine = {
  seq: number;
  stage: Stage;
  iteration: number;
  stream: LogStream;
  text: string;
  createdAt: Date;
};
export type EventLine = { seq: number; event: RunEvent; createdAt: Date };
