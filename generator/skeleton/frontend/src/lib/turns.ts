/** The longest a busy browser keeps one waiting for its turn. */
const PATIENCE_MS = 200;

let last: Promise<void> = Promise.resolve();

/**
 * Returns when it is somebody's turn: one after the other, each once what it needs is loaded and the browser has seen to
 * people. What takes long to draw comes in several short pieces that way. What cannot be loaded says so when it is drawn.
 */
export function takeTurn(load?: () => Promise<unknown>): Promise<void> {
  const turn = last
    .then(load)
    .catch(() => {})
    .then(pause);
  last = turn;
  return turn;
}

const pause = (): Promise<void> =>
  new Promise((resolve) => {
    // Safari has no such callback.
    if (typeof requestIdleCallback === 'undefined') setTimeout(resolve, 0);
    else requestIdleCallback(() => resolve(), { timeout: PATIENCE_MS });
  });
