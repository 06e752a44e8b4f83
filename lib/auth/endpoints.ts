/**
 * The endpoints of better-auth that the product uses. The route refuses everything else before better-auth sees it,
 * and a test fails when an update of better-auth brings an endpoint that stands in neither list.
 */
export const MOUNTED_ENDPOINTS = ['POST /sign-up/email', 'POST /sign-in/email', 'POST /sign-out'] as const;

/**
 * Endpoints kept shut. The next ones to open are `/verify-email`, `/send-verification-email`,
 * `/request-password-reset` and `/reset-password`, once IOPEER sends e-mail.
 */
export const DISABLED_PATHS = [
  // Pages read the session on the server; over HTTP it would hand the token to scripts.
  '/get-session',
  '/sign-in/social',
  '/callback/:id',
  '/reset-password',
  '/reset-password/:token',
  '/request-password-reset',
  '/verify-password',
  '/verify-email',
  '/send-verification-email',
  '/change-email',
  '/change-password',
  '/update-session',
  '/update-user',
  '/delete-user',
  '/delete-user/callback',
  '/list-sessions',
  '/revoke-session',
  '/revoke-sessions',
  '/revoke-other-sessions',
  '/link-social',
  '/list-accounts',
  '/unlink-account',
  '/refresh-token',
  '/get-access-token',
  '/account-info',
  '/ok',
  '/error',
];

export const AUTH_BASE_PATH = '/api/auth';

/** Whether a request's method and path are an endpoint the product uses; exact, so an odd spelling is refused. */
export function isMounted(method: string, pathname: string): boolean {
  if (!pathname.startsWith(`${AUTH_BASE_PATH}/`)) return false;
  const endpoint = `${method} ${pathname.slice(AUTH_BASE_PATH.length)}`;
  return MOUNTED_ENDPOINTS.some((mounted) => mounted === endpoint);
}
