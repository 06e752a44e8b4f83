const KEY = 'session-renewals';
const WITHIN_MS = 15_000;
const MOST = 3;

/**
 * Notes that a page sent somebody to renew a session; returns whether that happened so often that renewing helps nobody
 * (the server refuses the cookie that was just given, the browser keeps none): signing in is the way out.
 */
export function goesInCircles(
  store: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>,
  now: number,
): boolean {
  const before = (store.getItem(KEY)?.split(',') ?? []).map(Number);
  const recent = [...before.filter((at) => at > now - WITHIN_MS), now];
  if (recent.length >= MOST) {
    store.removeItem(KEY);
    return true;
  }
  store.setItem(KEY, recent.join(','));
  return false;
}
