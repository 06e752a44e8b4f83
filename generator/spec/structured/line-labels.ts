import { findType } from '../lexicon/types.ts';
import { foldKey } from '../naming/fold.ts';
import { isRelationLine } from './likeness.ts';
import type { Line } from './lines.ts';

const FIELD =
  /^[*_`]*(?:field|campo|atributo|attribute|columna|column|propiedad|property)[*_`]*\s*[:=][*_`]*\s*(?=\S)/iu;
const RELATION =
  /^[*_`]*(?:relation(?:ship)?|relaci[oó]n|asociaci[oó]n|association)[*_`]*\s*[:=][*_`]*\s*(?=\S)/iu;
/** Where the name ends in what stands behind the label. */
const NAME_END = /\s-\s|\s?[—–:=(,|]|\s?->|\s?→/;

/**
 * Takes off the word some people write before every line of an entity, `Field: code — string`, `Relación: tiene muchos X`,
 * so that the lines read as they do without it. No entity has two fields of one name: two such lines below each other
 * are labels. `campo: texto` alone stays the field it is.
 */
export function dropLineLabels(lines: readonly Line[]): void {
  const written = lines.filter(({ kind }) => kind !== 'blank' && kind !== 'skip');
  const isLine = (line: Line | undefined) => line?.kind === 'text' || line?.kind === 'bullet';
  const isLabelled = (line: Line | undefined) => isLine(line) && FIELD.test(line?.text ?? '');
  const isLabel = written.some(
    (line, at) => isLabelled(line) && isLabelled(written[at + 1]) && line.level === written[at + 1]?.level,
  );
  // `### Property` makes the word the name of an entity: `- Property: delete → admin` speaks of it.
  const isNamed = new Set(written.filter(({ kind }) => kind === 'heading').map(({ text }) => foldKey(text)));
  for (const line of lines) {
    if (!isLine(line) || isNamed.has(foldKey(/^[^:=]*/.exec(line.text)?.[0] ?? ''))) continue;
    const field = FIELD.exec(line.text);
    const label = field ?? RELATION.exec(line.text);
    if (!label) continue;
    const rest = line.text.slice(label[0].length);
    if (field ? isLabel || isNamedField(rest) : isRelationLine(rest)) cut(line, label[0].length);
  }
}

/** `code — string, required`: a name that is no type, and a type behind it. */
function isNamedField(text: string): boolean {
  const end = NAME_END.exec(text);
  if (!end || findType(text.slice(0, end.index))) return false;
  const word = /^[\p{L}\p{N}_]+/u.exec(text.slice(end.index + end[0].length).trimStart())?.[0];
  const meaning = word === undefined ? null : findType(word);
  return meaning !== null && !meaning.weak && end[0].trim() !== ',';
}

function cut(line: Line, length: number): void {
  line.text = line.text.slice(length);
  line.column += length;
}
