/** A connection slower than this counts as none where there is something to show instead. */
const PATIENCE_MS = 8_000;
/** What is older than this says too little about today. */
const AGE_MS = 14 * 24 * 60 * 60 * 1000;

export type Store = { name: string; maxEntries: number };

/** What has to be known of the browser's caches; a test brings its own. */
export type Caches = Pick<CacheStorage, 'open'>;

/** Returns what the server says and keeps it; without an answer (in time) what was kept. Throws where there is neither. */
export async function networkFirst(
  caches: Caches,
  store: Store,
  request: Request,
  ask: () => Promise<Response>,
): Promise<Response> {
  const asked = ask().then(async (answer) => {
    await keep(caches, store, request, answer);
    return answer;
  });
  const late = new Promise<null>((resolve) => setTimeout(resolve, PATIENCE_MS, null));
  try {
    const answer = await Promise.race([asked, late]);
    return answer ?? (await findKept(caches, store, request)) ?? (await asked);
  } catch (error) {
    const kept = await findKept(caches, store, request);
    if (kept) return kept;
    throw error;
  }
}

/** Returns what was kept, else what the server says: for what never changes under its name. */
export async function cacheFirst(
  caches: Caches,
  store: Store,
  request: Request,
  ask: () => Promise<Response>,
): Promise<Response> {
  const kept = await (await caches.open(store.name)).match(request, { ignoreVary: true });
  if (kept) return kept;
  const answer = await ask();
  await keep(caches, store, request, answer);
  return answer;
}

/** Keeps an answer if it is a whole one of our own; what is oldest makes room. A full disk keeps nothing, and breaks nothing. */
export async function keep(caches: Caches, store: Store, request: Request, answer: Response): Promise<void> {
  // A page that led elsewhere (to sign in, say) is not what its address promises.
  if (answer.status !== 200 || answer.redirected) return;
  try {
    const cache = await caches.open(store.name);
    await cache.put(request, answer.clone());
    const keys = await cache.keys();
    await Promise.all(keys.slice(0, -store.maxEntries).map((key) => cache.delete(key, { ignoreVary: true })));
  } catch {
    // See above.
  }
}

async function findKept(caches: Caches, store: Store, request: Request): Promise<Response | null> {
  const kept = await (await caches.open(store.name)).match(request, { ignoreVary: true });
  const said = kept?.headers.get('date');
  return kept && !(said && Date.now() - Date.parse(said) > AGE_MS) ? kept : null;
}
