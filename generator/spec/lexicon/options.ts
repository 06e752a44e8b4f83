import type { Database, Frontend, Keys, Language } from '../../blueprint/schema.ts';
import { fold } from '../naming/fold.ts';

const DATABASE_WORDS: [RegExp, Database][] = [
  [
    /\b(postgre ?sql|postgres|postgre|pgsql|pg|psql|cockroach(db)?|timescale(db)?|supabase|neon)\b/,
    'postgresql',
  ],
  [/\b(my ?sql|maria ?db|percona|planetscale)\b/, 'mysql'],
  [/\b(sqlite ?3?|sql ?lite|libsql|turso)\b/, 'sqlite'],
];

/** The database a text names, or null. */
export function findDatabase(text: string): Database | null {
  const folded = fold(text);
  for (const [pattern, database] of DATABASE_WORDS) if (pattern.test(folded)) return database;
  return null;
}

/** Databases people name that are not offered: what the message says instead of silence. */
export function findUnsupportedDatabase(text: string): string | null {
  return (
    /\b(mongo ?(db)?|oracle|sql ?server|mssql|dynamo ?db|cassandra|firestore|firebase|redis|couch ?db|neo4j|db2|access)\b/.exec(
      fold(text),
    )?.[0] ?? null
  );
}

/** The frontend a text names, or null. */
export function findFrontend(text: string): Frontend | null {
  const folded = fold(text);
  if (/\b(next ?\.?js|nextjs|next|react|web)\b/.test(folded) && !isNegative(folded)) return 'nextjs';
  if (
    /\b(off|false|disabled|none|ninguno|ninguna|no|sin|without|headless|backend only|solo (el )?(backend|api)|only (the )?(backend|api)|api only|solo api|api solo)\b/.test(
      folded,
    )
  ) {
    return 'none';
  }
  return /^(si|yes|true|on|default|por defecto)\b/.test(folded) ? 'nextjs' : null;
}

const isNegative = (folded: string) => /^(no|none|ninguno|ninguna|sin|without)\b/.test(folded);

const YES =
  /^(si|yes|true|verdader[oa]|ciert[oa]|on|1|enabled|habilitad[oa]|activad[oa]|activ[oa]|required|obligatori[oa]|requerid[oa]|necesari[oa]|marcad[oa]|seleccionad[oa]|encendid[oa]|active|checked|ticked|selected|jwt|ok|✓|✔|✅|x)\b|^[✓✔✅]/;
const NO =
  /^(no|none|false|fals[oa]|off|0|disabled|deshabilitad[oa]|desactivad[oa]|desmarcad[oa]|inactiv[oae]|apagad[oa]|unchecked|unticked|unselected|deselected|ningun[oa]|sin|without|not|n\/a|public[oa]?|open|abiert[oa]|anonym|anonim|✗|✘|❌|-$)/;

/** Yes, no, or null when the text says neither. */
export function findYesNo(text: string): boolean | null {
  const folded = fold(text).trim();
  if (NO.test(folded)) return false;
  if (YES.test(folded)) return true;
  return null;
}

/** What a text says records are identified by, or null. */
export function findKeys(text: string): Keys | null {
  const folded = fold(text);
  if (/\b(uuid ?v?[147]?|uuids|guids?)\b/.test(folded)) return 'uuid';
  return /\b(integers?|ints?|bigint|enteros?|numbers?|numeros?|numeric[oa]?s?|auto ?-?increment\w*|autoincremental\w*|serial)\b/.test(
    folded,
  )
    ? 'integer'
    : null;
}

const AUTH =
  /\b(auth|authentication|authorization|autenticacion|autentificacion|autorizacion|logins?|log(?:s|ged|ging)?[ -]?in|sign(?:s|ed|ing)?[ -]?(?:in|up)|jwt|oauth2?|inicio de sesion|iniciar sesion|inician sesion|inicia sesion|registro de usuarios|usuarios registrados|password|contrasena|contrasenas|passwords|acceso con (usuario|contrasena|clave)|(entrar|entra|entran|entren|entraran?|acceder|acceda|accedan|accederan?|ingresar|ingresen|ingresaran?) con (su |una )?(usuario|contrasena|clave|correo)|cuentas? de usuario|user accounts?|accounts?|sesion|sesiones|bearer|tokens?|credenciales|credentials)\b/;
const AUTH_DENIED =
  /\b(no|sin|without|not|none|don't|doesn't|isn't|aren't|needn't|won't|dont|tampoco|ningun[oa]?|disable[d]?|nobody|nadie|never|anyone|cualquiera)\b/;

/** `nobody can enter without a password`: denied twice is asked for. */
const AUTH_FORCED =
  /\b(?:nobody|no one|nadie|nothing|nada|no se puede\w*|cannot|can't|can not|must not)\b.*\b(?:without|sin|unless|until|hasta|salvo)\b|\b(?:without|sin)\b.*\b(?:nobody|no one|nadie|nothing|nada|no se puede\w*|cannot|can't|can not)\b/;
/** What is denied there says nothing of signing in. */
const OTHER_DENIALS =
  /\b(?:no|without|sin|without any|no need for) (?:a )?(?:front-?end|ui|interfaz|interface|app)\b/g;

/**
 * What a sentence says about signing in: true, false, or null when it does not speak of it. Its parts are judged one by
 * one, and one that asks for it wins: `no login for reading, but to publish you sign in`.
 */
export function findAuth(text: string): boolean | null {
  const parts = fold(text)
    .replace(/’/g, "'")
    .replace(OTHER_DENIALS, ' ')
    .split(/[,;.]|\b(?:but|pero|aunque|although|except)\b/)
    .filter((part) => AUTH.test(part));
  if (parts.length === 0) return null;
  return parts.some((part) => !AUTH_DENIED.test(part) || AUTH_FORCED.test(part));
}

const ROLE_STOP = new Set(
  'and or y o e u with con the los las el la un una a an roles role rol jwt auth yes si true users usuarios de of like como etc plus mas también tambien also both ambos'.split(
    ' ',
  ),
);

/** Role names in a list such as `admin, editor and user` (folded, singular words as written); the built-in two are left out. */
export function listRoles(text: string): string[] {
  const roles = fold(text)
    .split(/[,;/|]|\s+(?:and|or|y|o|e|u|plus|&)\s+/)
    .map((part) =>
      part
        .replace(/[`*"'“”«».:()[\]]/g, ' ')
        .trim()
        .split(/\s+/)
        .filter((word) => !ROLE_STOP.has(word))
        .join('_'),
    )
    .filter((role) => /^[a-z][a-z0-9_-]{1,29}$/.test(role));
  return [...new Set(roles.filter((role) => role !== 'admin' && role !== 'user'))];
}

/** How each option is called in a SPEC, for `key: value` lines; folded. */
export const OPTION_KEYS: {
  key:
    | 'auth'
    | 'roles'
    | 'database'
    | 'frontend'
    | 'softDelete'
    | 'keys'
    | 'color'
    | 'language'
    | 'name'
    | 'slug'
    | 'description';
  words: RegExp;
}[] = [
  {
    key: 'roles',
    words:
      /^(roles?|user roles|roles de usuario|roles adicionales|extra roles|tipos de usuario|user types|perfiles)$/,
  },
  {
    key: 'auth',
    words:
      /^(auth|authentication|authorization|autenticacion|autentificacion|autorizacion|login|log in|sign in|inicio de sesion|seguridad|security|acceso|access|usuarios|users|user accounts|cuentas|jwt|with auth|con autenticacion)$/,
  },
  {
    key: 'database',
    words:
      /^(database|db|base de datos|bbdd|bd|database engine|motor de base de datos|gestor de base de datos|dbms|sgbd|motor|engine|storage|almacenamiento|persistence|persistencia|datos|data store|datastore)$/,
  },
  {
    key: 'frontend',
    words:
      /^(frontend|front end|front|front-end|ui|user interface|interfaz|interfaz de usuario|cliente web|web client|interfaz web|web|web ui|web app|client app)$/,
  },
  {
    key: 'softDelete',
    words:
      /^(soft[ -]?delete[sd]?|soft[ -]?deletion|logical (delete|deletion)|borrado logico|eliminacion logica|baja logica|bajas logicas|borrado suave|papelera|trash|recycle bin)$/,
  },
  {
    key: 'keys',
    words:
      /^(keys|primary keys|record keys|key type|id type|ids|identifiers|claves|claves primarias|llaves|llaves primarias|tipo de clave|tipo de id|identificadores)$/,
  },
  {
    key: 'color',
    words:
      /^(colou?r|colou?rs|colores|theme|tema|theme colou?r|color del tema|(?:main|primary|brand|accent|corporate) colou?r|color (?:principal|primario|corporativo|de acento|de (?:la )?marca|de la aplicacion))$/,
  },
  { key: 'language', words: /^(language|idioma|lang|lengua)$/ },
  { key: 'slug', words: /^(slug|package|paquete|folder|carpeta|project slug)$/ },
  {
    key: 'name',
    words:
      /^(name|nombre|title|titulo|project|proyecto|app|application|aplicacion|project name|nombre del proyecto|app name|nombre de la aplicacion|sistema|system|product|producto)$/,
  },
  { key: 'description', words: /^(description|descripcion|about|summary|resumen|objetivo|goal|purpose)$/ },
];

/** Words for yes and no as the printer writes them. */
export const YES_NO: Record<Language, [string, string]> = { es: ['sí', 'no'], en: ['yes', 'no'] };
