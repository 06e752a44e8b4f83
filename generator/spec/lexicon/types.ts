import type { FieldType } from '../../blueprint/schema.ts';
import { fold } from '../naming/fold.ts';
import { memoize } from '../naming/memo.ts';

/** What a word in the place of a type means. */
export type TypeMeaning = {
  type: FieldType;
  /** True: the word names a thing as much as a type (`documento`); an entity or enumeration of that name wins. */
  weak?: boolean;
  /** True: `number`, `número`: integer unless the name or the limits say otherwise. */
  vague?: boolean;
  /** True: text with headings, lists and the like. */
  rich?: boolean;
  /** True: a list of plain values, kept as JSON. */
  list?: boolean;
  /** What the type does not say by itself, e.g. minutes of a duration: an assumption for the person to see. */
  note?: 'duration' | 'list' | 'password' | 'year';
};

const STRONG: Record<FieldType, string> = {
  string: `string|str|varchar|nvarchar|varchar2|char|nchar|character|character varying|texto|texto corto|texto simple|texto breve
    |texto plano corto|short text|plain string|cadena|cadena de texto|cadena de caracteres|cadena corta|caracteres|short string
    |single line|single line text|single-line text|linea de texto|una linea|text short|alfanumerico|alphanumeric|citext|strings`,
  text: `text|texto largo|texto extenso|texto multilinea|texto de varias lineas|long text|longtext|mediumtext|tinytext|textarea
    |text area|area de texto|multiline|multiline text|multi-line|multi-line text|multilinea|varias lineas|parrafo|parrafos
    |paragraph|paragraphs|memo|clob|long string
    |cadena larga|textblob|texto libre|free text|text long|texto grande|long-text|body text|nota larga`,
  integer: `integer|int|int2|int4|int8|long|bigint|big int|big integer|biginteger|smallint|tinyint|mediumint|short|serial|bigserial|entero
    |numero entero|whole number|natural|numero natural|entero largo|entero corto|uint
    |integer number|enteros|int32|int64|autoincrement|auto increment|autoincremental`,
  float: `float|double|real|double precision|float4|float8|flotante|coma flotante|punto flotante|numero real|doble|float32|float64
    |floating point|numero flotante`,
  decimal: `decimal|numeric|numero decimal|numero con decimales|decimales|bigdecimal|decimal number|con decimales|fixed|dec
    |porcentaje|percent|percentage|por ciento|%`,
  money: `money|dinero|moneda|importe|monto|precio|price|currency|monetario|monetary|valor monetario|cantidad de dinero|euros|euro
    |dolares|pesos|usd|eur|€|$|dollars|smallmoney`,
  boolean: `boolean|bool|booleano|booleana|si/no|si o no|si / no|yes/no|yes or no|yes / no|true/false|true or false|verdadero/falso
    |verdadero o falso|v/f|y/n|s/n|logico|logical|checkbox|casilla|casilla de verificacion|switch|toggle|interruptor|bit|check`,
  date: 'date|fecha|localdate|solo fecha|fecha sin hora|calendar date|date only|date (no time)|dia',
  datetime: `datetime|timestamp|timestamptz|timestamp with time zone|timestamp without time zone|fecha y hora|fecha/hora|fecha-hora
    |fecha hora|fechahora|fecha con hora|fecha e hora|date time|date and time|date & time|date-time|date/time|date with time
    |instant|zoneddatetime|localdatetime|offsetdatetime|datetime2|datetimeoffset|marca de tiempo|marca temporal|hora y fecha
    |time and date|timestamps|momento`,
  time: 'time|hora|time of day|hora del dia|localtime|solo hora|time only|horas y minutos|hh:mm|timetz|clock time',
  uuid: 'uuid|guid|uuid4|uniqueidentifier|identificador unico|unique identifier|identificador universal',
  email: `email|e-mail|mail|correo|correo electronico|correo-e|email address|e-mail address|mail address|direccion de correo
    |direccion de email|direccion de correo electronico|electronic mail|emails`,
  url: `url|uri|link|enlace|vinculo|hipervinculo|hyperlink|href|sitio web|website|web|pagina web|direccion web|web address|web link
    |url web|web page|web url|web site|enlace web|urls`,
  phone: `phone|phone number|telephone|telephone number|tel|tel.|telefono|numero de telefono|movil|numero de movil|celular
    |numero de celular|mobile|mobile number|mobile phone|cell phone|cellphone|fono|whatsapp|telefono movil|telefono fijo`,
  enum: `enum|enumeration|enumerado|enumerada|enumeracion|enumerated|opciones|opcion|choice|choices|select|seleccion|seleccion unica|single select
    |dropdown|drop-down|desplegable|lista desplegable|picklist|options|option|radio|lista de opciones|option list|choice list
    |lista de valores|one of|una de|uno de|single choice|enum list|set`,
  json: `json|jsonb|object|objeto|objeto json|json object|dict|dictionary|diccionario|map|estructura|datos json|json data|key-value
    |clave-valor|hash|array|json array|jsonobject`,
  file: `file|archivo|adjunto|fichero|attachment|upload|blob|binary|bytea|varbinary|longblob|mediumblob|anexo|archivo adjunto|file upload|pdf|archivo pdf
    |documento pdf|pdf file|anyblob|binario|fichero adjunto|subida de archivo|video|audio|files`,
  image: `image|imagen|foto|fotografia|photo|photograph|picture|img|imageblob|jpg|png|jpeg|imagen subida|image file|archivo de imagen|image upload`,
  geo: `geo|geopoint|geo point|geolocation|geolocalizacion|coordenadas|coordinates|coordenadas gps|gps coordinates|gps|coords|latlng|lat/lng|lat,lng
    |lat lng|lat/lon|lat,lon|lat/long|lat,long|lat / lng|lat / lon|lat / long|lat long|latitud/longitud|latitude/longitude|latitud y longitud|latitude and longitude|geography|geometry
    |punto geografico|ubicacion geografica|geographic point|point|posicion geografica|map point|punto en el mapa|geoposicion`,
};

const WEAK: Partial<Record<FieldType, string>> = {
  string: `color|colour|slug|iban|codigo|code|nombre|name|titulo|title|label|etiqueta|tag|direccion|address|pais|country|ciudad|city
    |codigo postal|postal code|zip|zip code|ip|ip address|sku|dni|nif|rfc|isbn|matricula|token|palabra|word|linea|line|identificador|identifier
    |username|nombre de usuario|hex|hex color|color hex|locale|idioma|language|currency code|codigo de moneda`,
  text: 'description|descripcion|comment|comentario|note|nota|notes|notas|observaciones|mensaje|message|body|contenido|content|resumen|summary|bio',
  integer: 'count|conteo|contador|counter|cantidad|quantity|anio|ano|year|edad|age|stock|unidades',
  decimal: 'peso|weight|ratio|altura|height|kg|kilos|metros|meters|km|m2|litros|liters|rate|tasa',
  money: 'amount|cost|coste|costo|fee|tarifa|total|salario|salary|valor',
  boolean: 'flag|indicador|logica|binaria|activo|active|booleanos',
  date: 'day|birthday|cumpleanos',
  datetime: 'moment|when|cuando',
  file: 'documento|document|cv|contrato|contract|curriculum',
  image: 'logo|avatar|icon|icono|portada|cover|banner|miniatura|thumbnail|captura|screenshot',
  geo: 'ubicacion|location|posicion|position|mapa|lugar|punto',
  time: 'horario|schedule',
};

const RICH = `markdown|html|wysiwyg|rich|rich text|rich-text|richtext|rich long text|long rich text|rich content|formatted|formatted text|formatted long text
  |text with formatting|with formatting|enriquecido|texto enriquecido|texto rico|texto largo enriquecido|contenido enriquecido|con formato
  |texto con formato|texto largo con formato|texto formateado|formateado|contenido con formato|editor de texto|editor enriquecido|rich editor|rich text editor`;

const NOTED: [NonNullable<TypeMeaning['note']>, FieldType, string][] = [
  [
    'duration',
    'integer',
    'duration|duracion|interval|intervalo|minutos|minutes|segundos|seconds|horas|hours|dias|days|timespan|lapso|tiempo',
  ],
  ['password', 'string', 'password|contrasena|clave secreta|secret|hash de contrasena|password hash'],
  ['year', 'integer', 'year number'],
  [
    'list',
    'json',
    `lista|list|lista de textos|lista de texto|lista de cadenas|list of strings|list of text|list of texts|string[]|text[]|str[]|int[]|integer[]|number[]|list[str]
    |list<string>|array<string>|array of strings|array of text|arreglo|vector|tags|etiquetas|keywords|palabras clave|lista de numeros|list of numbers|texto[]|lista de palabras
    |entero[]|multiselect|multi select|multi-select|seleccion multiple|multiple choice|multiple select|listado`,
  ],
];

const split = (text: string) => text.split('|').map((word) => word.trim().replace(/\s+/g, ' '));

const MEANINGS = new Map<string, TypeMeaning>();
for (const [type, text] of Object.entries(STRONG))
  for (const word of split(text)) MEANINGS.set(word, { type: type as FieldType });
for (const word of split(RICH)) MEANINGS.set(word, { type: 'text', rich: true });
for (const [type, text] of Object.entries(WEAK)) {
  for (const word of split(text))
    if (!MEANINGS.has(word)) MEANINGS.set(word, { type: type as FieldType, weak: true });
}
for (const [note, type, text] of NOTED)
  for (const word of split(text)) MEANINGS.set(word, { type, note, weak: true, list: note === 'list' });
for (const word of split(
  'number|numero|numerico|num|nro|n°|numerica|valor numerico|numeric value|cifra|digitos',
)) {
  MEANINGS.set(word, { type: 'integer', vague: true });
}

/** The longest phrase of the lexicon, in words. */
export const LONGEST_TYPE_PHRASE = 5;

/** What `phrase` means as a type, or null. Case, accents, `_` for spaces and a plural in -s do not matter. */
export const findType: (phrase: string) => TypeMeaning | null = memoize((phrase) => {
  const key = fold(phrase)
    .replace(/[\s_]+/g, ' ')
    .trim();
  return (
    MEANINGS.get(key) ??
    (key.length > 4 && key.endsWith('s') ? (MEANINGS.get(key.slice(0, -1)) ?? null) : null)
  );
});

/** Every word that means a type, strong ones first: what the nearest word is looked for in. */
export function typeWords(): string[] {
  return [...MEANINGS.keys()];
}

/** What the editor offers and the printer writes for text with headings, lists and the like. */
export const RICH_NAME: Record<'es' | 'en', string> = { en: 'rich text', es: 'texto enriquecido' };

/** The words the editor offers and the printer writes, by type. */
export const TYPE_NAMES: Record<'es' | 'en', Record<FieldType, string>> = {
  en: {
    string: 'string',
    text: 'text',
    integer: 'integer',
    float: 'float',
    decimal: 'decimal',
    money: 'money',
    boolean: 'boolean',
    date: 'date',
    datetime: 'datetime',
    time: 'time',
    uuid: 'uuid',
    email: 'email',
    url: 'url',
    phone: 'phone',
    enum: 'enum',
    json: 'json',
    file: 'file',
    image: 'image',
    geo: 'geo',
  },
  es: {
    string: 'texto',
    text: 'texto largo',
    integer: 'entero',
    float: 'flotante',
    decimal: 'decimal',
    money: 'dinero',
    boolean: 'sí/no',
    date: 'fecha',
    datetime: 'fecha y hora',
    time: 'hora',
    uuid: 'uuid',
    email: 'correo',
    url: 'enlace',
    phone: 'teléfono',
    enum: 'enum',
    json: 'json',
    file: 'archivo',
    image: 'imagen',
    geo: 'coordenadas',
  },
};

const TEXTUAL: ReadonlySet<FieldType> = new Set(['string', 'text', 'email', 'url', 'phone']);
const NUMERIC: ReadonlySet<FieldType> = new Set(['integer', 'float', 'decimal', 'money']);

/** Types whose `min` and `max` are lengths. */
export const isTextual = (type: FieldType) => TEXTUAL.has(type);
/** Types whose `min` and `max` are values. */
export const isNumeric = (type: FieldType) => NUMERIC.has(type);
