/** The six ways an expected failure can be named; anything else is a bug and gets an error id instead. */
export const ERROR_CODES = [
  'invalid',
  'unauthenticated',
  'forbidden',
  'not_found',
  'conflict',
  'limit',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

type Sentence = { es: string; en: string };

/** Fixed sentences people read. `{name}` is replaced by the parameter of that name. */
export const ERROR_SENTENCES = {
  invalid: {
    es: 'Hay datos que corregir: mira los campos marcados.',
    en: 'Some of what you entered needs correcting: see the marked fields.',
  },
  unauthenticated: {
    es: 'Tu sesión ha terminado: entra de nuevo.',
    en: 'Your session has ended: sign in again.',
  },
  forbidden: {
    es: 'Tu papel en este equipo no permite hacer esto: pídeselo a quien lo administra.',
    en: 'Your role in this team does not allow this: ask one of its admins.',
  },
  foreign_origin: {
    es: 'La petición viene de otro sitio y se ha rechazado: abre IOPEER en su propia dirección.',
    en: 'The request came from another site and was refused: open IOPEER at its own address.',
  },
  not_found: {
    es: 'No existe o no es de este equipo: vuelve a la lista y ábrelo desde allí.',
    en: 'It does not exist or is not this team’s: go back to the list and open it from there.',
  },
  conflict: {
    es: 'Alguien lo cambió mientras tanto: recarga la página y vuelve a intentarlo.',
    en: 'Someone changed it meanwhile: reload the page and try again.',
  },
  spec_changed: {
    es: 'El SPEC tiene una versión más nueva (la {number}): cárgala o guarda la tuya como copia.',
    en: 'The SPEC has a newer version ({number}): load it, or save yours as a copy.',
  },
  spec_empty: {
    es: 'El SPEC está vacío: escribe al menos una entidad o parte de un ejemplo.',
    en: 'The SPEC is empty: write at least one entity or start from an example.',
  },
  spec_too_large: {
    es: 'El SPEC pasa de 500 kB: divídelo en varios proyectos.',
    en: 'The SPEC is over 500 kB: split it into several projects.',
  },
  spec_binary: {
    es: 'El SPEC no es texto: pega texto o sube un archivo .md, .jdl, .sql o .dbml.',
    en: 'The SPEC is not text: paste text or upload a .md, .jdl, .sql or .dbml file.',
  },
  project_running: {
    es: 'El proyecto tiene una ejecución en marcha: cancélala o espera a que acabe.',
    en: 'The project has a run in progress: cancel it or wait until it ends.',
  },
  version_is_current: {
    es: 'El proyecto ya está en esa versión: no hay nada que restaurar.',
    en: 'The project is at that version already: there is nothing to restore.',
  },
  upload_too_large: {
    es: 'El ZIP pasa de 50 MB: quita lo que no es del proyecto (node_modules, .venv, .next) y vuelve a subirlo.',
    en: 'The ZIP is over 50 MB: take out what is not the project (node_modules, .venv, .next) and send it again.',
  },
  upload_no_zip: {
    es: 'El archivo no es un ZIP: comprime la carpeta del proyecto y sube el .zip.',
    en: 'The file is no ZIP: compress the project’s folder and send the .zip.',
  },
  token_limit: {
    es: 'Ya tienes {max} tokens en este equipo, el máximo: revoca alguno que no uses.',
    en: 'You already have {max} tokens in this team, the most allowed: revoke one you no longer use.',
  },
  remote_url: {
    es: 'La dirección tiene que empezar por https:// o http:// y no llevar usuario, contraseña ni parámetros: copia la de git clone.',
    en: 'The address has to begin with https:// or http:// and hold no user name, password or parameters: copy the one for git clone.',
  },
  remote_private: {
    es: 'La dirección lleva a una red privada, y esta instalación no lo permite: usa un servidor público, o pide a quien la administra IOPEER_EXPORT_PRIVATE_HOSTS=true.',
    en: 'The address leads into a private network, which this installation does not allow: use a public server, or ask whoever runs it for IOPEER_EXPORT_PRIVATE_HOSTS=true.',
  },
  export_running: {
    es: 'Se está exportando ahora mismo: espera a que acabe.',
    en: 'An export is in progress: wait until it ends.',
  },
  project_limit: {
    es: 'El equipo ya tiene {max} proyectos, el máximo: borra alguno que no uses.',
    en: 'The team already has {max} projects, the most allowed: delete one you no longer use.',
  },
  artifact_missing: {
    es: 'Esta ejecución todavía no tiene ZIP: espera a que termine.',
    en: 'This run has no ZIP yet: wait until it ends.',
  },
  sign_in_failed: {
    es: 'El correo o la contraseña no coinciden: revísalos.',
    en: 'The e-mail or the password does not match: check both.',
  },
  email_taken: {
    es: 'Ya hay una cuenta con ese correo: entra con ella.',
    en: 'There is an account with that e-mail already: sign in with it.',
  },
  too_many_attempts: {
    es: 'Demasiados intentos seguidos: espera {seconds} segundos y prueba otra vez.',
    en: 'Too many attempts in a row: wait {seconds} seconds and try again.',
  },
  limit: {
    es: 'Se ha llegado al máximo permitido: libera algo o espera un poco.',
    en: 'The most allowed has been reached: free something or wait a little.',
  },
  offline: {
    es: 'No se pudo hablar con el servidor: comprueba la conexión; nada se ha perdido.',
    en: 'The server could not be reached: check the connection; nothing is lost.',
  },
  unexpected: {
    es: 'Algo falló por nuestra parte. Vuelve a intentarlo; si sigue, da este código: {errorId}.',
    en: 'Something failed on our side. Try again; if it goes on, quote this code: {errorId}.',
  },
} as const satisfies Record<string, Sentence>;

/** What can be wrong with one field of an input. */
export const FIELD_SENTENCES = {
  required: { es: 'Hace falta este dato.', en: 'This is needed.' },
  too_short: { es: 'Al menos {limit} caracteres.', en: 'At least {limit} characters.' },
  too_long: { es: 'Como mucho {limit} caracteres.', en: 'At most {limit} characters.' },
  too_small: { es: 'No puede ser menor que {limit}.', en: 'It cannot be less than {limit}.' },
  too_big: { es: 'No puede ser mayor que {limit}.', en: 'It cannot be more than {limit}.' },
  format: { es: 'No tiene la forma esperada.', en: 'It does not have the expected form.' },
  email: {
    es: 'No parece un correo: falta algo como nombre@dominio.es.',
    en: 'Not an e-mail: write it like name@domain.com.',
  },
  choice: { es: 'Elige una de las opciones.', en: 'Choose one of the options.' },
  taken: { es: 'Ya está en uso: elige otro.', en: 'Already in use: choose another.' },
} as const satisfies Record<string, Sentence>;

export type ErrorKey = keyof typeof ERROR_SENTENCES;
export type FieldKey = keyof typeof FIELD_SENTENCES;
export type FieldProblem = { key: FieldKey; limit?: number };
export type SentenceParams = Record<string, string | number>;

type AppErrorOptions = {
  /** Sentence shown; the code's own by default. */
  key?: ErrorKey;
  /** Dotted path of the input → what is wrong there. */
  fields?: Record<string, FieldProblem>;
  /** Values for the sentence's `{name}` places; sent to the browser, so never a secret. */
  params?: SentenceParams;
  cause?: unknown;
};

/** An expected failure. Throw it inside a transaction (which rolls back); the wrappers turn it into a typed result. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly key: ErrorKey;
  readonly fields: Record<string, FieldProblem> | undefined;
  readonly params: SentenceParams | undefined;

  constructor(code: ErrorCode, options: AppErrorOptions = {}) {
    super(options.key ?? code, { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.key = options.key ?? code;
    this.fields = options.fields;
    this.params = options.params;
  }
}

/** What a failed action or route gives the browser. `errorId` is set when `key` is `unexpected`. */
export type Failure = {
  code: ErrorCode | 'unexpected';
  key: ErrorKey;
  fields?: Record<string, FieldProblem>;
  params?: SentenceParams;
  errorId?: string;
};

export type Result<T> = { ok: true; data: T } | { ok: false; error: Failure };

/** HTTP status of each code, for route handlers. */
export const HTTP_STATUS: Record<Failure['code'], number> = {
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  limit: 429,
  unexpected: 500,
};

/** The sentence of a failure in `locale` (`es` for any Spanish, else English), parameters filled in. */
export function failureSentence(failure: Failure, locale: string): string {
  const params =
    failure.errorId === undefined ? failure.params : { ...failure.params, errorId: failure.errorId };
  return fill(pick(ERROR_SENTENCES[failure.key], locale), params ?? {});
}

/** The sentence of one field's problem in `locale`. */
export function fieldSentence(problem: FieldProblem, locale: string): string {
  return fill(
    pick(FIELD_SENTENCES[problem.key], locale),
    problem.limit === undefined ? {} : { limit: problem.limit },
  );
}

function pick(sentence: Sentence, locale: string): string {
  return locale.toLowerCase().startsWith('es') ? sentence.es : sentence.en;
}

function fill(text: string, params: SentenceParams): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => String(params[name] ?? place));
}
