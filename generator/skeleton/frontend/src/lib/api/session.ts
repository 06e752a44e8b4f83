import type { EndReason } from '@/lib/auth/next-path';

/** The session of this browser: its cookies are out of reach of scripts; all that is known here is how to renew them. */

const SESSION = '/api/v1/auth/session';
const LOCK = 'session-refresh';
const CHANNEL = 'session';
const RENEWED_AT = 'session-renewed-at';
const SIGNED_OUT_AT = 'session-signed-out-at';
const JUST_MS = 10_000;

/** What came of renewing: a session, none any more, or nobody answered and nothing is known. */
export type Renewal = 'renewed' | 'ended' | 'unknown';

/** Returns the token that requests which change something must repeat: the cookie that only our pages can read. */
export function csrfToken(): string | null {
  const found = document.cookie.split('; ').find((part) => part.startsWith('csrf_token='));
  return found ? decodeURIComponent(found.slice('csrf_token='.length)) : null;
}

let renewing: Promise<Renewal> | null = null;

/**
 * Renews the session once, however many requests and tabs ask for it: a token is good for one renewal. `since` is when
 * the request was sent that was refused: a session that was renewed after that, in whichever tab, needs no other.
 */
export function renewSession(since: number): Promise<Renewal> {
  renewing ??= renewInTurn(since).finally(() => {
    renewing = null;
  });
  return renewing;
}

async function renewInTurn(since: number): Promise<Renewal> {
  return inTurn(async () => {
    if (csrfToken() === null) return 'ended';
    if (renewedAt() >= since) return 'renewed';
    const answer = await ask('POST', `${SESSION}/refresh`);
    if (answer === null || answer.status >= 500 || answer.status === 429) return 'unknown';
    // Cookies are taken away from a session that is over; where they stay, another tab was faster.
    if (!answer.ok) return answer.status === 401 && csrfToken() !== null ? 'renewed' : 'ended';
    localStorage.setItem(RENEWED_AT, String(Date.now()));
    return 'renewed';
  });
}

/**
 * Runs what ends this session and begins another in its place (a new password does): whoever is refused meanwhile, in
 * whichever tab, waits, and goes on with the new one.
 */
export async function replaceSession(task: () => Promise<void>): Promise<void> {
  await inTurn(async () => {
    await task();
    localStorage.setItem(RENEWED_AT, String(Date.now()));
  });
}

/** One tab after the other; browsers without locks (plain http) rely on the server, which forgives two at once. */
async function inTurn<Result>(task: () => Promise<Result>): Promise<Result> {
  return 'locks' in navigator ? await navigator.locks.request(LOCK, task) : await task();
}

const renewedAt = (): number => Number(localStorage.getItem(RENEWED_AT) ?? 0);

/** Ends the session of this browser and tells every tab; throws when the server could not be told. */
export async function endSession(): Promise<void> {
  await inTurn(async () => {
    const answer = await ask('DELETE', SESSION);
    // 403: the cookies went already, in another tab.
    if (!answer?.ok && answer?.status !== 403) throw new Error('the session could not be ended');
    localStorage.setItem(SIGNED_OUT_AT, String(Date.now()));
  });
  announceEnd('signed-out');
}

/** Tells the other tabs that somebody signed in. */
export function announceStart(): void {
  localStorage.removeItem(SIGNED_OUT_AT);
  localStorage.setItem(RENEWED_AT, String(Date.now()));
  tell({ started: true });
}

/** Calls the listener once somebody signed in in another tab; returns how to stop listening. */
export function onSessionStart(listener: () => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = ({ data }) => {
    if (data?.started) listener();
  };
  return () => channel.close();
}

/**
 * Tells this tab and every other one that nobody is signed in any more. Where somebody has just signed out, that is why:
 * open connections notice the end of a session before anybody says so.
 */
export function announceEnd(noticed: EndReason): void {
  const signedOut = Number(localStorage.getItem(SIGNED_OUT_AT) ?? 0) > Date.now() - JUST_MS;
  const reason = signedOut ? 'signed-out' : noticed;
  localStorage.removeItem(RENEWED_AT);
  tell({ ended: reason });
  window.dispatchEvent(new CustomEvent('session-ended', { detail: reason }));
}

/** Calls the listener once the session ended, in this tab or another; returns how to stop listening. */
export function onSessionEnd(listener: (reason: EndReason) => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = ({ data }) => {
    if (data?.ended) listener(data.ended === 'signed-out' ? 'signed-out' : 'ended');
  };
  const here = (event: Event) =>
    listener(event instanceof CustomEvent && event.detail === 'signed-out' ? 'signed-out' : 'ended');
  window.addEventListener('session-ended', here);
  return () => {
    channel.close();
    window.removeEventListener('session-ended', here);
  };
}

function tell(message: object): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(message);
  channel.close();
}

/** Null without a connection. */
async function ask(method: string, path: string): Promise<Response | null> {
  try {
    return await fetch(path, { method, headers: { 'X-CSRF-Token': csrfToken() ?? '' } });
  } catch {
    return null;
  }
}
