import type { DraftField } from '../../draft.ts';

/**
 * Reads a CHECK expression into the constraints of the columns it names.
 * Known: `col IN (…)`, `col = ANY (ARRAY[…])`, comparisons with numbers, `BETWEEN`, `length(col) >= n`,
 * `col ~ 'pattern'`, and any of these joined by AND.
 * @returns false when a part of it is none of these; nothing is changed then
 */
export function applyCheck(
  expression: string,
  findField: (column: string) => DraftField | undefined,
): boolean {
  if (expression.length > 5000) return false;
  const changes: (() => void)[] = [];
  for (const part of conjuncts(simplify(expression))) {
    const change = readPart(part, findField);
    if (!change) return false;
    changes.push(change);
  }
  for (const change of changes) change();
  return changes.length > 0;
}

/** Without casts, quoted names and the parentheses around the whole. */
function simplify(expression: string): string {
  return expression
    .replace(/::\s?"?[a-z_]+"?(?: varying)?(?:\(\d+\))?(?:\[\])?/gi, '')
    .replace(/["`]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Splits at the ANDs outside parentheses, quotes and BETWEEN. */
function conjuncts(expression: string): string[] {
  const text = unwrap(expression);
  const parts: string[] = [];
  let depth = 0;
  let quoted = false;
  let between = false;
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === "'") quoted = !quoted;
    if (quoted) continue;
    if (text[at] === '(') depth += 1;
    if (text[at] === ')') depth -= 1;
    if (depth > 0 || text[at] !== ' ') continue;
    if (/^ between /i.test(text.slice(at, at + 9))) between = true;
    else if (/^ and /i.test(text.slice(at, at + 5))) {
      if (!between) {
        parts.push(text.slice(start, at));
        start = at + 5;
      }
      between = false;
    }
  }
  parts.push(text.slice(start));
  return parts.flatMap((part) =>
    parts.length > 1 && unwrap(part) !== part.trim() ? conjuncts(part) : [unwrap(part)],
  );
}

function unwrap(expression: string): string {
  let text = expression.trim();
  while (text.startsWith('(') && closesAtEnd(text)) text = text.slice(1, -1).trim();
  return text;
}

function closesAtEnd(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '(') depth += 1;
    if (text[at] === ')') depth -= 1;
    if (depth === 0) return at === text.length - 1;
  }
  return false;
}

const COMPARISON = /^(?:(length|char_length|len)\s*)?\(?(\w+)\)? ?(>=|<=|>|<) ?\(?(-?\d+(?:\.\d+)?)\)?$/i;
const BETWEEN =
  /^(?:(length|char_length|len)\s*)?\(?(\w+)\)? between \(?(-?\d+(?:\.\d+)?)\)? and \(?(-?\d+(?:\.\d+)?)\)?$/i;
const ONE_OF = /^\(?(\w+)\)? ?(?:in|= ?any) ?\((.*)\)$/i;
const PATTERN = /^\(?(\w+)\)? ?(?:~|regexp|rlike) ?'(.*)'$/i;

function readPart(part: string, findField: (column: string) => DraftField | undefined): (() => void) | null {
  const comparison = COMPARISON.exec(part);
  if (comparison) {
    const field = findField(comparison[2] ?? '');
    return field
      ? () => limit(field, comparison[3] ?? '', Number(comparison[4]), Boolean(comparison[1]))
      : null;
  }
  const between = BETWEEN.exec(part);
  if (between) {
    const field = findField(between[2] ?? '');
    return field ? () => Object.assign(field, { min: Number(between[3]), max: Number(between[4]) }) : null;
  }
  const oneOf = ONE_OF.exec(part);
  if (oneOf) {
    const field = findField(oneOf[1] ?? '');
    const labels = [...(oneOf[2] ?? '').matchAll(/'([^']*)'/g)]
      .map((match) => match[1] ?? '')
      .filter((label) => label !== '');
    return field && labels.length > 0 ? () => makeEnum(field, labels) : null;
  }
  const pattern = PATTERN.exec(part);
  const field = pattern ? findField(pattern[1] ?? '') : undefined;
  return field && pattern ? () => Object.assign(field, { pattern: pattern[2] }) : null;
}

/** `>` on whole numbers and lengths means one more; on the others the bound itself is the nearest thing to say. */
function limit(field: DraftField, sign: string, value: number, isLength: boolean): void {
  const step = isLength || field.type === 'integer' ? 1 : 0;
  if (sign === '>=') field.min = value;
  else if (sign === '>') field.min = value + step;
  else if (sign === '<=') field.max = value;
  else field.max = value - step;
}

function makeEnum(field: DraftField, labels: string[]): void {
  field.type = 'enum';
  field.values = labels.map((label) => ({ label }));
  field.max = undefined;
}
