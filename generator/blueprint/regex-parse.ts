/** A regular expression as far as generating matching strings needs it. */
export type RegexNode =
  | { kind: 'chars'; chars: readonly string[] }
  | { kind: 'sequence'; parts: RegexNode[] }
  | { kind: 'choice'; options: RegexNode[] }
  | { kind: 'repeat'; body: RegexNode; min: number; max: number }
  | { kind: 'empty' };

export type ParsedRegex = {
  root: RegexNode;
  /** False when Rust's engine (Pydantic's default) may not understand the pattern or read it differently. */
  portable: boolean;
  /** Open-ended repetitions within one another. */
  nested: boolean;
};

/** Returns the pattern as JavaScript runs it; Unicode properties need a flag. */
export const toRegExp = (pattern: string): RegExp => new RegExp(pattern, /\\[pP]\{/.test(pattern) ? 'u' : '');

/** Repetitions that may differ by more than this count as open-ended. */
const OPEN_ENDED = 8;

function isNested(node: RegexNode, inside = false): boolean {
  switch (node.kind) {
    case 'repeat': {
      const open = node.max - node.min > OPEN_ENDED;
      return (inside && open) || isNested(node.body, inside || open);
    }
    case 'sequence':
      return node.parts.some((part) => isNested(part, inside));
    case 'choice':
      return node.options.some((option) => isNested(option, inside));
    default:
      return false;
  }
}

const LOWER = 'abcdefghijklmnopqrstuvwxyz';
const UPPER = LOWER.toUpperCase();
const DIGITS = '0123456789';
const WORD = `${LOWER}${UPPER}${DIGITS}_`;
const PRINTABLE = `${LOWER}${UPPER}${DIGITS} !"#$%&'()*+,-./:;<=>?@[\\]^_\`{|}~`;
/** Longest repetition tried for `*`, `+` and `{n,}`. */
const MANY = 600;
/** Rust refuses to compile very large counts. */
const RUST_MAX_REPEAT = 1000;

const chars = (text: string): RegexNode => ({ kind: 'chars', chars: [...text] });
const without = (excluded: string): string =>
  [...PRINTABLE].filter((char) => !excluded.includes(char)).join('');

/** Recursive descent over one pattern; throws SyntaxError on what no engine takes. */
class Parser {
  portable = true;
  pythonic = true;
  #at = 0;
  readonly #source: string;

  constructor(source: string) {
    this.#source = source;
  }

  choice(): RegexNode {
    const options = [this.#sequence()];
    while (this.#eat('|')) options.push(this.#sequence());
    return options.length === 1 && options[0] ? options[0] : { kind: 'choice', options };
  }

  done(): boolean {
    return this.#at >= this.#source.length;
  }

  #peek(): string {
    return this.#source.charAt(this.#at);
  }

  #eat(text: string): boolean {
    if (!this.#source.startsWith(text, this.#at)) return false;
    this.#at += text.length;
    return true;
  }

  #next(): string {
    const char = String.fromCodePoint(this.#source.codePointAt(this.#at) ?? 0);
    this.#at += char.length;
    return char;
  }

  #sequence(): RegexNode {
    const parts: RegexNode[] = [];
    while (!this.done() && this.#peek() !== '|' && this.#peek() !== ')') parts.push(this.#quantified());
    return { kind: 'sequence', parts };
  }

  #quantified(): RegexNode {
    const body = this.#atom();
    let bounds: [number, number] | null = null;
    const counted = /^\{(\d+)(,(\d*))?\}/.exec(this.#source.slice(this.#at));
    if (this.#eat('*')) bounds = [0, MANY];
    else if (this.#eat('+')) bounds = [1, MANY];
    else if (this.#eat('?')) bounds = [0, 1];
    else if (counted) {
      this.#at += counted[0].length;
      const min = Number(counted[1]);
      const max = counted[2] === undefined ? min : counted[3] ? Number(counted[3]) : min + MANY;
      if (max > RUST_MAX_REPEAT) this.portable = false;
      bounds = [min, max];
    }
    if (!bounds) return body;
    if (this.#eat('+')) this.portable = false;
    else this.#eat('?');
    return { kind: 'repeat', body, min: bounds[0], max: bounds[1] };
  }

  #atom(): RegexNode {
    const char = this.#next();
    if (char === '(') return this.#group();
    if (char === '[') return chars(this.#set());
    if (char === '.') return chars(WORD);
    if (char === '^' || char === '$') return { kind: 'empty' };
    if (char === '\\') return this.#escape();
    if (char === '{' || char === '}' || char === ']') this.portable = false;
    return chars(char);
  }

  #group(): RegexNode {
    let look = false;
    if (this.#eat('?=') || this.#eat('?!') || this.#eat('?<=') || this.#eat('?<!')) {
      look = true;
      this.portable = false;
    } else if (!this.#eat('?:') && this.#eat('?')) {
      const name = /^P?<[A-Za-z_]\w*>/.exec(this.#source.slice(this.#at));
      if (!name) throw new SyntaxError('unsupported group');
      this.pythonic = false;
      this.#at += name[0].length;
    }
    const body = this.choice();
    if (!this.#eat(')')) throw new SyntaxError('unclosed group');
    return look ? { kind: 'empty' } : body;
  }

  #escape(): RegexNode {
    const char = this.#next();
    if (char === 'b' || char === 'B' || char === 'A' || char === 'z' || char === 'Z') {
      if (char !== 'b' && char !== 'B') this.portable = false;
      return { kind: 'empty' };
    }
    if (/[1-9k]/.test(char)) {
      this.portable = false;
      if (char === 'k') this.pythonic = false;
      return { kind: 'empty' };
    }
    return chars(this.#escapedChars(char));
  }

  #escapedChars(char: string): string {
    const classes: Record<string, string> = {
      d: DIGITS,
      D: without(DIGITS),
      w: WORD,
      W: without(WORD),
      s: ' ',
      S: without(' '),
    };
    const found = classes[char];
    if (found !== undefined) return found;
    if (char === 'p' || char === 'P') {
      const property = /^\{(\w+)\}/.exec(this.#source.slice(this.#at));
      if (!property) throw new SyntaxError('unsupported property');
      this.pythonic = false;
      this.#at += property[0].length;
      const chars =
        { L: LOWER + UPPER, Lu: UPPER, Ll: LOWER, N: DIGITS, Nd: DIGITS }[property[1] ?? ''] ?? WORD;
      return char === 'p' ? chars : without(chars);
    }
    const controls: Record<string, string> = { n: '\n', r: '\r', t: '\t', f: '\f', v: '\v' };
    if (controls[char] !== undefined) return controls[char];
    const code = { x: /^[0-9a-fA-F]{2}/, u: /^[0-9a-fA-F]{4}/ }[char]?.exec(this.#source.slice(this.#at));
    if (code) {
      this.#at += code[0].length;
      if (char === 'u') this.portable = false;
      return String.fromCharCode(Number.parseInt(code[0], 16));
    }
    if (/[A-Za-z0-9<>]/.test(char)) {
      this.portable = false;
      this.pythonic = false;
    }
    return char;
  }

  /** Returns the characters of a class, as far as they are printable ASCII or named one by one. */
  #set(): string {
    const negated = this.#eat('^');
    let found = '';
    for (let first = true; first || this.#peek() !== ']'; first = false) {
      if (this.done()) throw new SyntaxError('unclosed class');
      if (this.#peek() === '[' || /^(&&|--|~~)/.test(this.#source.slice(this.#at))) this.portable = false;
      const from = this.#setChar();
      if (from.length === 1 && this.#peek() === '-' && this.#source.charAt(this.#at + 1) !== ']') {
        this.#at += 1;
        const to = this.#setChar();
        const start = from.codePointAt(0) ?? 0;
        const end = Math.min(to.codePointAt(0) ?? 0, start + 512);
        if (end < start) throw new SyntaxError('range out of order');
        for (let code = start; code <= end; code += 1) found += String.fromCodePoint(code);
      } else found += from;
    }
    this.#at += 1;
    const allowed = negated ? without(found) : found;
    if (allowed === '') throw new SyntaxError('empty class');
    return allowed;
  }

  #setChar(): string {
    const char = this.#next();
    if (char !== '\\') return char;
    const escaped = this.#next();
    return escaped === 'b' ? '\b' : this.#escapedChars(escaped);
  }
}

/** Takes a pattern, returns its tree, or null when it is no regular expression that both Python and a browser take. */
export function parseRegex(pattern: string): ParsedRegex | null {
  const parser = new Parser(pattern);
  try {
    toRegExp(pattern);
    const root = parser.choice();
    // What Rust cannot run goes to Python, which knows neither Unicode properties nor JavaScript's named groups.
    const runs = parser.portable || parser.pythonic;
    return parser.done() && runs ? { root, portable: parser.portable, nested: isNested(root) } : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
