import { MergeView, unifiedMergeView } from '@codemirror/merge';
import { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { codeSetup } from './code-setup.ts';

type DiffOptions = {
  parent: HTMLElement;
  path: string;
  locale: string;
  before: { text: string; label: string };
  after: { text: string; label: string };
  /** Beside each other; else one above the other, as on a phone. */
  sideBySide: boolean;
  /** With the lines that are the same on both sides. */
  everything: boolean;
};

/** Beyond this much scanning or time differences are told line by line only, which is enough to read them. */
const DIFF = { scanLimit: 4_000, timeout: 400 };
const COLLAPSE = { margin: 3, minSize: 6 };

/** Shows what differs between two texts, for reading only. Returns what takes it away again. */
export function showDiff(options: DiffOptions): () => void {
  const { parent, path, locale, before, after, sideBySide, everything } = options;
  const setup = (label: string) => codeSetup({ path, label, locale, readOnly: true });
  const collapse = everything ? {} : { collapseUnchanged: COLLAPSE };
  if (sideBySide) {
    const view = new MergeView({
      parent,
      a: { doc: before.text, extensions: setup(before.label) },
      b: { doc: after.text, extensions: setup(after.label) },
      diffConfig: DIFF,
      ...collapse,
    });
    return () => view.destroy();
  }
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: after.text,
      extensions: [
        setup(`${before.label} → ${after.label}`),
        unifiedMergeView({
          original: before.text,
          mergeControls: false,
          syntaxHighlightDeletions: false,
          diffConfig: DIFF,
          ...collapse,
        }),
      ],
    }),
  });
  return () => view.destroy();
}
