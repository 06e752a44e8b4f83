import type { Language } from '#generator/blueprint/schema.ts';
import type { ConflictReason, FileKind } from '#pipeline/workspace/merge/plan.ts';

type Words = {
  plan: (folder: string) => string;
  nothing: string;
  renames: string;
  changes: string;
  impacts: Record<'check' | 'backfill' | 'destructive', string>;
  /** Rows a change costs something, in a database of the folder. */
  rows: (count: number, database: string) => string;
  migration: (path: string) => string;
  files: string;
  kinds: Record<FileKind, string>;
  unchanged: (count: number) => string;
  moreFiles: (count: number) => string;
  reasons: Record<ConflictReason, string>;
  edited: string;
  editedCure: string;
  movable: string;
  mentions: string;
  detached: string;
  unknown: string;
  questions: string;
  noAnswer: string;
  needsYes: string;
  left: string;
  conflicts: string;
  conflictsCure: string;
  stillConflicts: string;
  wouldConflict: string;
  failed: (branch: string) => string;
  merged: (commit: string) => string;
  saved: string;
  unverified: string;
  verified: string;
  noSandbox: string;
  ask: {
    rename: (from: string, to: string) => string;
    fill: (key: string, choices: string) => string;
    edited: (path: string) => string;
    conflict: (path: string) => string;
    goOn: string;
    yes: RegExp;
    yesNo: string;
  };
};

/** What `generate --into` says, in both languages. */
export const WORDS: Record<Language, Words> = {
  es: {
    plan: (folder) => `Plan para ${folder}`,
    nothing: 'No cambia nada: la carpeta ya es lo que dice el SPEC.',
    renames: 'Se ha supuesto que solo cambia de nombre (con --apart NOMBRE se quita y se añade):',
    changes: 'Qué cambia',
    impacts: {
      check: 'los registros que ya hay tienen que cumplirlo',
      backfill: 'los registros que ya hay necesitan un valor',
      destructive: 'se pierde algo de lo que ya hay',
    },
    rows: (count, database) => `${count} ${count === 1 ? 'registro' : 'registros'} en ${database}`,
    migration: (path) => `Migración nueva: ${path}`,
    files: 'Archivos',
    kinds: {
      new: 'nuevo',
      rewritten: 'reescrito',
      deleted: 'borrado',
      merged: 'fusionado',
      moved: 'movido',
      kept: 'tuyo, se queda',
      detached: 'separado',
      edited: 'cambiado a mano',
      conflict: 'conflicto',
    },
    unchanged: (count) => `${count} sin cambios`,
    moreFiles: (count) => `… y ${count} más (-v los enseña)`,
    reasons: {
      'both-changed': 'las mismas líneas cambian de dos maneras',
      'both-added': 'los dos han añadido este archivo',
      'removed-but-edited': 'el SPEC ya no lo pide, y tiene cambios tuyos',
      binary: 'los dos lo han cambiado y no es texto',
      unresolved: 'quedan marcas de un conflicto anterior',
    },
    edited: 'Archivos generados que has cambiado a mano; nada sigue hasta que elijas:',
    editedCure:
      'Elige con --edited move|keep|discard, o archivo por archivo con --move, --keep y --discard RUTA:',
    movable: 'admite move',
    mentions: 'Líneas tuyas que nombran algo que cambia de nombre (revísalas):',
    detached:
      'Archivos generados que ya no siguen al SPEC, porque los dejaste como están (--discard RUTA los devuelve):',
    unknown:
      'De estos archivos no se sabe qué se generó al principio; se comparan con lo que se genera ahora:',
    questions: 'Falta decir qué ponen los registros que ya hay (--fill CLAVE=VALOR):',
    noAnswer: 'sin respuesta, la migración se niega donde haya registros así',
    needsYes: 'Hay cambios que confirmar: repite la orden con --yes, o ejecútala en una terminal.',
    left: 'Cambiados mientras tanto, y por eso sin tocar:',
    conflicts: 'Conflictos: están marcados en su sitio, y tu rama no ha cambiado más que en lo tuyo.',
    conflictsCure:
      'Resuélvelos y ejecuta la misma orden otra vez (o git commit). «git merge --abort» lo deja como estaba.',
    stillConflicts: 'Quedan conflictos por resolver:',
    wouldConflict: 'Habría conflictos.',
    failed: (branch) =>
      `✗ Las pruebas del proyecto fusionado no pasan: tu rama y tu carpeta siguen como estaban. La fusión espera en ${branch}.`,
    merged: (commit) => `Fusionado en ${commit}`,
    saved: 'Tus cambios sin guardar en git se guardan antes como un commit tuyo.',
    unverified: '⚠ Sin verificar: no se ejecutó ninguna prueba (--no-verify)',
    verified: '✓ Verificado: las pruebas del proyecto fusionado pasan',
    noSandbox: '! Sin aislamiento (IOPEER_SANDBOX=none): no cuenta como verificado.',
    ask: {
      rename: (from, to) => `¿${from} pasa a llamarse ${to}, y conserva sus datos?`,
      fill: (key, choices) => `${key}: ¿qué valor para los registros que ya hay?${choices} (vacío: ninguno)`,
      edited: (path) => `${path}: ¿move, keep o discard?`,
      conflict: (path) => `${path}: ¿keep o discard? (vacío: marcarlo)`,
      goOn: '¿Seguir?',
      yes: /^s(í|i)?$|^y(es)?$/i,
      yesNo: '[s/N]',
    },
  },
  en: {
    plan: (folder) => `Plan for ${folder}`,
    nothing: 'Nothing changes: the folder is what the SPEC says already.',
    renames: 'Taken to be renamed only (--apart NAME takes away and adds instead):',
    changes: 'What changes',
    impacts: {
      check: 'the records there are must already keep it',
      backfill: 'the records there are need a value',
      destructive: 'something the records hold is lost',
    },
    rows: (count, database) => `${count} ${count === 1 ? 'record' : 'records'} in ${database}`,
    migration: (path) => `New migration: ${path}`,
    files: 'Files',
    kinds: {
      new: 'new',
      rewritten: 'rewritten',
      deleted: 'deleted',
      merged: 'merged',
      moved: 'moved',
      kept: 'yours, kept',
      detached: 'detached',
      edited: 'changed by hand',
      conflict: 'conflict',
    },
    unchanged: (count) => `${count} unchanged`,
    moreFiles: (count) => `… and ${count} more (-v shows them)`,
    reasons: {
      'both-changed': 'the same lines change in two ways',
      'both-added': 'both added this file',
      'removed-but-edited': 'the SPEC no longer asks for it, and you have changed it',
      binary: 'both changed it, and it is no text',
      unresolved: 'markers of an earlier conflict are still in it',
    },
    edited: 'Generated files you changed by hand; nothing goes on before you choose:',
    editedCure:
      'Choose with --edited move|keep|discard, or file by file with --move, --keep and --discard PATH:',
    movable: 'can be moved',
    mentions: 'Lines of yours that name something renamed (look at them):',
    detached:
      'Generated files that no longer follow the SPEC, since you kept them (--discard PATH brings them back):',
    unknown:
      'What was first generated into these files is not known; they are compared with what is generated now:',
    questions: 'What the records there are get is still to be said (--fill KEY=VALUE):',
    noAnswer: 'unanswered, the migration refuses where there are such records',
    needsYes: 'Some changes need a yes: repeat the command with --yes, or run it on a terminal.',
    left: 'Changed meanwhile, and so left alone:',
    conflicts:
      'Conflicts: they are marked in their places, and your branch has changed by nothing but your own work.',
    conflictsCure:
      'Solve them and run the same command again (or git commit). “git merge --abort” puts everything back.',
    stillConflicts: 'Conflicts are still to be solved:',
    wouldConflict: 'There would be conflicts.',
    failed: (branch) =>
      `✗ Tests of the merged project fail: your branch and your folder are as they were. The merge waits on ${branch}.`,
    merged: (commit) => `Merged as ${commit}`,
    saved: 'Your changes that git does not have yet are saved first, as a commit of yours.',
    unverified: '⚠ Unverified: no test was run (--no-verify)',
    verified: '✓ Verified: the tests of the merged project hold',
    noSandbox: '! No sandbox (IOPEER_SANDBOX=none): this does not count as verified.',
    ask: {
      rename: (from, to) => `Is ${from} renamed to ${to}, keeping its data?`,
      fill: (key, choices) => `${key}: which value for the records there are?${choices} (empty: none)`,
      edited: (path) => `${path}: move, keep or discard?`,
      conflict: (path) => `${path}: keep or discard? (empty: mark it)`,
      goOn: 'Go on?',
      yes: /^y(es)?$/i,
      yesNo: '[y/N]',
    },
  },
};
