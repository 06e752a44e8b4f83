import type { DraftField } from '../draft.ts';
import type { Cursor } from './cursor.ts';
import { isOnDeleteAhead, takeOnDelete } from './on-delete.ts';

const END = '(?![a-z0-9_])';
const sticky = (source: string) => new RegExp(`(?:${source})`, 'y');

const OPTIONAL = sticky(
  `(?:es |is |campo |field )?(?:opcional(?:es|mente)?|optional(?:ly)?|nullable|nulable|anulable|no (?:es )?(?:obligatori[oa]s?|requerid[oa]s?|necesari[oa]s?)|not (?:required|mandatory|compulsory)|non[- ]required|puede (?:ser|estar|quedar) (?:nul[oa]|vaci[oa])|(?:may|can) be (?:null|empty|blank|left empty)|permite nulos?|allows? nulls?|null allowed|si (?:lo )?hay|if any|si existe|opc\\.?|opt\\.?|null|nul[oa])${END}|\\?`,
);
const REQUIRED = sticky(
  `(?:es |is |campo |field |siempre )?(?:obligatori(?:[oa]s?|amente)|requerid[oa]s?|required|mandatory|not[ _]null|notnull|non[- ]?null(?:able)?|no nul[oa]|no null|not nullable|not (?:empty|blank)|notempty|notblank|no vaci[oa]s?|non[- ]?empty|compulsory|necesari[oa]s?|imprescindible|indispensable|presence|no puede (?:ser|estar|quedar) (?:nul[oa]|vaci[oa])|cannot be (?:null|empty|blank)|must (?:be present|not be (?:null|empty)|exist)|always present|req\\.?|oblig\\.?|@notnull|@notblank|@notempty|nn)${END}|[*!✱]`,
);
const COMPOSITE = sticky(
  `(?:unic[oa]s?|unique)\\s+(?:per|por|within(?: (?:a|an|the|each))?|for each|dentro de(?: (?:un|una|cada|el|la))?|en cada|para cada|por cada|per each|junto con|together with|combinad[oa] con)\\s+([a-z_ ]{2,40})`,
);
const UNIQUE = sticky(
  `(?:es |is |must be |debe ser |valor |value )?(?:unic[oa]s?|unique|uniq|sin repetir(?:se)?|sin repeticion(?:es)?|no repetid[oa]s?|no se (?:repite|puede repetir)|no repetible|irrepetible|not repeated|no repeats?|no duplicates?|sin duplicad[oa]s?|non[- ]?duplicate|distinct|clave unica|unique key|@unique|uq|uk)${END}`,
);
const KEY = sticky(`(?:pk|primary key|clave primaria|llave primaria|clave principal|@id|primary)${END}`);
/** Facts the generator decides by itself: indexes, where things show. Understood, with nothing to keep. */
const NOTED = sticky(
  `(?:index(?:ed|ad[oa]|ar)?|indice|con indice|with index|@index|searchable|buscable|busqueda|filterable|filtrable|sortable|ordenable|auto[- ]?increment(?:al|ad[oa])?|autoincrement(?:al)?|identity|autogenerad[oa]|auto[- ]?generated|generad[oa] automaticamente|generated automatically|automatic[oa]?)${END}`,
);
/** What flags say besides a field's own properties. */
export type Flags = { noted: boolean; composite?: string };

/** Takes required, optional, unique, key, index or on-delete at the cursor into `field`; null when there is none. */
export function takeFlag(cursor: Cursor, field: DraftField): Flags | null {
  const plain = { noted: false };
  if (cursor.take(OPTIONAL)) {
    field.required = false;
    return plain;
  }
  if (cursor.take(REQUIRED)) {
    field.required = true;
    return plain;
  }
  const composite = cursor.take(COMPOSITE);
  if (composite) return { noted: false, composite: composite[0] };
  if (cursor.take(UNIQUE)) {
    field.unique = true;
    return plain;
  }
  if (cursor.take(KEY)) {
    field.unique = true;
    field.required = true;
    return plain;
  }
  if (cursor.take(NOTED)) return { noted: true };
  const onDelete = takeOnDelete(cursor);
  if (onDelete) {
    field.onDelete = onDelete;
    return plain;
  }
  return null;
}

/** True when a flag begins at the cursor. */
export function isFlagAhead(cursor: Cursor): boolean {
  return (
    [OPTIONAL, REQUIRED, UNIQUE, KEY, NOTED].some((pattern) => cursor.peek(pattern) !== null) ||
    isOnDeleteAhead(cursor)
  );
}
