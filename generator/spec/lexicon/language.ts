import type { Language } from '../../blueprint/schema.ts';
import { fold } from '../naming/fold.ts';

const count = (words: string, weight: number) =>
  words
    .trim()
    .split(/\s+/)
    .map((word) => [word, weight] as const);

/** Words no SPEC in the other language would hold; the structural ones weigh more than prose. */
const SPANISH = new Map([
  ...count(
    'de la el los las un una unos unas y o que con por para es son se del al su sus cada tiene tienen puede pueden muchos muchas como mas sin entre cuando si esta este esto pero tambien donde quien todo todos hasta desde sobre mi mis debe deben varios varias pertenece pertenecen',
    1,
  ),
  ...count(
    'texto entero fecha hora correo telefono obligatorio obligatoria requerido requerida unico unica opcional maximo minimo defecto booleano numero cadena archivo imagen dinero nombre descripcion precio titulo estado enlace largo',
    2,
  ),
  ...count(
    'entidades entidad relaciones opciones enumeraciones reglas campos autenticacion idioma tabla modelos',
    8,
  ),
]);

const ENGLISH = new Map([
  ...count(
    'the of and or an is are with for to in on has have many each can may must this that its their it be by as from at which when where not only one some more every my users user belongs belong',
    1,
  ),
  ...count(
    'string text integer required unique optional default email phone datetime boolean name title description price status max min long decimal date file image number',
    2,
  ),
  ...count(
    'entities entity relations relationships options enums enumerations rules fields authentication language table models',
    8,
  ),
]);

/** `- language: en` on a line of its own; bounded gaps, for a text may hold nothing but spaces. */
const EXPLICIT =
  /^[ \t]{0,12}[-*]?[ \t]{0,4}(?:idioma|language)[ \t]{0,4}:[ \t]{0,4}(es|en|español|espanol|spanish|english|inglés|ingles)\b/im;

/** Spans how much of a text is looked at; more would not change the answer. */
const SAMPLE = 20_000;

/** The language a SPEC is mostly written in; `en` when nothing speaks for either. */
export const detectLanguage = (text: string): Language => languageIn(text) ?? 'en';

/** The language a text is mostly written in, or null when nothing speaks for either. */
export function languageIn(text: string): Language | null {
  const explicit = EXPLICIT.exec(text);
  if (explicit) return /^(es|espanol|spanish)/.test(fold(explicit[1] ?? '')) ? 'es' : 'en';
  let es = 0;
  let en = 0;
  const sample = text.slice(0, SAMPLE);
  for (const word of fold(sample).match(/[a-z]+/g) ?? []) {
    es += SPANISH.get(word) ?? 0;
    en += ENGLISH.get(word) ?? 0;
  }
  es += (sample.match(/[ñáéíóú¿¡]/gi) ?? []).length;
  return es > en ? 'es' : en > es ? 'en' : null;
}
