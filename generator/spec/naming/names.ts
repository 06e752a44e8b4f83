import type { Language } from '../../blueprint/schema.ts';
import { foldKey } from './fold.ts';
import { hashText } from './hash.ts';
import { pluralWords, singularLabel, singularWords } from './inflect.ts';
import { memoize } from './memo.ts';
import { toAscii } from './transliterate.ts';

/** PostgreSQL allows 63 bytes and MySQL 64; three are left for a plural ending or `_id`. */
export const MAX_NAME = 60;

/** The words of a name in any notation: `fechaDeInicio`, `fecha_de_inicio`, `fecha de inicio`, `FECHA-DE-INICIO`. */
export function splitWords(label: string): string[] {
  return label
    .replace(/(\p{Ll}|\p{N})(?=\p{Lu}[\p{Ll}\p{Lu}])/gu, '$1 ')
    .replace(/(\p{Lu})(?=\p{Lu}\p{Ll})/gu, '$1 ')
    .split(/[^\p{L}\p{N}\p{M}\p{S}]+/u)
    .filter((word) => word !== '');
}

/** snake_case ASCII of a label, or '' when nothing in it can be written so. Reserved words are not looked at. */
export const snakeName: (label: string) => string = memoize((label) => {
  const words = splitWords(toAscii(label))
    .flatMap((word) => word.split(/[^A-Za-z0-9]+/))
    .filter(Boolean);
  const name = words.join('_').toLowerCase();
  if (name === '') return '';
  return cutName(/^[a-z]/.test(name) ? name : `n_${name}`);
});

/** PascalCase singular ASCII of a label, or '' when nothing in it can be written so. */
export function pascalName(label: string, language: Language): string {
  const words = singularWords(splitWords(label), language)
    .flatMap((word) => toAscii(word).split(/[^A-Za-z0-9]+/))
    .filter(Boolean);
  const name = words.map((word) => word.charAt(0).toUpperCase() + pascalTail(word)).join('');
  if (name === '') return '';
  return cutName(/^[A-Z]/.test(name) ? name : `N${name}`);
}

const pascalTail = (word: string) => {
  const tail = word.slice(1);
  return tail === tail.toUpperCase() && word.length > 1 ? tail.toLowerCase() : tail;
};

/** A name of at most MAX_NAME characters; what is cut off lives on as a short hash, so that two long names stay apart. */
export function cutName(name: string): string {
  if (name.length <= MAX_NAME) return name;
  const tail = hashText(name).slice(0, 6);
  const head = name.slice(0, MAX_NAME - 7).replace(/_+$/, '');
  return /^[A-Z]/.test(name) ? `${head}${tail}` : `${head}_${tail}`;
}

/** kebab-case ASCII of a title, at most 50 characters. */
export function slugName(title: string, fallback: string): string {
  const slug = snakeName(title).replace(/_/g, '-').slice(0, 50).replace(/-+$/, '');
  return slug === '' ? fallback : slug;
}

/** snake_case of an entity's code name: `OrderLine` → `order_line`. */
export function snakeOf(entityName: string): string {
  return snakeName(entityName);
}

/** snake_case plural of an entity's code name: `OrderLine` → `order_lines`. */
export function pluralSnakeOf(entityName: string, language: Language): string {
  const words = splitWords(entityName).map((word) => word.toLowerCase());
  return cutName(toAscii(pluralWords(words, language).join('_')));
}

/** `due_at`, `dueAt` → `due at`; anything with a space or an accent stays as the person wrote it. */
export function readableLabel(label: string): string {
  const text = label.trim().replace(/\s+/g, ' ');
  if (!/^[A-Za-z0-9_.-]+$/.test(text)) return text;
  const words = splitWords(text);
  if (words.length < 2) return text.replace(/^[_.-]+|[_.-]+$/g, '') || text;
  const shouting = text === text.toUpperCase();
  return words
    .map((word, at) =>
      at > 0 && !/^[A-Z0-9]+$/.test(word) ? word.toLowerCase() : shouting ? word.toLowerCase() : word,
    )
    .join(' ');
}

/** What two mentions of an entity are compared by: folded, singular, letters and digits only. */
export function entityKey(label: string, language: Language): string {
  return KEYS[language](label);
}

const keyIn = (language: Language) =>
  memoize((label) => foldKey(singularWords(splitWords(label), language).join('')));
const KEYS: Record<Language, (label: string) => string> = { es: keyIn('es'), en: keyIn('en') };

/** Every key under which an entity may be mentioned: singular by either language's rules, and as written. */
export const entityKeys: (label: string) => readonly string[] = memoize((label) => [
  ...new Set([entityKey(label, 'es'), entityKey(label, 'en'), foldKey(label)]),
]);

/** The label of one: `Etiquetas` → `Etiqueta`, `order_lines` → `order line`. */
export function singularOf(label: string, language: Language): string {
  return singularLabel(readableLabel(label), language);
}
