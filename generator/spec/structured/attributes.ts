import { Cursor, openerOf, splitTop, unquote } from './cursor.ts';

/** What the printer writes in braces when it is not the default: `{id: fld_x, name: due_at}`. */
export type Attributes = Partial<Record<AttributeKey, string>>;
export type AttributeKey =
  | 'id'
  | 'name'
  | 'plural'
  | 'inverse'
  | 'label'
  | 'inverseLabel'
  | 'entity'
  | 'slug'
  | 'was'
  | 'owner';

const KEYS: Record<string, AttributeKey> = {
  id: 'id',
  name: 'name',
  nombre: 'name',
  plural: 'plural',
  inverse: 'inverse',
  inverso: 'inverse',
  inversa: 'inverse',
  label: 'label',
  etiqueta: 'label',
  'inverse label': 'inverseLabel',
  'etiqueta inversa': 'inverseLabel',
  entity: 'entity',
  entidad: 'entity',
  slug: 'slug',
  was: 'was',
  antes: 'was',
  owner: 'owner',
  dueno: 'owner',
};

/** Takes `{key: value, …}` at the cursor; null, without moving, when the braces hold anything else. */
export function takeAttributes(cursor: Cursor): Attributes | null {
  if (cursor.char !== '{') return null;
  const close = cursor.closing(cursor.at);
  if (close >= cursor.end) return null;
  const out: Attributes = {};
  for (const piece of splitTop(cursor.text.slice(cursor.at + 1, close), /,/y)) {
    const found = /^\s*([a-z ]+?)\s*:\s*(.+?)\s*$/.exec(piece.text);
    const key = found?.[1] === undefined ? undefined : KEYS[found[1]];
    if (!found?.[2] || key === undefined) return null;
    out[key] = unquote(found[2]);
  }
  cursor.at = close + 1;
  return out;
}

/** The attributes at the end of a text, and the text without them. */
export function splitAttributes(text: string): { text: string; attributes: Attributes } {
  const trimmed = text.trimEnd();
  const open = trimmed.endsWith('}') ? openerOf(trimmed, trimmed.length - 1) : null;
  if (open === null) return { text, attributes: {} };
  const cursor = new Cursor(trimmed, 1, 1);
  cursor.at = open;
  const attributes = takeAttributes(cursor);
  return attributes && cursor.done
    ? { text: trimmed.slice(0, open).trimEnd(), attributes }
    : { text, attributes: {} };
}
