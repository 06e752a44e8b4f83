import type { Item } from './item.ts';
import { isOptionLine } from './read-options.ts';
import { findSection, type SectionKind } from './words.ts';

/** `ENTITIES` alone on a line: a heading without marks, for all that follows up to the next. */
export function isBareLabel({ line, text, children, more }: Item): boolean {
  return (
    line.kind === 'text' &&
    !line.quoted &&
    children.length === 0 &&
    more.length === 0 &&
    findSection(text) !== null
  );
}

/** `Opciones:` with a list below it ends the entity it stands under, when nothing but its place puts it there. */
export function isSectionItem({ line, text }: Item): boolean {
  if (line.kind !== 'text' || line.level > 0 || line.quoted) return false;
  const kind = findSection(text);
  return kind === 'options' || kind === 'enums' || kind === 'entities' || kind === 'requirements';
}

/** Where the last paragraph of an entity is nothing but options: `- Auth: yes`, `- DB: PostgreSQL`; -1 when it is not. */
export function trailingOptions(items: readonly Item[]): number {
  let from = items.length - 1;
  while (from > 0 && (items[from]?.line.number ?? 0) === (items[from - 1]?.line.number ?? 0) + 1) from--;
  const group = items.slice(from);
  return from > 0 && group.every(({ text, children }) => children.length === 0 && isOptionLine(text))
    ? from
    : -1;
}

/** `Opciones: auth jwt, base de datos mysql`: each piece as a line of options; null when the label is another. */
export function inlineOptions(item: Item): Item[] | null {
  const found = /^[*_`]*([^:*_`]{3,40})[*_`]*:[*_`]*\s*(\S.*)$/.exec(item.text);
  return found?.[1] && found[2] && findSection(found[1]) === 'options' ? inlineItems(item, found[2]) : null;
}

/** True below a heading for options when one of the lines is an option: `Opciones` may be an entity's name as well. */
export const holdsOptions = (kind: SectionKind | null, items: readonly Item[]) =>
  kind === 'options' && items.some(({ text }) => isOptionLine(text));

/** The same below an entity, where a bullet `acceso: libre, restringido` is a field. */
export const isOptionsText = (item: Item) =>
  item.line.kind === 'text' &&
  item.line.level === 0 &&
  item.children.length === 0 &&
  inlineOptions(item) !== null;

/** Bare words one below the other, as the choices of an enumeration stand. */
export const isWordList = (items: readonly Item[]) =>
  items.length > 1 &&
  items.every(
    ({ line, text, children }) =>
      line.kind === 'bullet' && children.length === 0 && /^[\p{L}\p{N} _-]{1,40}$/u.test(text),
  );

/** The pieces of an inline list as items, to be measured. */
export function inlineItems(item: Item, text: string): Item[] {
  const bare = text.replace(/^\s*\{|\}\s*$/g, '').replace(/"/g, '');
  const pieces = bare.split(/[,;]/).filter((piece) => piece.trim() !== '');
  return pieces.map((piece) => ({
    line: { ...item.line, kind: 'bullet', text: piece.trim() },
    text: piece.trim(),
    more: [],
    children: [],
  }));
}

export function tableLength(items: readonly Item[], from: number): number {
  let to = from;
  while (
    items[to]?.line.kind === 'table' &&
    (to === from || items[to]?.line.number === (items[to - 1]?.line.number ?? 0) + 1)
  )
    to++;
  return to - from;
}

export const startsWithVerb = (text: string) =>
  /^(?:tienen?|has|have|con|with|contiene|contains|guarda|stores|pertenece|belongs|incluye|includes|se registra|consta de|consists of|campos|fields|atributos)\b/i.test(
    text.trim(),
  );
