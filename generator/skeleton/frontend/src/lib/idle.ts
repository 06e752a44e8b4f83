/** The longest a busy browser is waited for. */
const PATIENCE_MS = 4_000;

/**
 * Runs something once the page has come and the browser has nothing better to do. Returns what calls it off; nothing is
 * run for those who asked their browser to save data.
 */
export function whenIdle(run: () => void): () => void {
  const stopping = new AbortController();
  const { signal } = stopping;
  const start = (): void => {
    // Safari has no such callback.
    if (typeof requestIdleCallback === 'undefined') {
      const timer = setTimeout(run, PATIENCE_MS / 2);
      signal.addEventListener('abort', () => clearTimeout(timer));
      return;
    }
    const idle = requestIdleCallback(run, { timeout: PATIENCE_MS });
    signal.addEventListener('abort', () => cancelIdleCallback(idle));
  };
  if (savesData()) return () => {};
  if (document.readyState === 'complete') start();
  else window.addEventListener('load', start, { once: true, signal });
  return () => stopping.abort();
}

const savesData = (): boolean =>
  'connection' in navigator &&
  navigator.connection instanceof Object &&
  'saveData' in navigator.connection &&
  navigator.connection.saveData === true;
