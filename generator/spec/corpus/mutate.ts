/** A seeded source of numbers in [0, 1): mulberry32, small and the same everywhere. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Bits that readers trip over: brackets without mates, marks, words of every kind, scripts of every kind. */
const BITS =
  '( ) [ ] { } " \' ` | || , ; : :: - -- — … .. 1..5 80..3 ..9 N:N 1:N 1—* -> → <- ||--o{ # ## ### #### > ``` ~~~ <!-- --> \\ \\| * ** _ ^a+$ ^(a+)+$ /x/ regex pattern default por\u00a0defecto = ! ? @ % € 0 -1 1e400 9999999999999999999 NaN required obligatorio único enum( one\u00a0of uno\u00a0de: a|b a/b/c Label[] list\u00a0of <b> &amp; \u0000 \uFEFF \uFFFD \u202E 😀 日本語 имя ß ñ é constructor __proto__ toString hasOwnProperty belongs\u00a0to pertenece\u00a0a has\u00a0many tiene\u00a0muchas muchos\u00a0a\u00a0muchos as como on\u00a0delete\u00a0cascade through y and o or'
    .split(' ')
    .map((bit) => bit.replace(/\u00a0/g, ' '));

type Change = (text: string, random: () => number, other: string) => string;

const at = (text: string, random: () => number) => Math.floor(random() * (text.length + 1));
const pick = <T>(values: readonly T[], random: () => number): T | undefined =>
  values[Math.floor(random() * values.length)];
const onLines = (text: string, change: (lines: string[]) => void) => {
  const lines = text.split('\n');
  change(lines);
  return lines.join('\n');
};

const CHANGES: Change[] = [
  (text, random) => {
    const from = at(text, random);
    return text.slice(0, from) + text.slice(from + Math.floor(random() * 30));
  },
  (text, random) => {
    const from = at(text, random);
    return `${text.slice(0, from)}${pick(BITS, random)}${text.slice(from)}`;
  },
  (text, random) => {
    const from = at(text, random);
    const bit = pick(BITS, random) ?? '';
    return text.slice(0, from) + bit.repeat(1 + Math.floor(random() * 400)) + text.slice(from);
  },
  (text, random) =>
    onLines(text, (lines) => {
      const from = Math.floor(random() * lines.length);
      lines.splice(Math.floor(random() * lines.length), 0, lines[from] ?? '');
    }),
  (text, random) => onLines(text, (lines) => lines.splice(Math.floor(random() * lines.length), 1)),
  (text, random) =>
    onLines(text, (lines) => {
      const [line] = lines.splice(Math.floor(random() * lines.length), 1);
      lines.splice(Math.floor(random() * lines.length), 0, line ?? '');
    }),
  (text, random) =>
    onLines(text, (lines) => {
      const from = Math.floor(random() * lines.length);
      lines[from] =
        ['', '  ', '\t', '- ', '# ', '| ', '> ', '    - '][Math.floor(random() * 8)] + (lines[from] ?? '');
    }),
  (text, random) =>
    onLines(text, (lines) => {
      const from = Math.floor(random() * lines.length);
      lines.splice(from, 2, `${lines[from] ?? ''} ${lines[from + 1] ?? ''}`);
    }),
  (text, random, other) => text.slice(0, at(text, random)) + other.slice(at(other, random)),
  (text, random) => text.slice(0, at(text, random)),
  (text) => text.replace(/\n/g, '\r\n'),
  (text) => text.toUpperCase(),
  (text) => text.replace(/\n/g, ' '),
  (text) => text.replace(/ /g, ''),
];

/** One to five random changes to a SPEC; `other` is one it may be spliced with. */
export function mutate(text: string, random: () => number, other: string): string {
  let out = text;
  for (let left = 1 + Math.floor(random() * 5); left > 0; left--)
    out = (pick(CHANGES, random) ?? ((same) => same))(out, random, other);
  return out;
}
