import { fold } from '../naming/fold.ts';
import { VERB } from '../resolve/permission-words.ts';
import type { Item } from './item.ts';
import { plainHeading } from './words.ts';

const ABOUT =
  /\b(?:permisos|permissions|permiso|permission|autorizacion|authorization|access control|control de acceso)\b/;
const MAY = new RegExp(
  `\\b(?:can|may|only|allowed|puede|pueden|solo|solamente|unicamente)\\b.*\\b(?:${VERB})\\b`,
);
const LISTED = new RegExp(
  `^[^:|]{2,60}:\\s+(?:(?:can|may|puede|pueden)\\s+)?(?:do |hacer )?(?:${VERB}|everything|todo)(?![\\p{L}:])`,
  'u',
);
const PRINTED = new RegExp(`:\\s*(?:${VERB})\\b.*(?:→|->)`);

/** True for a line that says who may do what. */
function looksLikePermission(text: string): boolean {
  const folded = fold(text).replace(/[*_`]+/g, '');
  return PRINTED.test(folded) || LISTED.test(folded) || MAY.test(folded);
}

/** True when a heading `Permissions` announces permissions and is not an entity of that name. */
export function speaksOfPermissions(heading: string, items: readonly Item[]): boolean {
  if (!ABOUT.test(fold(plainHeading(heading)))) return false;
  const said = items.filter(({ text }) => looksLikePermission(text)).length;
  return said > 0 && said * 2 >= items.length;
}

/** The items of a section of options that say who may do what: `Roles y permisos`, `Access`. */
export function permissionItems(heading: string, items: readonly Item[]): Item[] {
  const isAbout = ABOUT.test(fold(plainHeading(heading)));
  return items.filter((item) => looksLikePermission(item.text) || (isAbout && item.line.kind === 'table'));
}
