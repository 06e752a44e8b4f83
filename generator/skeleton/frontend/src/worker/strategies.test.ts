import { expect, test } from 'vitest';
import { type Caches, cacheFirst, networkFirst } from './strategies';

/** As much of the browser's caches as the worker uses: by address, in the order in which things came. */
function memory() {
  const kept = new Map<string, Response>();
  const cache = {
    match: async (request: Request) => kept.get(request.url)?.clone(),
    put: async (request: Request, answer: Response) => {
      kept.delete(request.url);
      kept.set(request.url, answer);
    },
    keys: async () => [...kept.keys()].map((url) => new Request(url)),
    delete: async (request: Request) => kept.delete(request.url),
  };
  return { kept, caches: { open: async () => cache } as unknown as Caches };
}

const STORE = { name: 'pages', maxEntries: 2 };
const at = (path: string) => new Request(`http://localhost${path}`);
const away = () => Promise.reject(new TypeError('no connection'));
const says = (text: string, init?: ResponseInit) => async () => new Response(text, init);

test('with a connection the server has the word, and without one what it said last', async () => {
  const { caches } = memory();
  await networkFirst(caches, STORE, at('/a'), says('old'));
  await networkFirst(caches, STORE, at('/a'), says('new'));
  expect(await (await networkFirst(caches, STORE, at('/a'), away)).text()).toBe('new');
});

test('what was never read is not there without a connection', async () => {
  await expect(networkFirst(memory().caches, STORE, at('/a'), away)).rejects.toThrow('no connection');
});

test('refusals and errors are passed on, and not kept', async () => {
  const { caches, kept } = memory();
  const answer = await networkFirst(caches, STORE, at('/a'), says('no', { status: 403 }));
  expect([answer.status, kept.size]).toEqual([403, 0]);
});

test('what is oldest makes room', async () => {
  const { caches, kept } = memory();
  for (const path of ['/a', '/b', '/a', '/c']) await networkFirst(caches, STORE, at(path), says(path));
  expect([...kept.keys()]).toEqual(['http://localhost/a', 'http://localhost/c']);
});

test('what is weeks old is not shown', async () => {
  const { caches } = memory();
  const headers = { date: new Date(Date.now() - 20 * 24 * 60 * 60 * 1000).toUTCString() };
  await networkFirst(caches, STORE, at('/a'), says('old', { headers }));
  await expect(networkFirst(caches, STORE, at('/a'), away)).rejects.toThrow('no connection');
});

test('what never changes is asked for once', async () => {
  const { caches } = memory();
  await cacheFirst(caches, STORE, at('/a.js'), says('one'));
  expect(await (await cacheFirst(caches, STORE, at('/a.js'), says('two'))).text()).toBe('one');
});
