import { type EditorState, type Extension, RangeSetBuilder, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, WidgetType } from '@codemirror/view';
import { type Conflict, findConflicts, type Side, takeSide } from '../conflict-text.ts';

export type ConflictWords = Record<Side, string> & { place: (at: number, count: number) => string };

const SIDES: readonly Side[] = ['mine', 'next', 'both'];

/** The bar above a conflict: which one it is, and what may be taken. */
class ConflictBar extends WidgetType {
  readonly #words: ConflictWords;
  readonly #at: number;
  readonly #count: number;

  constructor(words: ConflictWords, at: number, count: number) {
    super();
    this.#words = words;
    this.#at = at;
    this.#count = count;
  }

  override eq(other: ConflictBar): boolean {
    return other.#at === this.#at && other.#count === this.#count && other.#words === this.#words;
  }

  toDOM(view: EditorView): HTMLElement {
    const bar = document.createElement('div');
    bar.className = 'cm-conflictBar';
    const place = document.createElement('span');
    place.textContent = this.#words.place(this.#at + 1, this.#count);
    bar.append(place);
    for (const side of SIDES) {
      const button = document.createElement('button');
      button.type = 'button';
      button.dataset.side = side;
      button.textContent = this.#words[side];
      button.addEventListener('click', () => {
        const conflict = findConflicts(view.state.doc.toString())[this.#at];
        if (conflict) take(view, conflict, side);
      });
      bar.append(button);
    }
    return bar;
  }

  override ignoreEvent(): boolean {
    return true;
  }
}

const line = (name: string) => Decoration.line({ class: name });
const MARK = line('cm-conflictMark');
const LINES = {
  mine: line('cm-conflictMine'),
  before: line('cm-conflictBefore'),
  next: line('cm-conflictNext'),
};

function decorate(state: EditorState, words: ConflictWords): DecorationSet {
  const marks = new RangeSetBuilder<Decoration>();
  const conflicts = findConflicts(state.doc.toString());
  for (const [index, { from, to }] of conflicts.entries()) {
    const widget = new ConflictBar(words, index, conflicts.length);
    marks.add(from, from, Decoration.widget({ widget, block: true, side: -1 }));
    let part: keyof typeof LINES = 'mine';
    for (let at = from; at < to; ) {
      const { text, to: end } = state.doc.lineAt(at);
      const isMark = /^(<{7} |\|{7} |={7}\s*$|>{7} )/.test(text);
      marks.add(at, at, isMark ? MARK : LINES[part]);
      if (text.startsWith('|||||||')) part = 'before';
      else if (isMark && text.startsWith('=')) part = 'next';
      at = end + 1;
    }
  }
  return marks.finish();
}

/** Marks conflicts in the text and offers their sides above each. */
export function conflictMarks(words: ConflictWords): Extension {
  return StateField.define<DecorationSet>({
    create: (state) => decorate(state, words),
    update: (marks, transaction) => (transaction.docChanged ? decorate(transaction.state, words) : marks),
    provide: (field) => EditorView.decorations.from(field),
  });
}

/** Puts a side in the conflict's place and goes to the next one there is. */
export function take(view: EditorView, conflict: Conflict, side: Side): void {
  const insert = takeSide(conflict, side);
  view.dispatch({
    changes: { from: conflict.from, to: conflict.to, insert },
    selection: { anchor: conflict.from },
    userEvent: 'input.take',
  });
  goTo(view, 1);
}

/** The conflict at the cursor, else the next one, else the first. */
export function conflictAt(view: EditorView): Conflict | null {
  const conflicts = findConflicts(view.state.doc.toString());
  const { head } = view.state.selection.main;
  return conflicts.find(({ to }) => to > head) ?? conflicts[0] ?? null;
}

/** Puts the cursor at the next conflict, or the one before, going round. Returns whether there is one. */
export function goTo(view: EditorView, step: 1 | -1): boolean {
  const conflicts = findConflicts(view.state.doc.toString());
  const { head } = view.state.selection.main;
  const found =
    step === 1
      ? (conflicts.find(({ from }) => from > head) ?? conflicts[0])
      : (conflicts.findLast(({ from }) => from < head) ?? conflicts.at(-1));
  if (!found) return false;
  view.dispatch({
    selection: { anchor: found.from },
    effects: EditorView.scrollIntoView(found.from, { y: 'center' }),
  });
  return true;
}
