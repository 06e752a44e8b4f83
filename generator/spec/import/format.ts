/** A notation people bring from elsewhere; anything else is a SPEC in words. */
export type ImportFormat = 'jdl' | 'sql' | 'dbml';

const BY_ENDING: Readonly<Record<string, ImportFormat>> = {
  jdl: 'jdl',
  jh: 'jdl',
  sql: 'sql',
  ddl: 'sql',
  dbml: 'dbml',
};

const DBML_LINE =
  /^\s{0,40}(?:Table\s+[\w".`]+[^{]{0,80}\{|TableGroup\s+\w|Ref\s*\w*\s*:\s*[\w".]+\s*[<>-])/i;
const SQL_LINE =
  /^\s{0,40}create\s+(?:(?:temporary|temp|unlogged|or\s+replace|global|local)\s+){0,2}(?:table|type|domain)\b/i;
const JDL_LINE =
  /^\s{0,40}(?:entity\s+\w+\s*(?:\(\s*\w+\s*\)\s*)?\{|relationship\s+(?:One|Many)To(?:One|Many)\s*\{|application\s*\{)/;
/** Words for a reader may begin a line with `entity X` too; alone it is JDL only when a body or a relationship follows. */
const JDL_BARE = /^\s{0,40}(?:entity|application)(?:\s+\w+)?\s*$/;

/**
 * The notation of a text: by the ending of its file name, else by the first line that no other notation has.
 * @returns null for a SPEC in words
 */
export function findImportFormat(text: string, fileName?: string): ImportFormat | null {
  const ending = /\.([a-z]+)$/i.exec(fileName ?? '')?.[1]?.toLowerCase() ?? '';
  if (Object.hasOwn(BY_ENDING, ending)) return BY_ENDING[ending] ?? null;
  let sawBare = false;
  for (const line of text.split('\n')) {
    if (line.length > 2000) continue;
    if (SQL_LINE.test(line)) return 'sql';
    if (DBML_LINE.test(line)) return 'dbml';
    if (JDL_LINE.test(line)) return 'jdl';
    sawBare ||= JDL_BARE.test(line);
    if (sawBare && /^\s{0,40}\{/.test(line)) return 'jdl';
  }
  return null;
}

/**
 * The notation a text is to be read in: as `findImportFormat`, but a Markdown file with headings is a SPEC even when it
 * quotes some SQL.
 * @returns null for a SPEC in words
 */
export function chooseFormat(text: string, fileName: string): ImportFormat | null {
  const isMarkdown = /\.(md|markdown)$/i.test(fileName) && /^#{1,6} /m.test(text);
  return isMarkdown ? null : findImportFormat(text, fileName);
}
