import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { EditorState, Prec } from '@codemirror/state';
import { drawSelection, EditorView, keymap } from '@codemirror/view';
import type { Side } from '../conflict-text.ts';
import { codeSetup } from './code-setup.ts';
import { type ConflictWords, conflictAt, conflictMarks, goTo, take } from './conflict-marks.ts';

type ResultOptions = {
  parent: HTMLElement;
  path: string;
  label: string;
  locale: string;
  text: string;
  readOnly: boolean;
  words: ConflictWords;
  onChange: (text: string) => void;
};

export type ResultEditor = {
  /** Replaces the text, as one step that can be undone; `isTold` has `onChange` hear of it. */
  setText(text: string, isTold: boolean): void;
  /** Goes to the next conflict or the one before it. */
  step(by: 1 | -1): void;
  /** Takes a side of the conflict at the cursor, or of the next one. */
  take(side: Side): void;
  destroy(): void;
};

/** The text that comes out of a merge, to be written by a person: conflicts are marked, and their sides offered. */
export function createResultEditor(options: ResultOptions): ResultEditor {
  const { parent, path, label, locale, text, readOnly, words, onChange } = options;
  const takeHere = (view: EditorView, side: Side) => {
    const conflict = conflictAt(view);
    if (conflict && !readOnly) take(view, conflict, side);
    return conflict !== null;
  };
  let isQuiet = false;
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        Prec.highest(
          keymap.of([
            { key: 'Alt-ArrowLeft', run: (target) => takeHere(target, 'mine') },
            { key: 'Alt-ArrowRight', run: (target) => takeHere(target, 'next') },
            { key: 'Alt-ArrowDown', run: (target) => takeHere(target, 'both') },
            { key: 'F7', run: (target) => goTo(target, 1), shift: (target) => goTo(target, -1) },
          ]),
        ),
        codeSetup({ path, label, locale, readOnly }),
        conflictMarks(words),
        history(),
        drawSelection(),
        keymap.of([...defaultKeymap, ...historyKeymap]),
        EditorView.updateListener.of((update) => {
          if (update.docChanged && !isQuiet) onChange(update.state.doc.toString());
        }),
      ],
    }),
  });
  return {
    setText(next, isTold) {
      if (view.state.doc.toString() === next) return;
      isQuiet = !isTold;
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: next } });
      isQuiet = false;
    },
    step: (by) => void goTo(view, by),
    take: (side) => void takeHere(view, side),
    destroy: () => view.destroy(),
  };
}
