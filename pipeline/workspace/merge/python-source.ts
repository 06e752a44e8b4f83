/** A statement of a Python file or of a class in it, with the comments and decorators that belong to it. */
export type PythonStatement = {
  /** `class Task`, `def close`, or the name that is given a value; the whole line of anything else. */
  key: string;
  /** Its lines, without blank ones at either end. */
  text: string;
  /** Of a class: the names it is made from. */
  bases: string[];
};

const HEAD = /^(?:async )?(def|class) (\w+)/;
const ASSIGNED = /^(\w+)\s*(?::[^=]+)?(?:=|$)/;

/**
 * Splits a formatted Python text into its statements at one depth (0 for a file, 4 for the body of a class in it). Strings
 * and brackets over several lines stay whole. Not a parser: it relies on the formatting every project is held to.
 */
export function statementsOf(text: string, indent = 0): PythonStatement[] {
  const found: PythonStatement[] = [];
  let lines: string[] = [];
  let isPending = false;
  const flush = () => {
    const whole = lines.join('\n').replace(/^\n+|\s+$/g, '');
    if (whole !== '') found.push(readStatement(whole, indent));
    lines = [];
  };
  const open = new OpenText();
  for (const line of text.split('\n')) {
    const startsHere =
      !open.isOpen && line.trim() !== '' && line.search(/\S/) === indent && !/^\s*[)\]}]/.test(line);
    const isLead = startsHere && /^\s*[@#]/.test(line);
    if (startsHere && !isPending) flush();
    if (startsHere) isPending = isLead;
    lines.push(line);
    open.read(line);
    // A decorator over several lines is still one.
    if (isLead && open.isOpen) isPending = true;
  }
  flush();
  return found;
}

/** The body of a class statement: what stands below its head. */
export function bodyOf({ text }: PythonStatement): string {
  const lines = text.split('\n');
  const head = lines.findIndex((line) => line.startsWith('class '));
  const end = lines.findIndex((line, at) => at >= head && /:\s*(#.*)?$/.test(line));
  return lines.slice(end + 1).join('\n');
}

function readStatement(text: string, indent: number): PythonStatement {
  const line = text.split('\n').find((each) => each.trim() !== '' && !/^\s*[@#]/.test(each)) ?? '';
  const head = line.slice(indent);
  const [, kind, name] = HEAD.exec(head) ?? [];
  const bases =
    kind === 'class' ? (/^class \w+\(([^)]*)\)/s.exec(text.slice(text.indexOf('class ')))?.[1] ?? '') : '';
  return {
    key: kind ? `${kind} ${name}` : (ASSIGNED.exec(head)?.[1] ?? head),
    text,
    bases: bases
      .split(',')
      .map((base) => base.trim())
      .filter(Boolean),
  };
}

/** Follows brackets and long strings from line to line. */
class OpenText {
  #depth = 0;
  #quote: string | null = null;

  get isOpen(): boolean {
    return this.#depth > 0 || this.#quote !== null;
  }

  read(line: string): void {
    for (let at = 0; at < line.length; at++) {
      const rest = line.slice(at);
      if (this.#quote !== null) {
        if (rest.startsWith('\\')) at++;
        else if (rest.startsWith(this.#quote)) {
          at += this.#quote.length - 1;
          this.#quote = null;
        }
        continue;
      }
      const quote = /^("""|'''|"|')/.exec(rest)?.[1];
      if (quote) {
        this.#quote = quote;
        at += quote.length - 1;
      } else if (rest.startsWith('#')) break;
      else if (/^[([{]/.test(rest)) this.#depth++;
      else if (/^[)\]}]/.test(rest)) this.#depth--;
    }
    // A short string ends with its line.
    if (this.#quote?.length === 1) this.#quote = null;
  }
}
