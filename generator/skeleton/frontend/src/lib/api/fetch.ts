import { csrfToken, renewSession } from './session';

const SAFE: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);
const SESSION = '/api/v1/auth/session';

/**
 * What the typed client fetches with: tells the server that one of our pages asks, and renews a session that ran out,
 * once, before it gives up. Without a connection the answer is an error of status 0, as `Response.error()` makes it.
 */
export async function apiFetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const request = new Request(input, init);
  const again = request.clone();
  const answer = await send(request);
  if (answer.status !== 401 || new URL(request.url).pathname.startsWith(SESSION)) return answer;
  if (await renewSession()) return send(again);
  window.dispatchEvent(new Event('session-ended'));
  return answer;
}

async function send(request: Request): Promise<Response> {
  const token = csrfToken();
  if (!SAFE.has(request.method) && token !== null) request.headers.set('X-CSRF-Token', token);
  return fetch(request);
}
