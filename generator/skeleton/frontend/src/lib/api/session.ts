/** The session of this browser: its cookies are out of reach of scripts; all that is known here is how to renew them. */

const REFRESH = '/api/v1/auth/session/refresh';
const LOCK = 'session-refresh';
const RENEWED_AT = 'session-renewed-at';
/** Another tab renewed the session while this one waited; its cookies serve all tabs. */
const FRESH_MS = 5_000;

/** Returns the token that requests which change something must repeat: the cookie that only our pages can read. */
export function csrfToken(): string | null {
  const found = document.cookie.split('; ').find((part) => part.startsWith('csrf_token='));
  return found ? decodeURIComponent(found.slice('csrf_token='.length)) : null;
}

/** Renews the session once, however many requests and tabs ask for it; returns whether there is one. */
export async function renewSession(): Promise<boolean> {
  if (csrfToken() === null) return false;
  const asked = Date.now();
  return navigator.locks.request(LOCK, async () => {
    const renewed = Number(localStorage.getItem(RENEWED_AT) ?? 0);
    if (renewed > asked - FRESH_MS) return true;
    const answer = await fetch(REFRESH, { method: 'POST', headers: { 'X-CSRF-Token': csrfToken() ?? '' } });
    if (answer.ok) localStorage.setItem(RENEWED_AT, String(Date.now()));
    return answer.ok;
  });
}
