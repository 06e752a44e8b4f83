import { type Extension, RangeSetBuilder, StateEffect, StateField } from '@codemirror/state';
import {
  Decoration,
  type DecorationSet,
  type EditorView,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view';
import { findNotation, tokenizeCode } from './code-tokens.ts';
import { entityPattern, tokenizeLine } from './line-tokens.ts';

/** Tells the editor which names are entities, each time the text was read. */
export const setEntityNames = StateEffect.define<readonly string[]>();

const entityNames = StateField.define<RegExp | null>({
  create: () => null,
  update(current, transaction) {
    const told = transaction.effects.find((effect) => effect.is(setEntityNames));
    return told ? entityPattern(told.value) : current;
  },
});

const marks = new Map<string, Decoration>();
function markOf(kind: string): Decoration {
  const mark = marks.get(kind) ?? Decoration.mark({ class: `tok-${kind}` });
  marks.set(kind, mark);
  return mark;
}

/** Colours what is on screen, line by line, without waiting for the text to be read. */
export function highlighting(fileName: string): Extension {
  const notation = findNotation(fileName);
  const plugin = ViewPlugin.fromClass(
    class {
      decorations: DecorationSet;

      constructor(view: EditorView) {
        this.decorations = colour(view, notation);
      }

      update(update: ViewUpdate) {
        const told = update.startState.field(entityNames) !== update.state.field(entityNames);
        if (update.docChanged || update.viewportChanged || told)
          this.decorations = colour(update.view, notation);
      }
    },
    { decorations: (value) => value.decorations },
  );
  return [entityNames, plugin];
}

function colour(view: EditorView, notation: string | null): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  const names = view.state.field(entityNames);
  for (const { from, to } of view.visibleRanges) {
    for (let at = from; at <= to; ) {
      const line = view.state.doc.lineAt(at);
      const tokens = notation ? tokenizeCode(line.text, notation) : tokenizeLine(line.text, names);
      for (const token of tokens)
        builder.add(line.from + token.from, line.from + token.to, markOf(token.kind));
      at = line.to + 1;
    }
  }
  return builder.finish();
}
