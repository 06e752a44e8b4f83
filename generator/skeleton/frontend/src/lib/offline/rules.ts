/** Parts of the API whose answers are never kept: sessions, administration, tickets of the feed of changes, and files, which may be large. */
const UNKEPT_ANSWERS = ['auth', 'admin', 'changes', 'files'];

/** Pages that are of no use without a connection, or that nobody but their reader should find on a device. */
const UNKEPT_PAGES = [
  'login',
  'register',
  'forgot',
  'recover',
  'verify',
  'session',
  'admin',
  'profile',
  'offline',
];

/** Whether an answer of the API may be read later without a connection: records as lists and pages show them. */
export function isKeptAnswer(url: URL): boolean {
  const [api, version, part, ...rest] = url.pathname.split('/').filter(Boolean);
  if (api !== 'api' || version !== 'v1' || part === undefined) return false;
  return !UNKEPT_ANSWERS.includes(part) && !rest.includes('export') && !rest.includes('changes');
}

/** Whether a page may be read later without a connection; editing needs one, and so does what leads in and out. */
export function isKeptPage(path: string): boolean {
  const [first = '', ...rest] = path.split('/').filter(Boolean);
  return (
    !UNKEPT_PAGES.includes(first) && !first.startsWith('api') && !['new', 'edit'].includes(rest.at(-1) ?? '')
  );
}
