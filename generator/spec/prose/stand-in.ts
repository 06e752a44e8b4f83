import { inferType } from '../lexicon/infer.ts';
import { keysOf, type Model } from './model.ts';
import { phraseText } from './noun-phrase.ts';
import type { NounPhrase } from './phrases.ts';
import type { Scan } from './scan.ts';

/** Nouns that never are a kind of record, however they are counted. */
const NEVER = new Set(
  `detail details information info data datos informacion detalle detalles character characters decimal decimals decimales digit digits digitos caracteres day days dia dias hour hours hora horas
  minute minutes minuto minutos month months mes meses year years ano anos euro euros dollar dollars time times vez veces way ways forma formas type types tipo tipos kind kinds
  value values valor valores field fields campo campos attribute attributes atributo atributos place lugar moment momento people persona personas gente thing things cosa cosas case cases caso casos reason reasons
  part parts parte partes role roles rol word words palabra palabras rest resto example examples ejemplo ejemplos order-to advance hand online paper password passwords contrasena contrasenas login access acceso sesion session
  one ones uno todo nada nothing everything something algo name names phone phones email emails nombre nombres telefono telefonos correo correos availability disponibilidad it them him her us me that this lot number cantidad numero`
    .trim()
    .split(/\s+/),
);

/** Parts of an application that are no records: what a list of wishes often holds beside them. */
const FEATURES = new Set(
  `dashboard dashboards chart charts graph graphs statistic statistics report reports notification notifications search filter filters export exports authentication authorization login permission permissions
  panel paneles grafico graficos grafica graficas estadistica estadisticas informe informes notificacion notificaciones busqueda buscador filtro filtros exportacion autenticacion permiso permisos interfaz interface frontend api
  calendar-view menu homepage home page pages pagina paginas website screen screens pantalla pantallas security seguridad reminder-emails email-notifications mobile`
    .trim()
    .split(/\s+/),
);

const head = (scan: Scan, phrase: NounPhrase) =>
  scan.words.language === 'es' ? phrase.words[0] : phrase.words[phrase.headLength - 1];

/** True for the application itself: `the system`, `our platform`, `la aplicación`. */
export function isSystem(scan: Scan, phrase: NounPhrase): boolean {
  const noun = head(scan, phrase);
  if (!noun || phrase.determiner.each || phrase.plural || phrase.determiner.count === 'many') return false;
  const isDefinite =
    phrase.determiner.definite ||
    phrase.determiner.possessive === 'own' ||
    phrase.determiner.count === undefined;
  return isDefinite &&
    scan.words.systemNouns.has(noun.key) &&
    !/^(project|proyecto|product|producto|service|servicio|base|solution|solucion|program|programa|site|sitio)$/.test(
      noun.key,
    )
    ? true
    : phrase.determiner.definite === true && /^(database|base)$/.test(noun.key);
}

/** `my gym`, `our agency`: whose application it is. */
export function isOwn(phrase: NounPhrase): boolean {
  return phrase.determiner.possessive === 'own' && !phrase.plural;
}

/** True for a noun that only announces what follows. */
export function isMetaPhrase(scan: Scan, phrase: NounPhrase): boolean {
  return phrase.words.every(
    ({ key }) =>
      scan.words.metaNouns.has(key) ||
      scan.words.flags.has(key) ||
      /^(main|principal|principales|basic|basico|core|system|sistema|of|de|del|the|el|la)$/.test(key),
  );
}

/** True when a phrase can name a kind of record. */
export function canBeThing(scan: Scan, phrase: NounPhrase, isDescribed = false): boolean {
  const noun = head(scan, phrase);
  if (noun?.kind !== 'word' || phrase.words.length > 5) return false;
  const isAlone =
    phrase.words.length === 1 || (phrase.headLength === 1 && scan.isPlural(phrase.words.at(-1)));
  // `las personas interesadas`: whoever they are.
  if (/^(personas|gente|people)$/.test(noun.key)) return false;
  if (scan.words.relatives.has(noun.key) || scan.words.fillers.has(noun.key)) return false;
  if ((isAlone && !isDescribed && NEVER.has(noun.key)) || isMetaPhrase(scan, phrase) || isOwn(phrase))
    return false;
  if (scan.words.pronouns.has(noun.key) || /^\d/.test(noun.key)) return false;
  const hasValue =
    phrase.values || phrase.type || phrase.pattern || phrase.default !== undefined || phrase.counted;
  return !hasValue && !isSystem(scan, phrase);
}

/** True for a noun that names a value by itself: a date, an amount, an e-mail address. */
export function isSureValue({ phrase }: { phrase: NounPhrase }): boolean {
  const inferred = inferType(phraseText(phrase.words));
  return (
    inferred.sure &&
    /^(date|datetime|time|money|decimal|integer|email|phone|boolean|url)$/.test(inferred.type) &&
    phrase.determiner.count === 'an'
  );
}

/** `goles del local`, `home goals`: how many of them one side has, not which. */
export function isCountOf(model: Model, { scan, phrase }: { scan: Scan; phrase: NounPhrase }): boolean {
  const { determiner, words, headLength } = phrase;
  if (!phrase.plural || determiner.count || determiner.each) return false;
  if (scan.words.language === 'en')
    return words.length > 1 && /^(home|away|total|visiting)$/.test(words[0]?.key ?? '');
  const joined = words[headLength];
  return (
    joined?.key === 'del' && model.get(keysOf(scan, words.slice(headLength + 1)).join(' ')) === undefined
  );
}

/** A place something goes to or comes from is told of what moves, not kept by itself. */
export function isEnd({ words }: NounPhrase): boolean {
  const key = words.map((word) => word.key).join(' ');
  return /(?: de (?:origen|destino|salida|llegada|partida|nacimiento)|^(?:origin|destination|departure|arrival) \w+)$/.test(
    key,
  );
}

/** True for what an application does rather than holds. */
export function isFeature(scan: Scan, phrase: NounPhrase): boolean {
  const noun = head(scan, phrase);
  return noun !== undefined && FEATURES.has(noun.key);
}
