import { toFailure } from './action.ts';
import { findSession } from './auth/session.ts';
import { failureSentence, HTTP_STATUS } from './errors.ts';

/**
 * Runs the work of a route handler and turns what it throws into a JSON answer `{ error: { code, key, message } }` with
 * the right status, in the language of the signed-in person or else of the browser.
 */
export async function respond(request: Request, work: () => Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    const failure = toFailure(error, 'route');
    const message = failureSentence(failure, await localeOf(request));
    return Response.json(
      { error: { ...failure, message } },
      { status: HTTP_STATUS[failure.code], headers: { 'cache-control': 'no-store' } },
    );
  }
}

async function localeOf(request: Request): Promise<string> {
  // The failure being told may be the database's own, so the session may well be out of reach.
  const session = await findSession().catch(() => null);
  return session?.user.locale ?? request.headers.get('accept-language') ?? 'en';
}
