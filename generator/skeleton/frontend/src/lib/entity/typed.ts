import { ApiProblem } from '@/lib/api/problem';
import type { Page, Row } from './definition';

/** The body an operation of the typed client takes. */
export type Body<Operation extends (options: never) => unknown> =
  NonNullable<Parameters<Operation>[0]> extends { body: infer Sent } ? Sent : never;

/** The query an operation of the typed client takes. */
export type Query<Operation extends (options: never) => unknown> =
  NonNullable<Parameters<Operation>[0]> extends { query?: infer Asked } ? Asked : never;

/** Takes the version somebody saw, returns the header that keeps a change from overwriting a newer one. */
export const matching = (version: number | undefined): { 'If-Match': string } => ({
  'If-Match': version === undefined ? '*' : `"${version}"`,
});

/** Takes the request for the one record that may belong to another, returns it as a list of one, or of none. */
export async function pageOfOne(request: Promise<Row>): Promise<Page> {
  const found = await request.catch((error: unknown) => {
    if (error instanceof ApiProblem && error.status === 404) return null;
    throw error;
  });
  const items = found === null ? [] : [found];
  return { items, total: items.length, capped: false, next: null, previous: null };
}
