import { AppError } from '../errors.ts';
import { logUnexpected } from '../log.ts';
import { auth } from './better-auth.ts';
import { isMounted } from './endpoints.ts';
import { assertTrustedOrigin } from './request.ts';

/** Serves `/api/auth/*`: our own endpoints only, from our own origins only, with an error id on what fails. */
export async function handleAuthRequest(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  if (!isMounted(request.method, pathname)) return problem(404, { code: 'NOT_FOUND' });
  try {
    // better-auth lets a request without cookie and Origin through, for native apps; we have none.
    if (request.method !== 'GET') assertTrustedOrigin(request.headers);
    const response = await auth().handler(request);
    if (response.ok) return withoutBody(response);
    if (response.status < 500) return response;
    return problem(500, { errorId: logUnexpected('auth', await response.text(), { pathname }) });
  } catch (error) {
    if (error instanceof AppError) return problem(403, { code: 'INVALID_ORIGIN' });
    return problem(500, { errorId: logUnexpected('auth', error, { pathname }) });
  }
}

/** better-auth answers with the session's token; it belongs in the cookie alone, which scripts cannot read. */
function withoutBody(response: Response): Response {
  const headers = new Headers({ 'cache-control': 'no-store' });
  for (const cookie of response.headers.getSetCookie()) headers.append('set-cookie', cookie);
  return Response.json({}, { status: response.status, headers });
}

function problem(status: number, body: { code?: string; errorId?: string }): Response {
  return Response.json(body, { status, headers: { 'cache-control': 'no-store' } });
}
