import { expect, it } from 'vitest';
import { GET } from './route.ts';

// Nothing listens on port 1. Read at the first connection, which is after this line.
process.env.DATABASE_URL = 'postgresql://nobody:x@127.0.0.1:1/none';

it('the web is not ready while the database does not answer, and says which part is missing', async () => {
  const response = await GET();
  expect(response.status).toBe(503);
  expect(await response.json()).toMatchObject({ status: 'unavailable', database: 'unreachable' });
});
