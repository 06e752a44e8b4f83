import type { Language } from '../../blueprint/schema.ts';
import type { Draft } from '../draft.ts';
import { readDbml } from './dbml/read.ts';
import type { ImportFormat } from './format.ts';
import { readJdl } from './jdl/read.ts';
import { readSql } from './sql/read.ts';

/** Reads a text in one of the notations people bring from elsewhere into a draft. Never throws on bad input. */
export async function readImport(text: string, format: ImportFormat, language: Language): Promise<Draft> {
  if (format === 'jdl') return readJdl(text, language);
  return format === 'sql' ? readSql(text, language) : readDbml(text, language);
}
