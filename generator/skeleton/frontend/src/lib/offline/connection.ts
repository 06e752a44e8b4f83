/** Addresses of this very machine, which is reached without any network. */
const THIS_MACHINE = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/;

/**
 * Whether there is surely no connection to the server. Browsers tell of networks only: that there is one proves nothing,
 * and that there is none says nothing about a server on the same machine.
 */
export function isSurelyOffline(): boolean {
  return !navigator.onLine && !THIS_MACHINE.test(new URL(window.location.href).hostname);
}
