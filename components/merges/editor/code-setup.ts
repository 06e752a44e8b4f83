import { EditorState, type Extension } from '@codemirror/state';
import { EditorView, lineNumbers } from '@codemirror/view';
import { coloursOf } from './colours.ts';
import { SPANISH_PHRASES } from './phrases.ts';
import { codeTheme } from './theme.ts';

export type CodeOptions = { path: string; label: string; locale: string; readOnly: boolean };

/** What every piece of code in a plan has: numbers, colours, a name, and the product's look. */
export function codeSetup({ path, label, locale, readOnly }: CodeOptions): Extension {
  return [
    lineNumbers(),
    EditorState.readOnly.of(readOnly),
    EditorView.editable.of(!readOnly),
    EditorState.phrases.of(locale === 'es' ? SPANISH_PHRASES : {}),
    EditorView.contentAttributes.of({
      'aria-label': label,
      ...(readOnly && { 'aria-readonly': 'true' }),
      // What scrolls must be reached from the keyboard, also where nothing can be written.
      tabindex: '0',
      spellcheck: 'false',
      autocapitalize: 'off',
    }),
    coloursOf(path),
    codeTheme,
  ];
}
