import { parseRegex, type RegexNode, toRegExp } from './regex-parse.ts';

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
/** Longest string generated; longer bounds are left to the rule alone. */
const LONGEST = 300;
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

type Choices = {
  /** Which of so many. */
  pick: (below: number) => number;
  /** How often, given the bounds of a repetition. */
  repeat: (min: number, max: number) => number;
};

/** Thrown when nested repetitions grow beyond any length allowed. */
class TooLong extends Error {}

function generate(node: RegexNode, choices: Choices, limit: number): string {
  switch (node.kind) {
    case 'empty':
      return '';
    case 'chars':
      return node.chars[choices.pick(node.chars.length)] ?? '';
    case 'sequence': {
      let text = '';
      for (const part of node.parts) text += generate(part, choices, limit - text.length);
      return text;
    }
    case 'choice': {
      const option = node.options[choices.pick(node.options.length)];
      return option ? generate(option, choices, limit) : '';
    }
    case 'repeat': {
      const count = choices.repeat(node.min, node.max);
      let text = '';
      for (let index = 0; index < count; index += 1) {
        text += generate(node.body, choices, limit - text.length);
        if (text.length > limit || index > limit) throw new TooLong();
      }
      return text;
    }
  }
}

/** Returns a string of the pattern, or null when it would be longer than allowed. */
function attempt(root: RegexNode, choices: Choices, limit: number): string | null {
  try {
    return generate(root, choices, limit);
  } catch (error) {
    if (error instanceof TooLong) return null;
    throw error;
  }
}

/** Repetitions within repetitions take some engines for ever; such patterns are only tried on short strings. */
const LONGEST_NESTED = 14;

/** Takes a pattern and the lengths allowed, returns samples; null when the pattern cannot be read at all. */
export function samplesOf(pattern: string, minLength: number, maxLength: number): PatternSamples | null {
  const parsed = parseRegex(pattern);
  if (!parsed) return null;
  const regex = toRegExp(pattern);
  const limit = Math.min(maxLength, parsed.nested ? LONGEST_NESTED : LONGEST);
  const fits = (text: string): boolean => {
    const { length } = [...text];
    return length >= minLength && length <= limit && text.trim() === text && !text.includes('\0');
  };
  const found = new Set<string>();
  let shortest: string | null = null;
  let longest: string | null = null;
  const take = (text: string | null): void => {
    if (text === null || !fits(text) || !regex.test(text)) return;
    if (found.size < WANTED) found.add(text);
    if ([...text].length === minLength) shortest ??= text;
    if ([...text].length === maxLength) longest ??= text;
  };
  for (let seed = 1; seed <= ATTEMPTS && found.size < WANTED; seed += 1) {
    const pick = sequence(seed);
    // Small repetitions, and every other time some that reach the shortest length.
    const stretch = 1 + (seed % 8) + (seed % 2 ? 0 : minLength);
    take(
      attempt(
        parsed.root,
        { pick, repeat: (min, max) => min + pick(Math.min(max - min, stretch) + 1) },
        limit,
      ),
    );
  }
  for (let more = 0; more <= limit && (shortest === null || longest === null); more += 1) {
    const repeat = (min: number, max: number): number => Math.min(max, min + more);
    take(attempt(parsed.root, { pick: sequence(more + 1), repeat }, limit));
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
