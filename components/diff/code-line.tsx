import type { ThemedToken } from 'shiki/core';
import { cn } from '#components/ui/cn.ts';
import type { Range } from './lines.ts';

type Piece = { at: number; content: string; style: ThemedToken['htmlStyle']; marked: boolean };

/** A line in its colours, cut where a mark begins or ends. */
export function piecesOf(
  tokens: readonly Pick<ThemedToken, 'content' | 'htmlStyle'>[],
  marks: readonly Range[],
): Piece[] {
  const pieces: Piece[] = [];
  let start = 0;
  for (const { content, htmlStyle } of tokens) {
    const end = start + content.length;
    const cuts = marks.flatMap(({ from, to }) => [from, to]).filter((cut) => cut > start && cut < end);
    const edges = [start, ...cuts.sort((a, b) => a - b), end];
    for (const [index, from] of edges.slice(0, -1).entries()) {
      const to = edges[index + 1] ?? end;
      const marked = marks.some((mark) => mark.from <= from && to <= mark.to);
      pieces.push({ at: from, content: content.slice(from - start, to - start), style: htmlStyle, marked });
    }
    start = end;
  }
  return pieces;
}

type CodeLineProps = {
  text: string;
  tokens: readonly ThemedToken[] | undefined;
  marks: readonly Range[];
  kind: 'same' | 'added' | 'removed';
};

/** The text of one line; words that differ from the other side's stand out. */
export function CodeLine({ text, tokens, marks, kind }: CodeLineProps) {
  const coloured = tokens && tokens.length > 0 ? tokens : [{ content: text, htmlStyle: {} }];
  return (
    <span className="min-w-0 whitespace-pre-wrap [overflow-wrap:anywhere]">
      {piecesOf(coloured, marks).map(({ at, content, style, marked }) => (
        <span
          className={cn(
            'shiki-token',
            marked && 'rounded-xs',
            marked && (kind === 'added' ? 'bg-ok-line/60' : 'bg-bad-line/60'),
          )}
          key={at}
          style={style}
        >
          {content}
        </span>
      ))}
    </span>
  );
}
