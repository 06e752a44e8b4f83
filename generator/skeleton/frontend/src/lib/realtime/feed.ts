import { isSurelyOffline } from '@/lib/offline/connection';
import { afterClose, type Change, pauseMs, readMessage } from './protocol';

/** Where the feed of changes is, below our own address. */
const PATH = '/api/v1/changes';
/** The API says something at least every 25 seconds; a connection that says nothing for this long is dead. */
const SILENCE_MS = 70_000;
/** Failures in a row before people are told: a server that restarts is back sooner. */
const PATIENCE = 2;
const LATER_MS = 60_000;

export type FeedState = 'connecting' | 'live' | 'away' | 'closed';

export type FeedOptions = {
  onChange: (change: Change) => void;
  /** Changes were missed: nothing that is remembered may be taken for fresh. */
  onReset: () => void;
  onState: (state: FeedState) => void;
  /** Renews the session; false: there is none any more. */
  renew: () => Promise<boolean>;
};

/**
 * Listens to the feed of changes until the function it returns is called. Lost connections are opened again, later and
 * later, and go on after the last change that was heard; a session that ran out is renewed.
 */
export function listenToFeed({ onChange, onReset, onState, renew }: FeedOptions): () => void {
  let socket: WebSocket | null = null;
  let last: number | null = null;
  let failures = 0;
  let stopped = false;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let silence: ReturnType<typeof setTimeout> | undefined;

  const connect = (): void => {
    clearTimeout(retry);
    if (stopped || socket) return;
    if (isSurelyOffline()) {
      onState('away');
      return;
    }
    const opened = new WebSocket(addressOf(last));
    socket = opened;
    listen(opened);
    // With a cookie it says nothing; without, the API need not wait for a token to be sent.
    opened.onopen = () => opened.send('{}');
    opened.onmessage = ({ data }) => {
      listen(opened);
      hear(data, opened);
    };
    opened.onclose = ({ code }) => {
      if (socket !== opened) return;
      drop();
      end(code);
    };
  };

  const hear = (data: unknown, from: WebSocket): void => {
    const message = readMessage(data);
    if (message.kind === 'begin') {
      // The first time there is nothing to have missed.
      if (message.missed && last !== null) onReset();
      last = message.number;
      failures = 0;
      onState('live');
    } else if (message.kind === 'change') {
      last = message.change.number;
      onChange(message.change);
    } else if (message.kind === 'ping' && document.visibilityState === 'visible') {
      // Somebody is looking: the connection is not to be closed for want of changes.
      from.send(JSON.stringify({ ping: message.number }));
    }
  };

  const end = (code: number): void => {
    const after = afterClose(code);
    if (after === 'give-up') {
      stop();
      return;
    }
    if (after === 'renew') {
      // At once, unless the renewed session was refused too.
      const ms = failures === 0 ? 0 : undefined;
      failures += 1;
      void renew().then((renewed) => (renewed ? again(ms) : stop()));
      return;
    }
    if (after === 'wait') {
      if (document.visibilityState === 'visible') again(0);
      return;
    }
    failures += 1;
    if (failures > PATIENCE || isSurelyOffline()) onState('away');
    again(after === 'later' ? LATER_MS : undefined);
  };

  const again = (ms = pauseMs(failures, Math.random())): void => {
    clearTimeout(retry);
    if (!stopped) retry = setTimeout(connect, ms);
  };

  const listen = (to: WebSocket): void => {
    clearTimeout(silence);
    silence = setTimeout(() => {
      if (socket !== to) return;
      drop();
      end(1006);
    }, SILENCE_MS);
  };

  const drop = (): void => {
    clearTimeout(silence);
    socket?.close();
    socket = null;
  };

  const seen = (): void => {
    if (document.visibilityState === 'visible') connect();
  };
  const offline = (): void => {
    if (!isSurelyOffline()) return;
    drop();
    onState('away');
  };
  const online = (): void => {
    drop();
    connect();
  };

  const stop = (): void => {
    stopped = true;
    clearTimeout(retry);
    drop();
    window.removeEventListener('online', online);
    window.removeEventListener('offline', offline);
    document.removeEventListener('visibilitychange', seen);
    onState('closed');
  };

  window.addEventListener('online', online);
  window.addEventListener('offline', offline);
  document.addEventListener('visibilitychange', seen);
  connect();
  return stop;
}

/** The same address as the page's: the session's cookies go along. */
function addressOf(last: number | null): string {
  const url = new URL(PATH, window.location.href);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  if (last !== null) url.searchParams.set('last', String(last));
  return url.href;
}
