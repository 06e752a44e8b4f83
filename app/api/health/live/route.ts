export const dynamic = 'force-dynamic';

/** The process answers; says nothing about what it depends on, so that a lost database does not restart the web. */
export function GET(): Response {
  return Response.json({ status: 'ok' }, { headers: { 'cache-control': 'no-store' } });
}
