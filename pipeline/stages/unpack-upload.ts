import { unzipSync } from 'fflate';
import type { Language } from '#generator/blueprint/schema.ts';
import { isEvidence } from '../workspace/evidence.ts';
import { refuseUnsafeTree } from '../workspace/paths.ts';
import type { Tree, TreeFile } from '../workspace/tree.ts';

/** Somebody's ZIP cannot be taken in; the sentence says why and what to do. */
export class UploadRefused extends Error {}

/** What machines make and no project holds, wherever it lies. */
const NOT_THE_PROJECT =
  /(^|\/)(node_modules|\.venv|venv|\.git|\.next|__pycache__|\.pytest_cache|\.ruff_cache|\.mypy_cache|\.hypothesis|__MACOSX|test-results|playwright-report)\/|(^|\/)(\.DS_Store|Thumbs\.db|[^/]+\.pyc|\.env)$/;
const MAX_UNPACKED_BYTES = 200_000_000;
const MAX_ENTRIES = 200_000;

/**
 * Unpacks what somebody sent: the project's own files, without what machines make of it and without the folder it lies in.
 * Throws `UploadRefused` for what is no ZIP, no project, or nothing anybody should unpack.
 */
export function unpackUpload(bytes: Uint8Array, language: Language): Tree {
  const words = WORDS[language];
  let entries: Record<string, Uint8Array>;
  let total = 0;
  let count = 0;
  try {
    entries = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (++count > MAX_ENTRIES) throw new UploadRefused(words.large);
        if (name.endsWith('/') || NOT_THE_PROJECT.test(name)) return false;
        total += originalSize;
        if (total > MAX_UNPACKED_BYTES) throw new UploadRefused(words.large);
        return true;
      },
    });
  } catch (error) {
    throw error instanceof UploadRefused ? error : new UploadRefused(words.broken);
  }
  const files = new Map<string, TreeFile>();
  const root = rootOf(Object.keys(entries));
  for (const [name, content] of Object.entries(entries)) {
    const path = name.slice(root.length);
    if (path !== '' && name.startsWith(root) && !isEvidence(path))
      files.set(path, { content, executable: false });
  }
  if (!files.has('SPEC.md') && ![...files.keys()].some((path) => /^(backend|frontend)\//.test(path)))
    throw new UploadRefused(words.noProject);
  try {
    refuseUnsafeTree([...files].map(([path, { content }]) => ({ path, size: content.byteLength })));
  } catch (error) {
    throw new UploadRefused(error instanceof Error ? error.message : words.broken);
  }
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The folder everything lies in, as most programs pack one, with its slash; empty when the project lies at the top. */
function rootOf(names: readonly string[]): string {
  const first = names[0]?.split('/')[0];
  if (first === undefined || ['backend', 'frontend'].includes(first)) return '';
  return names.every((name) => name.startsWith(`${first}/`)) ? `${first}/` : '';
}

const WORDS = {
  es: {
    broken:
      'El archivo no se puede abrir como ZIP: vuelve a comprimir la carpeta del proyecto y súbelo otra vez.',
    large: 'El ZIP descomprimido pasa de 200 MB: quita lo que no es del proyecto y súbelo otra vez.',
    noProject:
      'El ZIP no trae el proyecto: no hay backend/, frontend/ ni SPEC.md en su primera carpeta. Comprime la carpeta del proyecto y súbelo otra vez.',
  },
  en: {
    broken: 'The file cannot be opened as a ZIP: compress the project’s folder again and send it once more.',
    large: 'Unpacked, the ZIP is over 200 MB: take out what is not the project and send it again.',
    noProject:
      'The ZIP holds no project: there is no backend/, frontend/ or SPEC.md in its first folder. Compress the project’s folder and send it again.',
  },
} as const satisfies Record<Language, unknown>;
