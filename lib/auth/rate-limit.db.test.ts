import { expect, it } from 'vitest';
import { asSystem } from '../db/system.ts';
import { anonymousHeaders, postAuth } from './testing.ts';

// Read when the first request comes, which is after this line.
process.env.RATE_LIMIT_ENABLED = 'true';

function guess(address: string): Promise<Response> {
  const headers = anonymousHeaders();
  headers.set('x-forwarded-for', address);
  return postAuth('/sign-in/email', { email: 'ada@example.com', password: 'a wrong password' }, headers);
}

it('an address may guess ten passwords a minute, even all at once, and others are not held up', async () => {
  const answers = await Promise.all(Array.from({ length: 14 }, () => guess('203.0.113.9')));
  const statuses = answers.map((answer) => answer.status);
  expect(statuses.filter((status) => status === 401)).toHaveLength(10);
  expect(statuses.filter((status) => status === 429)).toHaveLength(4);
  const refused = answers.find((answer) => answer.status === 429);
  expect(Number(refused?.headers.get('x-retry-after'))).toBeGreaterThan(0);
  expect((await guess('203.0.113.10')).status).toBe(401);
});

it('the count is kept in the database, where every web process sees it', async () => {
  await guess('203.0.113.11');
  const rows = await asSystem('test', (db) =>
    db.rateLimit.findMany({ where: { key: { contains: '203.0.113.11' } } }),
  );
  expect(rows).toMatchObject([{ count: 1 }]);
});
