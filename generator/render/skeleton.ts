/**
 * The skeleton: real files below `generator/skeleton`, copied verbatim. Whoever does I/O (pipeline/workspace, tests)
 * walks that folder recursively and passes the files as a map: POSIX path relative to `generator/skeleton` → content
 * (UTF-8 string for text, bytes otherwise). The paths are those of the generated project, 1:1. Nothing else is needed.
 */
export type Skeleton = ReadonlyMap<string, string | Uint8Array>;

/** False for what tools leave behind when the skeleton is run in place; such files never reach a project. */
export function isSkeletonFile(path: string): boolean {
  return !/(^|\/)(__pycache__|\.venv|\.mypy_cache|\.ruff_cache|\.pytest_cache|storage|[^/]+\.egg-info|node_modules|\.next)(\/|$)|\.(pyc|db|db-wal|db-shm|tsbuildinfo)$/.test(
    path,
  );
}
