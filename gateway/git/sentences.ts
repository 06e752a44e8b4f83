import type { PushRefusal } from '#pipeline/workspace/pushed-tree.ts';

export type Language = 'es' | 'en';
type Sentence = Record<Language, string>;

/** What git shows of an answer that is no repository. Tokens are made on a page, whose address follows. */
const ANSWERS = {
  'no-token': {
    es: 'Hace falta un token: créalo en {url} y dáselo a git como contraseña; el usuario puede ser cualquiera.',
    en: 'A token is needed: make one at {url} and give it to git as the password; any user name will do.',
  },
  'bad-token': {
    es: 'El token no vale: está mal copiado, ha caducado o se ha revocado. Crea otro en {url}.',
    en: 'The token is not valid: it was copied wrongly, has expired or was revoked. Make another one at {url}.',
  },
  'too-many': {
    es: 'Demasiados tokens equivocados desde esta dirección: espera {seconds} segundos.',
    en: 'Too many wrong tokens from this address: wait {seconds} seconds.',
  },
  'not-found': {
    es: 'No existe o no es de tu equipo: comprueba la dirección.',
    en: 'It does not exist or is not your team’s: check the address.',
  },
  'no-version': {
    es: 'El proyecto todavía no tiene ninguna versión: genera la primera en {url}.',
    en: 'The project has no version yet: generate the first one at {url}.',
  },
  'read-only': {
    es: 'Este token no permite subir cambios: hace falta uno con permiso de escritura, y un papel en el equipo que lo permita.',
    en: 'This token does not allow pushing: it takes one that may write, and a role in the team that allows it.',
  },
  'too-large': {
    es: 'El envío pasa de {megabytes} MB: saca del repositorio lo que se puede volver a generar.',
    en: 'The push is over {megabytes} MB: take out of the repository what can be made again.',
  },
  busy: {
    es: 'El servidor atiende demasiadas operaciones de git: prueba dentro de unos segundos.',
    en: 'The server is busy with other git operations: try again in a few seconds.',
  },
  broken: {
    es: 'Algo falló por nuestra parte y no se ha cambiado nada. Código: {errorId}.',
    en: 'Something failed on our side and nothing was changed. Code: {errorId}.',
  },
} as const satisfies Record<string, Sentence>;

/** Why a push is not taken: a few words behind the branch's name, and what to do about it. */
const REFUSALS = {
  ours: {
    es: ['{name} la escribe IOPEER', 'Sube tus cambios a main o a otra rama.'],
    en: ['{name} is written by IOPEER', 'Push your changes to main or to another branch.'],
  },
  'not-kept': {
    es: ['solo se guardan ramas y etiquetas', 'Quita {name} del envío.'],
    en: ['only branches and tags are kept', 'Take {name} out of the push.'],
  },
  'main-deleted': {
    es: ['main no se puede borrar', 'De main sale cada versión del proyecto.'],
    en: ['main cannot be deleted', 'Every version of the project comes from main.'],
  },
  'main-rewritten': {
    es: ['main solo avanza', 'Trae lo que hay (git pull) y vuelve a subir: aquí no se pierde ningún commit.'],
    en: [
      'main only goes forward',
      'Fetch what there is (git pull) and push again: no commit is ever lost here.',
    ],
  },
  'too-many': {
    es: ['más de {name} ramas y etiquetas', 'Borra las que ya no uses.'],
    en: ['more than {name} branches and tags', 'Delete those you no longer use.'],
  },
  'no-commit': {
    es: ['no es un commit', '{name} tiene que apuntar a un commit.'],
    en: ['it is no commit', '{name} has to point at a commit.'],
  },
  unsafe: {
    es: ['archivos que un proyecto no puede tener', 'En {name}: {detail}'],
    en: ['files no project may hold', 'In {name}: {detail}'],
  },
  faster: {
    es: [
      'alguien se adelantó',
      'El repositorio cambió mientras subías: trae lo que hay (git pull) y vuelve a subir.',
    ],
    en: [
      'somebody was faster',
      'The repository changed while you pushed: fetch what there is (git pull) and push again.',
    ],
  },
  'too-big': {
    es: [
      'el repositorio sería demasiado grande',
      'Pasaría de {name} MB: saca lo que se puede volver a generar.',
    ],
    en: ['the repository would be too large', 'It would be over {name} MB: take out what can be made again.'],
  },
} as const satisfies Record<string, Record<Language, readonly [string, string]>>;

export type AnswerKey = keyof typeof ANSWERS;
export type Refusal = Omit<PushRefusal, 'key'> & { key: keyof typeof REFUSALS };
type Values = Readonly<Record<string, string | number | undefined>>;

/** A sentence for somebody whose git is answered something else than a repository. */
export function answerText(key: AnswerKey, language: Language, values: Values = {}): string {
  return fill(ANSWERS[key][language], values);
}

/** Why a push is not taken: `reason` stands behind the branch's name, `cure` before the report. Both are one line. */
export function refusalText(refusal: Refusal, language: Language): { reason: string; cure: string } {
  const [reason, cure] = REFUSALS[refusal.key][language];
  const values = { name: refusal.name, detail: refusal.detail };
  return { reason: oneLine(fill(reason, values)), cure: oneLine(fill(cure, values)) };
}

/** What a push that was taken as a version is told. */
export function versionText(language: Language, values: { number: number; url: string }): string {
  const text =
    language === 'es'
      ? 'IOPEER: es la versión {number}. Se está probando: {url}'
      : 'IOPEER: this is version {number}. It is being tried: {url}';
  return fill(text, values);
}

function fill(text: string, values: Values): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}

/** Names of branches and files are somebody's own text: nothing in them may look like a line of ours, or move a cursor. */
function oneLine(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ').slice(0, 500);
}
