import type { Scan } from './scan.ts';
import type { Token } from './token.ts';

/** Nouns that name an attribute by themselves: where two stand in a row without a comma, the comma was left out. */
const ATTRIBUTES = new Set(
  `nombre apellido apellidos telefono tel email mail correo direccion edad dni nif rut precio stock marca modelo color titulo descripcion fecha foto estado cantidad peso talla matricula codigo notas observaciones categoria duracion
  importe saldo ciudad pais sexo autor isbn sku`
    .trim()
    .split(/\s+/),
);
const OPENERS_EN = new Set(['name', 'title', 'email', 'phone', 'address', 'price', 'description', 'age']);
const ATTRIBUTES_EN = new Set(
  'name email phone address age price stock brand model title description date photo status quantity weight size notes category duration'.split(
    ' ',
  ),
);
/** Two of these make one name: `código postal`, `fecha hora`, `dirección email`. */
const PAIRS =
  /^(?:direccion (?:email|mail|correo)|codigo \w+|total \w+|estado \w*civil|fecha hora|correo (?:email|mail)|phone (?:model|brand)|email address|price (?:category|date)|address (?:name|title)|titulo (?:codigo))$/;

/** True for a noun that names an attribute whatever the text is about: `nombre`, `teléfono`. */
export const namesAttribute = (key: string) => ATTRIBUTES.has(key);

/** True where `nombre telefono y mail` runs two attributes together: another one begins at `at`. */
export function runsTogether(scan: Scan, at: number, words: readonly Token[]): boolean {
  const last = words.at(-1);
  const key = scan.key(at);
  if (!last || !scan.isWord(at) || PAIRS.test(`${last.key} ${key}`)) return false;
  if (scan.words.language === 'en')
    return words.length === 1 && OPENERS_EN.has(last.key) && ATTRIBUTES_EN.has(key) && !scan.isWord(at + 1);
  const complete = ATTRIBUTES.has(words[0]?.key ?? '') || words.length === 1;
  return complete && ATTRIBUTES.has(key);
}
