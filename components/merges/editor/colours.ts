import { type Extension, RangeSetBuilder, StateEffect, StateField, type Text } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view';
import { highlight } from '#components/runs/files/highlighter.ts';

/** A pause in typing, after which the text is coloured anew. */
const QUIET_MS = 200;

const setColours = StateEffect.define<DecorationSet>();
const colourField = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(colours, transaction) {
    const set = transaction.effects.find((effect) => effect.is(setColours));
    return set ? set.value : colours.map(transaction.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

type Lines = NonNullable<Awaited<ReturnType<typeof highlight>>>;

function toDecorations(doc: Text, lines: Lines): DecorationSet {
  const marks = new RangeSetBuilder<Decoration>();
  for (const [index, tokens] of lines.slice(0, doc.lines).entries()) {
    const line = doc.line(index + 1);
    let at = line.from;
    for (const { content, htmlStyle } of tokens) {
      const end = Math.min(at + content.length, line.to);
      const style = Object.entries(htmlStyle ?? {})
        .map(([name, value]) => `${name}:${value}`)
        .join(';');
      if (end > at) marks.add(at, end, Decoration.mark({ class: 'shiki-token', attributes: { style } }));
      at = end;
    }
  }
  return marks.finish();
}

/** Colours a file's text as the rest of the product does, by the file's name; again after every change. */
export function coloursOf(path: string): Extension {
  const plugin = ViewPlugin.fromClass(
    class {
      readonly #view: EditorView;
      #timer: ReturnType<typeof setTimeout> | undefined;
      #isGone = false;

      constructor(view: EditorView) {
        this.#view = view;
        this.#colour();
      }

      update(update: ViewUpdate) {
        if (!update.docChanged) return;
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => this.#colour(), QUIET_MS);
      }

      destroy() {
        this.#isGone = true;
        clearTimeout(this.#timer);
      }

      async #colour() {
        const { doc } = this.#view.state;
        const lines = await highlight(path, doc.toString());
        if (lines === null || this.#isGone || !this.#view.state.doc.eq(doc)) return;
        this.#view.dispatch({ effects: setColours.of(toDecorations(doc, lines)) });
      }
    },
  );
  return [colourField, plugin];
}
