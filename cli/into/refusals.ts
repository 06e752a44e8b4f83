import { readdir } from 'node:fs/promises';
import type { Language } from '#generator/blueprint/schema.ts';
import { NotOurFolder } from '#pipeline/stages/regenerate.ts';
import { BranchMoved } from '#pipeline/workspace/merge/commits.ts';
import { type FolderProblem, FolderRefused } from '#pipeline/workspace/merge/folder.ts';
import { NotAProject } from '#pipeline/workspace/merge/generation.ts';
import { CommandFailure, EXIT } from '../exit.ts';

const PROBLEMS: Record<FolderProblem, Record<Language, string>> = {
  'detached-head': {
    es: 'no hay ninguna rama activa: vuelve a una con «git switch main».',
    en: 'no branch is checked out: go to one with “git switch main”.',
  },
  'on-generated': {
    es: 'la rama activa es «generated», que es de IOPEER: vuelve a la tuya con «git switch main».',
    en: 'the branch checked out is “generated”, which is IOPEER’s: go to yours with “git switch main”.',
  },
  'in-progress': {
    es: 'git está en medio de otra cosa: termínala o déjala antes (git status dice cuál es).',
    en: 'git is in the middle of something: finish it or give it up first (git status tells what).',
  },
  'partly-staged': {
    es: 'hay archivos con unos cambios preparados y otros no; haz un commit o «git stash» antes:',
    en: 'some files have changes that are staged and others that are not; commit or “git stash” first:',
  },
};

const OTHERS = {
  notOurs: {
    es: 'la carpeta no está vacía y no la hizo IOPEER: elige otra.',
    en: 'the folder is not empty and IOPEER did not make it: choose another.',
  },
  noBase: {
    es: 'la rama no tiene nada en común con «generated», o le falta: no se sabe de qué generación viene. Pon al lado una copia nueva con --out y compárala.',
    en: 'the branch has nothing in common with “generated”, or lacks it: which generation it comes from is not known. Put a new copy beside it with --out and compare.',
  },
  moved: {
    es: 'ha cambiado mientras se probaba la fusión, y no se ha tocado: ejecuta la orden otra vez.',
    en: 'moved while the merge was being tested, and was left alone: run the command again.',
  },
} as const;

/** What a regeneration that cannot begin or end becomes: a sentence with the cure. Every other error passes. */
export function refusalOf(error: unknown, folder: string, language: Language): unknown {
  const refuse = (sentence: string) => new CommandFailure(`${folder}: ${sentence}`, EXIT.badInput);
  if (error instanceof FolderRefused)
    return refuse(
      `${PROBLEMS[error.problem][language]}${error.problem === 'partly-staged' ? ` ${error.detail}` : ''}`,
    );
  if (error instanceof NotOurFolder) return refuse(OTHERS.notOurs[language]);
  if (error instanceof NotAProject) return refuse(OTHERS.noBase[language]);
  if (error instanceof BranchMoved)
    return refuse(`${error.branch.replace('refs/heads/', '')}: ${OTHERS.moved[language]}`);
  return error;
}

/** True for a place nothing is in yet, but perhaps an empty repository. */
export async function isVacant(folder: string): Promise<boolean> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  });
  return names.every((name) => name === '.git');
}
