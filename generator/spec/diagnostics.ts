import type { Blueprint, Language } from '../blueprint/schema.ts';

/** What the reader could not take at face value. Lines and columns count from 1; columns in UTF-16 code units. */
export type Diagnostic = {
  severity: 'error' | 'warning' | 'info';
  /** Stable machine name, e.g. `unknown-type`; tests and the editor key on it. */
  code: string;
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
  /** One sentence in the SPEC's language: what is wrong here and what to write instead. */
  message: string;
  expected?: string;
  /** The nearest valid word, for a quick fix in the editor. */
  suggestion?: string;
};

/** A guess the reader made, in the SPEC's language, so that the person can object. */
export type Assumption = { text: string; line: number };

/** `blueprint` is null only when nothing at all could be understood (then there is at least one error). */
export type ReadResult = {
  blueprint: Blueprint | null;
  language: Language;
  diagnostics: Diagnostic[];
  assumptions: Assumption[];
};
