import type { Language } from '../../../blueprint/schema.ts';
import { report } from '../../diagnose.ts';
import { type Draft, emptyDraft } from '../../draft.ts';
import { findNearest } from '../../naming/nearest.ts';
import type { JdlEnum, JdlProblem } from './ast.ts';
import { addEntity } from './entity-draft.ts';
import { JDL_NOTES, problemMessage } from './messages.ts';
import { addOptions } from './options-draft.ts';
import { parseJdl } from './parser.ts';
import { addRelationship } from './relationship-draft.ts';

/**
 * Reads a JHipster JDL text into a draft.
 * What JDL says and a project has no place for becomes a diagnostic of severity `info`; mistakes are errors with
 * the word that was expected.
 */
export function readJdl(text: string, language: Language): Draft {
  const file = parseJdl(text);
  const draft = emptyDraft(language);
  for (const problem of file.problems) addProblem(draft, problem);
  for (const declared of file.enums) addEnum(draft, declared);
  for (const entity of file.entities) addEntity(draft, entity, file);
  for (const relationship of file.relationships) addRelationship(draft, relationship, file);
  addOptions(draft, file);
  draft.diagnostics.sort((a, b) => a.line - b.line || a.column - b.column);
  return draft;
}

function addProblem(draft: Draft, problem: JdlProblem): void {
  const suggestion = findNearest(problem.found, problem.expected) ?? undefined;
  const expected = problem.expected.length > 0 ? problem.expected.join(', ') : undefined;
  const message = problemMessage(problem, draft.language, suggestion);
  report(draft, 'error', problem.code, problem, { es: message, en: message }, { expected, suggestion });
}

function addEnum(draft: Draft, declared: JdlEnum): void {
  if (declared.values.length === 0) {
    report(draft, 'error', 'jdl-empty-enum', declared.name, JDL_NOTES.emptyEnum(declared.name.text));
    return;
  }
  const values = declared.values.map((value) => ({
    label: value.label ?? enumLabel(value.name),
    value: value.name.toLowerCase(),
    span: { line: value.line, column: value.column, endLine: value.endLine, endColumn: value.endColumn },
  }));
  draft.enums.push({ label: declared.name.text, name: declared.name.text, span: declared.name, values });
}

/** `IN_PROGRESS` as people read it: `In progress`. */
function enumLabel(code: string): string {
  const text = code.replace(/_+/g, ' ').trim().toLowerCase();
  return text === '' ? code : text.charAt(0).toUpperCase() + text.slice(1);
}
