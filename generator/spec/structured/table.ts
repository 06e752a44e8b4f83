import { fold } from '../naming/fold.ts';
import type { Item } from './item.ts';

/** What a column of a table holds. */
export type ColumnRole =
  | 'name'
  | 'type'
  | 'required'
  | 'nullable'
  | 'unique'
  | 'values'
  | 'default'
  | 'min'
  | 'max'
  | 'length'
  | 'pattern'
  | 'constraints'
  | 'description'
  | 'label'
  | 'entity'
  | 'fields'
  | 'key'
  | 'from'
  | 'to'
  | 'cardinality'
  | 'role'
  | 'onDelete'
  | 'enum'
  | 'number'
  | 'other';

const HEADERS: [ColumnRole, RegExp][] = [
  ['number', /^(#|n|no\.?|nro\.?|n°|num|item)$/],
  [
    'required',
    /^(obligatori[oa]s?|requerid[oa]s?|required|mandatory|oblig\.?|req\.?|requerido\?|required\?|obligatorio\?|es obligatorio|is required|not null|no nulo)$/,
  ],
  [
    'nullable',
    /^(nul[oa]|nullable|null|opcional|optional|permite nulos?|allow nulls?|acepta nulos?|null\?|nullable\?|opcional\?|optional\?)$/,
  ],
  ['unique', /^(unic[oa]s?|unique|unique\?|unico\?|uniq|es unico|is unique)$/],
  [
    'default',
    /^(defecto|por defecto|default|default value|valor por defecto|predeterminado|valor predeterminado|valor inicial|initial value|initial|inicial|omision)$/,
  ],
  ['min', /^(min\.?|minimo|minimum|min value|valor minimo|min length|longitud minima|desde)$/],
  ['max', /^(max\.?|maximo|maximum|max value|valor maximo|max length|longitud maxima|maxlength|hasta)$/],
  [
    'length',
    /^(longitud|length|tamano|size|largo|rango|range|limites|limits|min\/max|min-max|min \/ max|long\.?)$/,
  ],
  ['pattern', /^(patron|pattern|regex|regexp|expresion regular|regular expression|formato|format|mascara)$/],
  [
    'values',
    /^(valores|values|opciones|options|choices|enum|valores posibles|possible values|valores permitidos|allowed values|enumeracion|lista)$/,
  ],
  [
    'type',
    /^(tipo|type|tipo de dato|data type|tipo de datos|datatype|field type|tipo de campo|clase de dato)$/,
  ],
  ['key', /^(clave|key|llave|pk\/fk|pk|fk|keys|claves|indice|index)$/],
  [
    'constraints',
    /^(restricciones|restriccion|constraints?|reglas|rules|validacion|validaciones|validations?|condiciones|requisitos|attributes|modificadores|modifiers|propiedades|properties|extra|detalles|details)$/,
  ],
  ['label', /^(etiqueta|label|texto|display name|nombre visible|titulo|text|caption)$/],
  [
    'entity',
    /^(entidad|entity|tabla|table|modelo|model|recurso|resource|entidades|entities|clase|class|objeto|object)$/,
  ],
  ['fields', /^(campos|fields|atributos|attributes|columnas|columns|datos)$/],
  [
    'from',
    /^(de|from|origen|source|entidad a|entity a|entidad origen|source entity|desde entidad|a|entidad 1|entity 1|tabla origen|hijo|child|quien|left|izquierda|sujeto|subject)$/,
  ],
  [
    'to',
    /^(to|destino|target|entidad b|entity b|entidad destino|target entity|b|entidad 2|entity 2|tabla destino|hacia|con|with|padre|parent|right|derecha|related|related to|relacionada con|relacionado con|referencia a|references|referencia)$/,
  ],
  [
    'cardinality',
    /^(relacion|relation|relationship|cardinalidad|cardinality|tipo de relacion|relation type|relationship type|kind|multiplicidad|multiplicity|verbo|verb)$/,
  ],
  ['role', /^(rol|role|alias|nombre de la relacion|relation name|papel|field name|nombre del campo)$/],
  ['onDelete', /^(al borrar|on delete|ondelete|al eliminar|borrado|delete|eliminacion)$/],
  [
    'name',
    /^(campo|nombre|name|field|atributo|attribute|columna|column|propiedad|property|field name|nombre de campo|nombre del campo|codigo|code|dato|campo \/ field|valor|value|id|variable|opcion|option)$/,
  ],
  [
    'description',
    /^(descripcion|description|notas?|notes?|comentarios?|comments?|observaciones|remarks|significado|meaning|explicacion|uso|usage|ejemplos?|examples?|info)$/,
  ],
];

export type Cell = { text: string; column: number };
export type Row = { cells: Cell[]; line: number };
export type Table = { columns: ColumnRole[]; headers: string[]; rows: Row[]; line: number };

const RULE_CELL = /^\s*:?-+:?\s*$/;

/** Reads consecutive table lines; null when there is no header row. */
export function readTable(items: readonly Item[]): Table | null {
  const rows = items.map((item) => ({
    cells: splitRow(item.text, item.line.column),
    line: item.line.number,
  }));
  const [header, ...rest] = rows;
  if (!header) return null;
  const headers = header.cells.map(({ text }) => text);
  const columns = headers.map(roleOfHeader);
  const body = rest.filter(
    ({ cells }) => !cells.every(({ text }) => RULE_CELL.test(text) || text === '') || cells.length === 0,
  );
  return {
    columns,
    headers,
    rows: body
      .map((row) => ({ ...row, cells: fitCells(row.cells, columns) }))
      .filter(({ cells }) => cells.some(({ text }) => text !== '')),
    line: header.line,
  };
}

function roleOfHeader(text: string): ColumnRole {
  const key = fold(text)
    .replace(/[*_`¿?:]+/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  const withMark = fold(text)
    .replace(/[*_`¿:]+/g, '')
    .trim();
  for (const [role, pattern] of HEADERS) if (pattern.test(key) || pattern.test(withMark)) return role;
  const first = key.split(/[\s/(]+/)[0] ?? '';
  for (const [role, pattern] of HEADERS) if (first.length > 2 && pattern.test(first)) return role;
  return 'other';
}

/** The cells of a row; `\|` and pipes inside code marks do not part cells. */
function splitRow(text: string, column: number): Cell[] {
  const cells: Cell[] = [];
  let from = text.startsWith('|') ? 1 : 0;
  let code = false;
  for (let at = from; at <= text.length; at++) {
    const char = text.charAt(at);
    if (char === '\\') at++;
    else if (char === '`') code = !code && text.indexOf('`', at + 1) !== -1;
    else if ((char === '|' && !code) || at === text.length) {
      if (at === text.length && text.slice(from).trim() === '' && cells.length > 0) break;
      const raw = text.slice(from, at);
      const lead = raw.length - raw.trimStart().length;
      cells.push({ text: raw.trim().replace(/\\\|/g, '|'), column: column + from + lead });
      from = at + 1;
    }
  }
  return cells;
}

/** A row with more cells than columns holds pipes between choices: they are put back together in the column for them. */
function fitCells(cells: Cell[], columns: readonly ColumnRole[]): Cell[] {
  const extra = cells.length - columns.length;
  if (extra <= 0) return cells;
  const at = ['values', 'type', 'constraints', 'description']
    .map((role) => columns.indexOf(role as ColumnRole))
    .find((index) => index !== -1);
  if (at === undefined) return cells.slice(0, columns.length);
  const joined = cells.slice(at, at + extra + 1);
  const first = joined[0];
  if (!first) return cells;
  return [
    ...cells.slice(0, at),
    { text: joined.map(({ text }) => text).join(' | '), column: first.column },
    ...cells.slice(at + extra + 1),
  ];
}

/** The cell of a row in the first column with a role; null when there is none or it is empty. */
export function cellOf(table: Table, row: Row, role: ColumnRole): Cell | null {
  const at = table.columns.indexOf(role);
  const cell = at === -1 ? undefined : row.cells[at];
  return cell && cell.text !== '' && !/^[-–—.]+$/.test(cell.text) ? cell : null;
}

/** The tables among the items: each begins with a row that has a row of dashes below it. */
export function groupTables(items: readonly Item[]): Item[][] {
  const groups: Item[][] = [];
  const rows = items.filter((item) => item.line.kind === 'table');
  rows.forEach((item, at) => {
    const startsTable = rows[at + 1]?.text.includes('-') && isRuleRow(rows[at + 1]?.text ?? '');
    if (groups.length === 0 || startsTable) groups.push([item]);
    else groups.at(-1)?.push(item);
  });
  return groups;
}

const isRuleRow = (text: string) => /^[\s|:-]+$/.test(text);
