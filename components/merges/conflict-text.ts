/** A place of a text that both sides changed, between the marks a merge leaves (pipeline/workspace/merge/text-merge.ts). */
export type Conflict = {
  /** Where its first mark begins, and where the line after its last mark does. */
  from: number;
  to: number;
  mine: string;
  /** What both changed; null where the merge does not say. */
  before: string | null;
  next: string;
};
export type Side = 'mine' | 'next' | 'both';

const BEGIN = '<<<<<<< yours';
const BEFORE = '||||||| before';
const MIDDLE = '=======';
const END = '>>>>>>> IOPEER';

/** The conflicts a text still holds, in their order. Marks that do not belong together make none. */
export function findConflicts(text: string): Conflict[] {
  const found: Conflict[] = [];
  let open: (Conflict & { part: 'mine' | 'before' | 'next' }) | null = null;
  let at = 0;
  for (const line of linesOf(text)) {
    const mark = line.trimEnd();
    if (mark === BEGIN) open = { from: at, to: at, mine: '', before: null, next: '', part: 'mine' };
    else if (open === null) {
      // A line of the text, outside of any conflict.
    } else if (mark === BEFORE && open.part === 'mine') Object.assign(open, { part: 'before', before: '' });
    else if (mark === MIDDLE && open.part !== 'next') open.part = 'next';
    else if (mark === END && open.part === 'next') {
      const { part: _, ...conflict } = open;
      found.push({ ...conflict, to: at + line.length });
      open = null;
    } else open[open.part] = `${open[open.part] ?? ''}${line}`;
    at += line.length;
  }
  return found;
}

/** What stands in a conflict's place once a side is taken; of both, what is theirs comes after what is yours. */
export function takeSide({ mine, next }: Conflict, side: Side): string {
  if (side === 'mine') return mine;
  if (side === 'next') return next;
  return `${mine === '' || mine.endsWith('\n') ? mine : `${mine}\n`}${next}`;
}

/** The text with one side of every conflict. */
export function takeEverywhere(text: string, side: Side): string {
  return findConflicts(text).reduceRight(
    (rest, conflict) => rest.slice(0, conflict.from) + takeSide(conflict, side) + rest.slice(conflict.to),
    text,
  );
}

/**
 * How much of a text is still unsolved: its conflicts, or at least one where a mark alone was left. The line between the
 * sides does not count by itself: it is a heading's underline in Markdown.
 */
export function countMarks(text: string): number {
  const whole = findConflicts(text);
  const rest = takeEverywhere(text, 'both');
  const stray = [...linesOf(rest)].some((line) => [BEGIN, BEFORE, END].includes(line.trimEnd()));
  return Math.max(whole.length, stray ? whole.length + 1 : 0);
}

/** The lines of a text, each with its end. */
function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}
