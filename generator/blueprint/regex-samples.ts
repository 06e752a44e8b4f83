import { parseRegex, type RegexNode } from './regex-parse.ts';

export type PatternSamples = {
  /** Distinct matching strings; empty when none could be found. */
  values: string[];
  /** Matching strings of exactly the shortest and longest length allowed, when there are such. */
  shortest: string | null;
  longest: string | null;
  /** A string of allowed length that does not match. */
  mismatch: string | null;
  portable: boolean;
};

/** Enough for the 30 rows that the tests of lists store. */
const WANTED = 40;
const ATTEMPTS = 400;
const LONGEST_REPEAT = 300;
/** For patterns made of look-aheads, where the tree alone does not say what is asked for. */
const COMMON = [
  'Aa1!aaaa',
  'Abcdef1!',
  'Password1!',
  'abc',
  'ABC',
  '123',
  'abc123',
  'ABC-123',
  'a-b',
  'A1',
  'a@b.co',
  '#a1b2c3',
];

/** The numbers of a linear congruential generator (Numerical Recipes): variety without randomness. */
function sequence(seed: number): (below: number) => number {
  let state = (seed * 2654435761) >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return below <= 1 ? 0 : Math.floor((state / 0x100000000) * below);
  };
}

function generate(node: RegexNode, next: (below: number) => number, stretch: number): string {
  switch (node.kind) {
    case 'empty':
      return '';
    case 'chars': {
      const chars = [...node.chars];
      return chars[next(chars.length)] ?? '';
    }
    case 'sequence':
      return node.parts.map((part) => generate(part, next, stretch)).join('');
    case 'choice': {
      const option = node.options[next(node.options.length)];
      return option ? generate(option, next, stretch) : '';
    }
    case 'repeat': {
      const count = node.min + next(Math.min(node.max - node.min, stretch) + 1);
      let text = '';
      for (let index = 0; index < count; index += 1) text += generate(node.body, next, stretch);
      return text;
    }
  }
}

/** Takes a pattern and the lengths allowed, returns samples; null when the pattern cannot be read at all. */
export function samplesOf(pattern: string, minLength: number, maxLength: number): PatternSamples | null {
  const parsed = parseRegex(pattern);
  if (!parsed) return null;
  const regex = new RegExp(pattern);
  const fits = (text: string): boolean =>
    [...text].length >= minLength &&
    [...text].length <= maxLength &&
    text.trim() === text &&
    !text.includes('\0');
  const matches = (text: string): boolean => fits(text) && regex.test(text);
  const found = new Set<string>();
  let shortest: string | null = null;
  let longest: string | null = null;
  const take = (text: string): void => {
    if (!matches(text)) return;
    if (found.size < WANTED) found.add(text);
    if ([...text].length === minLength) shortest ??= text;
    if ([...text].length === maxLength) longest ??= text;
  };
  for (
    let seed = 1;
    seed <= ATTEMPTS && (found.size < WANTED || shortest === null || longest === null);
    seed += 1
  ) {
    // Small repetitions first, then as long as the longest length allows.
    const stretch = seed < ATTEMPTS / 2 ? 1 + (seed % 8) : Math.min(maxLength, LONGEST_REPEAT);
    take(generate(parsed.root, sequence(seed), stretch));
  }
  for (let length = 1; found.size < WANTED && length <= 12; length += 1) {
    for (const text of COMMON) take(text.repeat(length).slice(0, Math.max(minLength, text.length)));
  }
  const filler = ['¡', '!', '0', 'a', 'A', '-', '¿no?'];
  const mismatch = filler
    .map((text) => text.repeat(Math.max(minLength, 1)).slice(0, maxLength))
    .find((text) => fits(text) && !regex.test(text));
  return { values: [...found], shortest, longest, mismatch: mismatch ?? null, portable: parsed.portable };
}
