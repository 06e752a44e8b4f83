/** A stretch to colour, as offsets within the text. */
type CodeToken = { from: number; to: number; kind: 'comment' | 'value' | 'number' | 'keyword' | 'name' };

const WORDS: Record<string, string> = {
  jdl: 'entity enum relationship application config entities dto service paginate search with all except to OneToMany ManyToOne ManyToMany OneToOne required unique min max minlength maxlength pattern minbytes maxbytes use for',
  sql: 'create table if not exists primary key foreign references null default unique check constraint on delete update cascade restrict set index type as enum alter add column comment is auto_increment serial',
  dbml: 'table ref enum project indexes note pk primary key increment not null unique default delete update cascade restrict set as tablegroup headercolor',
};
const NOTATION: Record<string, string> = { jdl: 'jdl', jh: 'jdl', sql: 'sql', dbml: 'dbml' };

const KEYWORDS = Object.fromEntries(
  Object.entries(WORDS).map(([name, words]) => [name, new Set(words.toLowerCase().split(' '))]),
);
const PIECES =
  /(?<comment>--.*|\/\/.*|\/\*.*?(?:\*\/|$))|(?<text>'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|\/(?:[^/\\\s]|\\.)+\/)|(?<number>\b\d+(?:\.\d+)?\b)|(?<word>[A-Za-z_]\w*)/gm;

/** The notation of a file by its ending, null for a SPEC in words. */
export function findNotation(fileName: string): string | null {
  return NOTATION[fileName.split('.').at(-1)?.toLowerCase() ?? ''] ?? null;
}

/** What to colour in some lines of JDL, SQL or DBML. */
export function tokenizeCode(text: string, notation: string): CodeToken[] {
  return [...text.matchAll(PIECES)].flatMap((match): CodeToken[] => {
    const kind = kindOf(match.groups ?? {}, notation);
    return kind === null ? [] : [{ from: match.index, to: match.index + match[0].length, kind }];
  });
}

function kindOf(found: Record<string, string | undefined>, notation: string): CodeToken['kind'] | null {
  if (found.comment) return 'comment';
  if (found.text) return 'value';
  if (found.number) return 'number';
  if (!found.word) return null;
  if (KEYWORDS[notation]?.has(found.word.toLowerCase())) return 'keyword';
  // In SQL capitals are as often shouting as naming.
  return /^[A-Z]/.test(found.word) && notation !== 'sql' ? 'name' : null;
}
