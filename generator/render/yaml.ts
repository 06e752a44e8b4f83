export type Yaml =
  | string
  | number
  | boolean
  | null
  | readonly Yaml[]
  | { readonly [key: string]: Yaml | undefined };

/** Takes data, returns it as YAML; what is undefined is left out. Texts are in quotes wherever YAML could mean something else. */
export function yaml(value: Yaml): string {
  return block(value, '').replace(/^\n/, '');
}

function block(value: Yaml, indent: string): string {
  if (Array.isArray(value)) {
    if (value.length === 0) return ' []\n';
    const items = value as readonly Yaml[];
    return `\n${items.map((item) => `${indent}- ${inItem(item, `${indent}  `)}`).join('')}`;
  }
  if (isMap(value)) {
    const entries = Object.entries(value).filter((entry): entry is [string, Yaml] => entry[1] !== undefined);
    if (entries.length === 0) return ' {}\n';
    return `\n${entries.map(([key, item]) => `${indent}${text(key)}:${inKey(item, indent)}`).join('')}`;
  }
  return ` ${scalar(value, indent)}\n`;
}

/** The value of a key: lists and maps begin on the next line. */
const inKey = (value: Yaml, indent: string): string =>
  isMap(value) || Array.isArray(value) ? block(value, `${indent}  `) : ` ${scalar(value, `${indent}  `)}\n`;

/** An item of a list: a map begins on the line of its dash. */
const inItem = (value: Yaml, indent: string): string =>
  isMap(value) || Array.isArray(value)
    ? block(value, indent).replace(/^\n/, '').slice(indent.length)
    : `${scalar(value, indent)}\n`;

function scalar(value: Yaml, indent: string): string {
  if (typeof value !== 'string') return String(value);
  if (!value.includes('\n')) return text(value);
  return `|\n${value
    .trimEnd()
    .split('\n')
    .map((line) => (line === '' ? '' : indent + line))
    .join('\n')}`;
}

/** Words that YAML, in one of its versions, takes for something else than themselves. */
const WORDS = /^(true|false|yes|no|on|off|y|n|null|~)$/i;

const text = (value: string): string =>
  /^[A-Za-z_./][\w./@-]*( [\w./@=-]+)*$/.test(value) && !WORDS.test(value) ? value : JSON.stringify(value);

const isMap = (value: Yaml): value is { readonly [key: string]: Yaml | undefined } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
