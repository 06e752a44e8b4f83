import { diffLines, diffWordsWithSpace } from 'diff';

/** A line of either text, or of both; its number in each, counted from 1. */
export type DiffLine = { kind: 'same' | 'added' | 'removed'; old: number | null; now: number | null };
/** Lines that stand together: a change with what is around it, or `gap` lines that are alike in both and not shown. */
export type Section = { kind: 'lines' | 'gap'; at: number; lines: DiffLine[] };
export type TextDiff = { lines: DiffLine[]; added: number; removed: number };
/** Columns of a line, from the first to before the last. */
export type Range = { from: number; to: number };

/** Unchanged lines shown on each side of a change, as git does. */
const CONTEXT = 3;
/** A gap that hides less than this takes more room than it saves. */
const MIN_GAP = 4;
/** A browser that compares longer than this seems to hang: then everything counts as replaced. */
const TIMEOUT_MS = 1_500;

/** The lines of a text; what follows the last line break is one only when there is something. */
export function splitLines(text: string): string[] {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

/** Compares two texts line by line; null stands for no text at all. */
export function diffTexts(before: string | null, after: string | null): TextDiff {
  const [old, now] = [before ?? '', after ?? ''];
  const parts = diffLines(old, now, { timeout: TIMEOUT_MS }) ?? replaced(old, now);
  const lines: DiffLine[] = [];
  let [oldLine, newLine, added, removed] = [0, 0, 0, 0];
  for (const part of parts) {
    for (let each = 0; each < part.count; each += 1) {
      if (part.added) {
        added += 1;
        newLine += 1;
        lines.push({ kind: 'added', old: null, now: newLine });
      } else if (part.removed) {
        removed += 1;
        oldLine += 1;
        lines.push({ kind: 'removed', old: oldLine, now: null });
      } else {
        oldLine += 1;
        newLine += 1;
        lines.push({ kind: 'same', old: oldLine, now: newLine });
      }
    }
  }
  return { lines, added, removed };
}

const replaced = (old: string, now: string) => [
  { count: splitLines(old).length, added: false, removed: true },
  { count: splitLines(now).length, added: true, removed: false },
];

/** Where each change begins: the first of lines that differ in a row. */
export function listChanges(lines: readonly DiffLine[]): number[] {
  return lines.flatMap(({ kind }, at) =>
    kind !== 'same' && (at === 0 || lines[at - 1]?.kind === 'same') ? [at] : [],
  );
}

/** Changes with a few lines around them, and gaps between. */
export function sectionsOf(lines: readonly DiffLine[]): Section[] {
  const shown = new Array<boolean>(lines.length).fill(false);
  for (const [at, { kind }] of lines.entries()) {
    if (kind === 'same') continue;
    shown.fill(true, Math.max(0, at - CONTEXT), Math.min(lines.length, at + CONTEXT + 1));
  }
  const runs: Section[] = [];
  for (const [at, line] of lines.entries()) {
    const kind = shown[at] ? 'lines' : 'gap';
    const last = runs.at(-1);
    if (last?.kind === kind) last.lines.push(line);
    else runs.push({ kind, at, lines: [line] });
  }
  return joined(runs.map((run) => (run.lines.length < MIN_GAP ? { ...run, kind: 'lines' } : run)));
}

/** Sections of the same kind beside each other are one. */
function joined(sections: readonly Section[]): Section[] {
  const result: Section[] = [];
  for (const section of sections) {
    const last = result.at(-1);
    if (last?.kind === 'lines' && section.kind === 'lines') last.lines.push(...section.lines);
    else result.push({ ...section, lines: [...section.lines] });
  }
  return result;
}

export type SplitRow = { left: DiffLine | null; right: DiffLine | null };

/** Lines for two columns: what went beside what came in its place. */
export function pairLines(lines: readonly DiffLine[]): SplitRow[] {
  const rows: SplitRow[] = [];
  let at = 0;
  while (at < lines.length) {
    const line = lines[at];
    if (line === undefined) break;
    if (line.kind === 'same') {
      rows.push({ left: line, right: line });
      at += 1;
      continue;
    }
    const end = lines.findIndex((each, index) => index >= at && each.kind === 'same');
    const change = lines.slice(at, end === -1 ? lines.length : end);
    const gone = change.filter(({ kind }) => kind === 'removed');
    const came = change.filter(({ kind }) => kind === 'added');
    for (let row = 0; row < Math.max(gone.length, came.length); row += 1)
      rows.push({ left: gone[row] ?? null, right: came[row] ?? null });
    at += change.length;
  }
  return rows;
}

/** Lines longer than this are minified or data: words in them tell nobody anything. */
const MAX_MARKED = 400;
/** Where less than this share of two lines is alike, one is not an edit of the other. */
const MIN_ALIKE = 0.4;

/** What differs within two lines of which one took the other's place; nothing when they have little in common. */
export function markWords(old: string, now: string): { old: Range[]; now: Range[] } {
  const marks = { old: [] as Range[], now: [] as Range[] };
  if (Math.max(old.length, now.length) > MAX_MARKED) return marks;
  let [oldAt, nowAt, alike] = [0, 0, 0];
  for (const { value, added, removed } of diffWordsWithSpace(old, now)) {
    const size = value.length;
    if (added) marks.now.push({ from: nowAt, to: nowAt + size });
    if (removed) marks.old.push({ from: oldAt, to: oldAt + size });
    if (!added && !removed) alike += size;
    if (!added) oldAt += size;
    if (!removed) nowAt += size;
  }
  return alike / Math.max(1, old.length, now.length) < MIN_ALIKE ? { old: [], now: [] } : marks;
}
