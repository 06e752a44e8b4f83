import { AppError, type Failure } from '#lib/errors.ts';
import { decodeSpecBytes, normaliseSpecText } from '#lib/specs/rules.ts';
import { fileNameSchema, MAX_SPEC_BYTES } from '#lib/specs/schema.ts';

export const IMPORT_ENDINGS = ['.md', '.txt', '.jdl', '.jh', '.sql', '.dbml'] as const;

export type ImportedFile = { name: string; text: string };
export type ImportResult = { ok: true; file: ImportedFile } | { ok: false; error: Failure };

/** What `Blob` gives us and a test can give too. */
type FileLike = { name: string; size: number; arrayBuffer(): Promise<ArrayBuffer> };

/** Reads a file a person dropped: text of a kind we can read, of a size the editor can hold. */
export async function readImport(file: FileLike): Promise<ImportResult> {
  if (file.size > MAX_SPEC_BYTES) return { ok: false, error: { code: 'limit', key: 'spec_too_large' } };
  try {
    const text = normaliseSpecText(decodeSpecBytes(new Uint8Array(await file.arrayBuffer())));
    return { ok: true, file: { name: safeName(file.name), text } };
  } catch (error) {
    // A picture, an archive, a document of an office program; or one that grew over the limit when decoded.
    if (error instanceof AppError) return { ok: false, error: { code: error.code, key: error.key } };
    throw error;
  }
}

/** The file's own name when it fits; else one with the same ending, which decides how it is read. */
function safeName(name: string): string {
  if (fileNameSchema.safeParse(name).success) return name;
  const ending = IMPORT_ENDINGS.find((known) => name.toLowerCase().endsWith(known));
  return `SPEC${ending ?? '.md'}`;
}
