import type { Language } from '#generator/blueprint/schema.ts';

/** What a person says of a file they changed although the generator rewrites it, or of a conflict. */
export const CHOICES = ['move', 'keep', 'discard'] as const;
export type Choice = (typeof CHOICES)[number];

export type Decisions = {
  /** What to do where nothing is said of the file itself. */
  edited?: Choice;
  /** Path → choice; the path under either its old or its new name. */
  files: ReadonlyMap<string, Choice>;
  /** Path → the text a person made of a conflict, or of the file that extends a moved one. */
  resolved?: ReadonlyMap<string, string>;
};

export const UNDECIDED: Decisions = { files: new Map() };

/** What was decided about a generated file that a person changed. */
export const choiceFor = (
  { edited, files }: Decisions,
  path: string,
  from: string = path,
): Choice | undefined => files.get(path) ?? files.get(from) ?? edited;

/** What each choice means, for prompts and pages. */
export const CHOICE_WORDS: Record<Choice, Record<Language, string>> = {
  move: {
    es: 'llevar tus cambios al archivo tuyo que lo amplía, y volver a generarlo',
    en: 'move your changes into the file of yours that extends it, and rewrite it',
  },
  keep: {
    es: 'dejarlo como está: deja de seguir al SPEC, y se recuerda cada vez',
    en: 'keep it as it is: it no longer follows the SPEC, and every run says so',
  },
  discard: {
    es: 'volver a generarlo; tus cambios quedan en la historia de git',
    en: 'rewrite it; your changes stay in the history of git',
  },
};
