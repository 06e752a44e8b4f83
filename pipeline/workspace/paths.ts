/**
 * What a project may hold at most. The design said 2,000 files, for backends alone; one with a frontend has about 650
 * and thirty for each entity, and fifty-five entities are a size people have.
 */
const MAX_FILES = 5_000;
const MAX_FILE_BYTES = 20_000_000;
const MAX_TOTAL_BYTES = 200_000_000;

/**
 * Refuses what would write outside a folder, mean another file on another system, or fill a disk.
 * Throws one error naming every offence; the generator never makes one, so it is a bug or an attack.
 */
export function refuseUnsafeTree(files: readonly { path: string; size: number }[]): void {
  const problems = files.flatMap(({ path, size }) => [
    ...problemsOfPath(path),
    ...(size > MAX_FILE_BYTES ? [`${path} is larger than ${MAX_FILE_BYTES / 1_000_000} MB`] : []),
  ]);
  if (files.length > MAX_FILES) problems.push(`${files.length} files are more than ${MAX_FILES}`);
  const total = files.reduce((sum, file) => sum + file.size, 0);
  if (total > MAX_TOTAL_BYTES)
    problems.push(`${total} bytes are more than ${MAX_TOTAL_BYTES / 1_000_000} MB`);
  problems.push(...collisions(files.map((file) => file.path)));
  if (problems.length > 0)
    throw new Error(`This project cannot be written:\n${problems.slice(0, 20).join('\n')}`);
}

function problemsOfPath(path: string): string[] {
  const quoted = JSON.stringify(path);
  const segments = path.split('/');
  const problems: string[] = [];
  if (path.startsWith('/') || /^[A-Za-z]:/.test(path)) problems.push(`${quoted} is an absolute path`);
  if (segments.some((part) => part === '' || part === '.' || part === '..'))
    problems.push(`${quoted} is not a plain path`);
  if (/[\\\p{Cc}]/u.test(path)) problems.push(`${quoted} holds a backslash or a control character`);
  if (path !== path.normalize('NFC')) problems.push(`${quoted} is not in Unicode form NFC`);
  if (segments.some((part) => part.toLowerCase() === '.git'))
    problems.push(`${quoted} lies in git's own folder`);
  return problems;
}

/** Two names that are one on a system without case, and a file where another name needs a folder. */
function collisions(paths: readonly string[]): string[] {
  const seen = new Map<string, string>();
  const problems: string[] = [];
  for (const path of paths) {
    const key = path.normalize('NFC').toLowerCase();
    const other = seen.get(key);
    if (other !== undefined)
      problems.push(`${JSON.stringify(other)} and ${JSON.stringify(path)} are one file on some systems`);
    seen.set(key, path);
  }
  for (const key of seen.keys()) {
    for (let end = key.indexOf('/'); end !== -1; end = key.indexOf('/', end + 1)) {
      const file = seen.get(key.slice(0, end));
      if (file !== undefined) problems.push(`${JSON.stringify(file)} is both a file and a folder`);
    }
  }
  return problems;
}
