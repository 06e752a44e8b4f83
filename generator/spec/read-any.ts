import type { ReadResult } from './diagnostics.ts';
import { emptyDraft } from './draft.ts';
import { chooseFormat, type ImportFormat } from './import/format.ts';
import { detectLanguage } from './lexicon/language.ts';
import { defaultsOf, isForReader, isReadable, type ReadOptions, readSpec } from './read.ts';
import { resolveDraft } from './resolve/resolve.ts';

/**
 * Reads a SPEC in any notation: JDL, SQL and DBML by the name of the file, all else as `readSpec` does. Asynchronous
 * because the parser for SQL and DBML is large and loaded only when needed. Never throws.
 */
export async function readAnySpec(
  text: string,
  fileName: string,
  options: Omit<ReadOptions, 'fileName'> = {},
): Promise<ReadResult> {
  const format = chooseFormat(text, fileName);
  if (format === null) return readSpec(text, { ...options, fileName });
  const result = await readTables(text, format, options);
  return isForReader(text, result, options)
    ? readTables(text, format, { ...options, language: options.readerLanguage })
    : result;
}

async function readTables(text: string, format: ImportFormat, options: ReadOptions): Promise<ReadResult> {
  const language = options.language ?? detectLanguage(text);
  const draft = emptyDraft(language);
  if (!isReadable(text, draft))
    return { blueprint: null, language, diagnostics: draft.diagnostics, assumptions: [] };
  const { readImport } = await import('./import/read.ts');
  return resolveDraft({ ...(await readImport(text, format, language)), ...defaultsOf(options) });
}
