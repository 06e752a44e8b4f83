import { pingDatabase } from '#lib/db/ping.ts';
import { logUnexpected } from '#lib/log.ts';

export const dynamic = 'force-dynamic';

/** Shorter than the 5 s most load balancers wait, so that they hear "no" and not nothing. */
const TIMEOUT_MS = 3_000;

/** The process can serve people: 200, or 503 with the part that is missing. */
export async function GET(): Promise<Response> {
  const headers = { 'cache-control': 'no-store' };
  try {
    await pingDatabase(TIMEOUT_MS);
    return Response.json({ status: 'ok', database: 'ok' }, { headers });
  } catch (error) {
    const errorId = logUnexpected('health', error);
    return Response.json(
      { status: 'unavailable', database: 'unreachable', errorId },
      { status: 503, headers },
    );
  }
}
