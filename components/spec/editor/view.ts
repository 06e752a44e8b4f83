import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import { EditorState } from '@codemirror/state';
import {
  drawSelection,
  dropCursor,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
  placeholder,
} from '@codemirror/view';
import type { ReadResult } from '#generator/spec/diagnostics.ts';
import { findNotation } from './code-tokens.ts';
import { type CompletionKnowledge, completeAtCursor } from './completion.ts';
import { applyFixAtCursor, offsetOf, toEditorDiagnostics } from './diagnostics.ts';
import { highlighting, setKnown } from './highlight.ts';
import { SPANISH_PHRASES } from './phrases.ts';
import { editorTheme } from './theme.ts';

type SpecViewOptions = {
  parent: HTMLElement;
  text: string;
  fileName: string;
  readOnly: boolean;
  locale: string;
  label: string;
  placeholder: string;
  onChange: (text: string) => void;
  onSave: () => void;
  onGenerate: () => void;
  onPlan: () => void;
  fixLabel: (suggestion: string) => string;
};

export type SpecView = {
  showReading(text: string, result: ReadResult): void;
  jumpTo(line: number, column: number): void;
  replaceText(text: string): void;
  getText(): string;
  destroy(): void;
};

/** Makes the CodeMirror editor of a SPEC. Tab leaves it, as on any page; Ctrl-[ and Ctrl-] indent, Ctrl-. mends what is marked. */
export function createSpecView(options: SpecViewOptions): SpecView {
  const notation = findNotation(options.fileName);
  const knowledge: CompletionKnowledge = { language: options.locale === 'es' ? 'es' : 'en', entities: [] };
  let changedAtMs = performance.now();
  let shown: ReadResult | null = null;
  let knownBefore = '';
  const view = new EditorView({
    parent: options.parent,
    state: EditorState.create({
      doc: options.text,
      extensions: [
        // Our own keys first: the browser must not save the page, nor the editor insert a blank line.
        keymap.of([
          { key: 'Mod-s', run: () => done(options.onSave), preventDefault: true },
          { key: 'Mod-Enter', run: () => done(options.onGenerate), preventDefault: true },
          { key: 'Mod-Shift-Enter', run: () => done(options.onPlan), preventDefault: true },
          { key: 'Mod-.', run: applyFixAtCursor },
        ]),
        lineNumbers(),
        highlightActiveLineGutter(),
        lintGutter(),
        history(),
        drawSelection(),
        dropCursor(),
        highlightActiveLine(),
        highlightSelectionMatches(),
        closeBrackets(),
        search({ top: true }),
        autocompletion({
          override: notation ? [] : [(context) => completeAtCursor(context, knowledge)],
          icons: false,
        }),
        keymap.of([
          ...closeBracketsKeymap,
          ...defaultKeymap,
          ...searchKeymap,
          ...historyKeymap,
          ...completionKeymap,
          ...lintKeymap,
        ]),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({
          'aria-label': options.label,
          tabindex: '0',
          spellcheck: 'false',
          autocapitalize: 'off',
        }),
        placeholder(options.placeholder),
        EditorState.readOnly.of(options.readOnly),
        EditorState.phrases.of(options.locale === 'es' ? SPANISH_PHRASES : {}),
        highlighting(notation, knowledge.language),
        editorTheme,
        EditorView.updateListener.of((update) => {
          if (!update.docChanged) return;
          changedAtMs = performance.now();
          options.onChange(update.state.doc.toString());
        }),
      ],
    }),
  });

  return {
    showReading(text, result) {
      if (result === shown || view.state.doc.toString() !== text) return;
      shown = result;
      const entities = result.blueprint?.entities ?? [];
      knowledge.language = result.language;
      knowledge.entities = entities.map((entity) => entity.label);
      const known = {
        language: result.language,
        names: entities.flatMap(({ label, plural, name }) => [label, plural, name]),
      };
      // Others mean that every line on screen is coloured anew; mostly they are the same as before.
      const isNew = JSON.stringify(known) !== knownBefore;
      knownBefore = JSON.stringify(known);
      // Whoever has written nothing yet has made no mistake.
      const shownDiagnostics = result.diagnostics.filter(({ code }) => code !== 'empty');
      view.dispatch(
        ...(isNew ? [{ effects: setKnown.of(known) }] : []),
        setDiagnostics(view.state, toEditorDiagnostics(view.state.doc, shownDiagnostics, options.fixLabel)),
      );
      // How long what stands in the text was unmarked: bench/editor.ts watches it.
      performance.clearMeasures('spec.diagnostics');
      performance.measure('spec.diagnostics', { start: changedAtMs, end: performance.now() });
    },
    jumpTo(line, column) {
      const at = offsetOf(view.state.doc, line, column);
      view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: 'center' }) });
      view.focus();
    },
    replaceText(text) {
      view.dispatch({
        changes: { from: 0, to: view.state.doc.length, insert: text },
        userEvent: 'input.replace',
      });
    },
    getText: () => view.state.doc.toString(),
    destroy: () => view.destroy(),
  };
}

function done(work: () => void): true {
  work();
  return true;
}
