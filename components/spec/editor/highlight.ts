import { type Extension, RangeSetBuilder, StateEffect, StateField } from '@codemirror/state';
import {
  Decoration,
  type DecorationSet,
  type EditorView,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view';
import type { Language } from '#generator/blueprint/schema.ts';
import { tokenizeCode } from './code-tokens.ts';
import { listMarks, namePattern } from './spec-marks.ts';

/** What the last reading found out that colours depend on. */
type Known = { language: Language; names: RegExp | null };

/** Tells the editor the language of the SPEC and which names are entities, when a reading found others than before. */
export const setKnown = StateEffect.define<{ language: Language; names: readonly string[] }>();

/** A screenful is a few thousand characters; more is a line that goes on and on, which colours would not help. */
const MAX_CHARACTERS = 20_000;

const marks = new Map<string, Decoration>();
function markOf(kind: string): Decoration {
  const mark = marks.get(kind) ?? Decoration.mark({ class: `tok-${kind}` });
  marks.set(kind, mark);
  return mark;
}

/**
 * Colours what is on screen at each keystroke, without waiting for the text to be read: 2 ms for a screenful. Only those
 * lines are looked at, so the rest of a fence or comment that began above the screen is taken for lines of the SPEC.
 */
export function highlighting(notation: string | null, language: Language): Extension {
  const known = StateField.define<Known>({
    create: () => ({ language, names: null }),
    update(current, transaction) {
      const told = transaction.effects.find((effect) => effect.is(setKnown));
      return told ? { language: told.value.language, names: namePattern(told.value.names) } : current;
    },
  });
  const colour = (view: EditorView): DecorationSet => {
    const builder = new RangeSetBuilder<Decoration>();
    for (const { from, to } of view.visibleRanges) {
      const start = view.state.doc.lineAt(from).from;
      const text = view.state.sliceDoc(start, view.state.doc.lineAt(to).to);
      const { language: spoken, names } = view.state.field(known);
      if (text.length > MAX_CHARACTERS) continue;
      const found = notation ? tokenizeCode(text, notation) : listMarks(text, spoken, names);
      for (const mark of found) builder.add(start + mark.from, start + mark.to, markOf(mark.kind));
    }
    return builder.finish();
  };
  const plugin = ViewPlugin.fromClass(
    class {
      decorations: DecorationSet;

      constructor(view: EditorView) {
        this.decorations = colour(view);
      }

      update(update: ViewUpdate) {
        const told = update.startState.field(known) !== update.state.field(known);
        if (update.docChanged || update.viewportChanged || told) this.decorations = colour(update.view);
      }
    },
    { decorations: (value) => value.decorations },
  );
  return [known, plugin];
}
