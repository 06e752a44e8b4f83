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
