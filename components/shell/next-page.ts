/**
 * Where to go after signing in: the page that asked for it, or the person's first team. Only paths of our own are taken,
 * so that a crafted link cannot send people elsewhere.
 */
export function nextPage(wanted: string | string[] | undefined): string {
  if (typeof wanted !== 'string') return '/t';
  // A second slash or a backslash after the first would name another host.
  return /^\/(?![/\\])[^\s\\]*$/.test(wanted) ? wanted : '/t';
}
