import { announceEnd, csrfToken, renewSession } from './session';

const SAFE: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);
/** What these answer is about the password or the token that was sent, not about the session. */
const ENTRANCES = ['/api/v1/auth/session', '/api/v1/auth/login', '/api/v1/auth/refresh'];

/**
 * What the typed client fetches with: tells the server that one of our pages asks, and renews a session that ran out,
 * once, before it gives up. Without a connection the answer is an error of status 0, as `Response.error()` makes it.
 */
export async function apiFetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const request = new Request(input, init);
  const again = request.clone();
  const sentAt = Date.now();
  const answer = await send(request);
  if (answer.status !== 401 || isEntrance(request)) return answer;
  const renewal = await renewSession(sentAt);
  const last = renewal === 'renewed' ? await send(again) : answer;
  if (renewal !== 'unknown' && last.status === 401) announceEnd('ended');
  return last;
}

const isEntrance = (request: Request): boolean => {
  const { pathname } = new URL(request.url);
  return ENTRANCES.some((entrance) => pathname === entrance || pathname.startsWith(`${entrance}/`));
};

async function send(request: Request): Promise<Response> {
  const token = csrfToken();
  if (!SAFE.has(request.method) && token !== null) request.headers.set('X-CSRF-Token', token);
  return fetch(request);
}
