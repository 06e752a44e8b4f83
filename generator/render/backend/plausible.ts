import type { ColumnModel, Json } from '../../blueprint/model.ts';
import type { Language } from '../../blueprint/schema.ts';

/** What fields of these names hold, for documentation: the first pattern that fits the name decides. */
const TEXTS: readonly [RegExp, Record<Language, readonly string[]>][] = [
  [
    /^(full_name|nombre_completo|contact(o)?|author|autor|responsable)$/,
    { en: ['Ana Torres', 'James Clark'], es: ['Ana Torres', 'Luis Vega'] },
  ],
  [
    /^(title|titulo|subject|asunto)$/,
    { en: ['First steps', 'A second look'], es: ['Primeros pasos', 'Segunda parte'] },
  ],
  [/^(city|ciudad|town|localidad)$/, { en: ['Bristol', 'Leeds'], es: ['Sevilla', 'Bilbao'] }],
  [/^(country|pais)$/, { en: ['Ireland', 'Canada'], es: ['España', 'Chile'] }],
  [
    /^(address|direccion|street|calle)$/,
    { en: ['12 Mill Lane', '5 Park Road'], es: ['Calle Mayor 12', 'Avenida del Mar 5'] },
  ],
  [/^(color|colour)$/, { en: ['green', 'blue'], es: ['verde', 'azul'] }],
  [
    /^(description|descripcion|details?|detalles?|body|cuerpo|text|texto|contenido|content|message|mensaje|notes?|notas?|comment|comentario|observaciones)$/,
    {
      en: ['What everybody should know about it.', 'Still to be agreed on.'],
      es: ['Lo que conviene saber.', 'Queda por acordar.'],
    },
  ],
];

const TYPES: Partial<Record<ColumnModel['type'], readonly Json[]>> = {
  email: ['ana@example.com', 'luis@example.com'],
  phone: ['+34 600 123 456', '+44 20 7946 0958'],
  url: ['https://example.com', 'https://example.org/about'],
};

/** Values for the documentation to show: what a person would expect where the name or type tells, else the samples. */
export function plausibleValues(column: ColumnModel, language: Language): Json[] {
  const known = TYPES[column.type] ?? TEXTS.find(([names]) => names.test(column.name))?.[1][language] ?? [];
  const fitting = isText(column)
    ? known.filter((value) => typeof value === 'string' && fits(value, column))
    : [];
  if (fitting.length > 0) return fitting.slice(0, 2);
  const { values } = column.samples;
  // The first of a range is often nothing at all (0, 0.00).
  const from = typeof values[0] === 'boolean' || column.type === 'enum' ? 0 : Math.min(2, values.length - 1);
  return values.slice(from, from + 2).map((value) => numbered(value, column));
}

const isText = ({ type }: ColumnModel): boolean => ['string', 'text', 'email', 'phone', 'url'].includes(type);

function fits(text: string, column: ColumnModel): boolean {
  const length = [...text].length;
  return (
    column.pattern === null && length >= (column.minLength ?? 0) && length <= (column.maxLength ?? length)
  );
}

/** Samples made of the field's own name read better with a capital. */
function numbered(value: Json, column: ColumnModel): Json {
  if (typeof value !== 'string') return value;
  const text = value.replaceAll('{n}', '42');
  const capital = text.charAt(0).toUpperCase() + text.slice(1);
  return isText(column) && value.includes('{n}') && fits(capital, column) ? capital : text;
}
