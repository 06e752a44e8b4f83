import { EditorView } from '@codemirror/view';

const soft = (colour: string, percent: number) => `color-mix(in oklch, ${colour} ${percent}%, transparent)`;

/** Code and its differences in the product's own tokens, so that they change with the theme by themselves. */
export const codeTheme = EditorView.theme({
  '&': { fontSize: '12px', backgroundColor: 'var(--surface)', color: 'var(--ink)' },
  '&.cm-focused': { outline: '2px solid var(--focus)', outlineOffset: '-2px' },
  '.cm-scroller': {
    fontFamily: 'var(--font-geist-mono), ui-monospace, monospace',
    lineHeight: '1.6',
    overflow: 'auto',
  },
  '.cm-content': { padding: '8px 0', caretColor: 'var(--ink)' },
  '.cm-line': { padding: '0 12px 0 8px' },
  '.cm-gutters': {
    backgroundColor: 'transparent',
    color: 'var(--ink-faint)',
    border: 'none',
    paddingLeft: '4px',
  },
  '.cm-cursor': { borderLeftColor: 'var(--ink)', borderLeftWidth: '1.5px' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'var(--selection)',
  },
  '&.cm-merge-a .cm-changedLine, .cm-deletedChunk': { backgroundColor: soft('var(--bad-solid)', 11) },
  '&.cm-merge-b .cm-changedLine, .cm-inlineChangedLine': { backgroundColor: soft('var(--ok-solid)', 12) },
  '&.cm-merge-a .cm-changedText, .cm-deletedChunk .cm-deletedText': {
    background: soft('var(--bad-solid)', 26),
    borderRadius: '2px',
  },
  '&.cm-merge-b .cm-changedText': { background: soft('var(--ok-solid)', 28), borderRadius: '2px' },
  '&.cm-merge-a .cm-changedLineGutter, .cm-deletedLineGutter': { background: 'var(--bad-solid)' },
  '&.cm-merge-b .cm-changedLineGutter': { background: 'var(--ok-solid)' },
  '.cm-deletedChunk': { paddingLeft: '8px' },
  '.cm-collapsedLines': {
    background: 'var(--sunken)',
    color: 'var(--ink-muted)',
    fontFamily: 'var(--font-geist-sans), sans-serif',
    padding: '3px 10px',
  },
  '.cm-conflictMark': { color: 'var(--ink-faint)', fontStyle: 'italic', backgroundColor: 'var(--sunken)' },
  '.cm-conflictMine': { backgroundColor: soft('var(--accent)', 12) },
  '.cm-conflictBefore': { backgroundColor: 'var(--sunken)', opacity: '0.75' },
  '.cm-conflictNext': { backgroundColor: soft('var(--ok-solid)', 13) },
  '.cm-conflictBar': {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '4px 6px',
    padding: '5px 8px',
    fontFamily: 'var(--font-geist-sans), sans-serif',
    backgroundColor: 'var(--warn-soft)',
    borderTop: '1px solid var(--warn-line)',
    color: 'var(--ink)',
  },
  '.cm-conflictBar span': { marginRight: '6px', fontWeight: '500' },
  '.cm-conflictBar button': {
    font: 'inherit',
    fontWeight: '500',
    color: 'var(--ink)',
    backgroundColor: 'var(--surface)',
    border: '1px solid var(--line-strong)',
    borderRadius: 'var(--radius-md)',
    padding: '1px 8px',
    minHeight: '24px',
    cursor: 'pointer',
  },
  '.cm-conflictBar button:hover': { backgroundColor: 'var(--hover)' },
});
