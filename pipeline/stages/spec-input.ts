import type { Language } from '#generator/blueprint/schema.ts';
import { AppError, type ErrorKey, failureSentence } from '#lib/errors.ts';
import { decodeSpecBytes, normaliseSpecText } from '#lib/specs/rules.ts';
import { MAX_SPEC_BYTES } from '#lib/specs/schema.ts';

/** What one SPEC may hold at most, for readers that want to stop in time. */
export const SPEC_LIMIT_BYTES = MAX_SPEC_BYTES;

/** What the product calls a refusal, in the words that the reader of SPECs has for the same. */
const CODES: Partial<Record<ErrorKey, string>> = {
  spec_empty: 'empty',
  spec_binary: 'not-text',
  spec_too_large: 'too-large',
};

/** The bytes of a SPEC as text in its stored form, or why they are none: a code for machines, a sentence for people. */
export function checkSpecText(
  bytes: Uint8Array,
  language: Language,
): { text: string } | { code: string; problem: string } {
  try {
    const text = normaliseSpecText(decodeSpecBytes(bytes));
    if (text.trim() === '') throw new AppError('invalid', { key: 'spec_empty' });
    return { text };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const problem = failureSentence({ code: error.code, key: error.key }, language);
    return { code: CODES[error.key] ?? error.key, problem };
  }
}

/** A SPEC in words becomes the project's SPEC.md as it is; of other notations the Blueprint is printed there. */
export function specOfProject(source: { specText: string; fileName: string }): { specText?: string } {
  return /\.(jdl|jh|sql|ddl|dbml)$/i.test(source.fileName) ? {} : { specText: source.specText };
}
