import type { Language, Options } from '../blueprint/schema.ts';
import { isAside, readAsides } from './asides.ts';
import { report } from './diagnose.ts';
import type { ReadResult } from './diagnostics.ts';
import { type Draft, emptyDraft } from './draft.ts';
import { readJdl } from './import/jdl/read.ts';
import { detectLanguage, languageIn } from './lexicon/language.ts';
import { readProse } from './prose/read-prose.ts';
import { resolveDraft } from './resolve/resolve.ts';
import {
  isCaption,
  keepLeftovers,
  readStructured,
  wholeParagraph,
  withdrawOptions,
} from './structured/structured.ts';

export type ReadOptions = {
  fileName?: string;
  /** Read as this language whatever the text looks like. */
  language?: Language;
  /**
   * What the person reads: errors about a text that is in no language (binary, empty, a few letters) are said in it. It
   * never changes a Blueprint.
   */
  readerLanguage?: Language;
  /** Options for what the SPEC does not say: it wins over them. */
  defaults?: Partial<Options>;
};

/** Largest SPEC read, many times the longest seen; more is a file chosen by mistake. */
export const MAX_SPEC_BYTES = 500_000;

/**
 * Reads a SPEC in Spanish or English, structured, prose or both, into a Blueprint and what to say about it. The same text
 * gives the same result, in Node and in the browser. Never throws: whatever is wrong is a diagnostic.
 * JDL is known by the file's name; SQL and DBML, whose parser is large, are read by `readAnySpec`.
 */
export function readSpec(text: string, options: ReadOptions = {}): ReadResult {
  const result = readAs(text, options);
  return isForReader(text, result, options)
    ? readAs(text, { ...options, language: options.readerLanguage })
    : result;
}

/** True when nothing could be read of a text in no language: what is wrong is better said in the person's. */
export function isForReader<Options extends ReadOptions>(
  text: string,
  { blueprint, language, diagnostics }: ReadResult,
  options: Options,
): options is Options & { readerLanguage: Language } {
  const { readerLanguage } = options;
  if (blueprint !== null || options.language || !readerLanguage || readerLanguage === language) return false;
  return diagnostics.some(({ code }) => code === 'not-text' || code === 'empty') || languageIn(text) === null;
}

function readAs(text: string, options: ReadOptions): ReadResult {
  const language = options.language ?? detectLanguage(text);
  const draft = emptyDraft(language);
  if (!isReadable(text, draft)) {
    return { blueprint: null, language: draft.language, diagnostics: draft.diagnostics, assumptions: [] };
  }
  Object.assign(draft, defaultsOf(options));
  if (/\.(jdl|jh)$/i.test(options.fileName ?? ''))
    return resolveDraft({ ...readJdl(text, language), ...defaultsOf(options) });
  const { paragraphs, hasHeadings } = readStructured(text, draft);
  const titles = new Set(paragraphs.filter((paragraph) => isCaption(paragraph, draft)));
  const asides = new Set(
    paragraphs.filter((paragraph) => !titles.has(paragraph) && isAside(paragraph, hasHeadings)),
  );
  const sentences = paragraphs.filter((paragraph) => !titles.has(paragraph) && !asides.has(paragraph));
  const leftovers = [
    ...[...titles].map(wholeParagraph),
    ...readProse(sentences, draft),
    ...readAsides([...asides], draft),
  ];
  keepLeftovers(
    leftovers.sort((a, b) => a.span.line - b.span.line || a.span.column - b.span.column),
    draft,
  );
  withdrawOptions(text, draft);
  return resolveDraft(draft);
}

/** The defaults as a part of a draft. */
export const defaultsOf = ({ defaults }: ReadOptions) => (defaults ? { defaults } : {});

/** False, with one error that says what to do, for text that is no SPEC at all: too large, binary, empty. */
export function isReadable(text: string, draft: Draft): boolean {
  const start = { line: 1, column: 1, endLine: 1, endColumn: 2 };
  if (text.length > MAX_SPEC_BYTES || isTooLong(text)) {
    const size = (text.length / 1_000_000).toFixed(1);
    report(draft, 'error', 'too-large', start, {
      es: `El texto es demasiado grande (${size} MB; el límite es 0.5 MB y ${MAX_LINES} líneas). Deja solo la descripción de la aplicación o pártela en varios proyectos.`,
      en: `The text is too large (${size} MB; the limit is 0.5 MB and ${MAX_LINES} lines). Keep only the description of the application or split it into several projects.`,
    });
    return false;
  }
  if (isBinary(text)) {
    report(draft, 'error', 'not-text', start, {
      es: 'Esto no es un texto: contiene datos binarios o está en otra codificación. Guárdalo como texto UTF-8 y vuelve a intentarlo.',
      en: 'This is not text: it holds binary data or is in another encoding. Save it as UTF-8 text and try again.',
    });
    return false;
  }
  if (!/[\p{L}\p{N}]/u.test(text)) {
    report(draft, 'error', 'empty', start, {
      es: 'El texto está vacío. Escribe qué guarda tu aplicación, por ejemplo «### Cliente» y debajo «- nombre: texto».',
      en: 'The text is empty. Write what your application stores, e.g. “### Customer” and below it “- name: string”.',
    });
    return false;
  }
  return true;
}

/** A SPEC of a hundred entities has some two thousand lines. */
const MAX_LINES = 12_000;

function isTooLong(text: string): boolean {
  let lines = 1;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines++;
  return lines > MAX_LINES;
}

/** NUL never occurs in text; more than a few replacement characters mean another encoding. */
function isBinary(text: string): boolean {
  if (text.includes('\u0000')) return true;
  const broken = text.split('\uFFFD').length - 1;
  return broken > 3 && broken * 50 > text.length;
}
