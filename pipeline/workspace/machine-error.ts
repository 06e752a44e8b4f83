import type { Language } from '#generator/blueprint/schema.ts';

/** What a machine can lack; each is also the `reason` of a failed run and the key of a fixed sentence on its page. */
export const MACHINE_PROBLEMS = [
  'no-sandbox',
  'no-python',
  'no-uv',
  'no-git',
  'no-packages',
  'no-database-server',
  'no-browser',
  'disk-full',
  'unsafe-workspace',
] as const;
export type MachineProblem = (typeof MACHINE_PROBLEMS)[number];

type Sentence = Record<Language, string>;

const SENTENCES: Record<MachineProblem, Sentence> = {
  'no-sandbox': {
    es: 'No hay un aislamiento que funcione en esta máquina, y sin él las pruebas no se ejecutan.',
    en: 'This machine has no working sandbox, and tests do not run without one.',
  },
  'no-python': {
    es: 'No se encuentra Python 3.11 o más nuevo: instálalo (en Debian: apt-get install python3 python3-venv).',
    en: 'Python 3.11 or newer was not found: install it (on Debian: apt-get install python3 python3-venv).',
  },
  'no-uv': {
    es: 'No se encuentra uv, que instala los paquetes de Python: ejecuta "npm start" una vez, o instálalo (pip install uv).',
    en: 'uv, which installs the Python packages, was not found: run "npm start" once, or install it (pip install uv).',
  },
  'no-git': {
    es: 'No se encuentra git, donde se guarda cada proyecto: instálalo (en Debian: apt-get install git).',
    en: 'git, which keeps every project, was not found: install it (on Debian: apt-get install git).',
  },
  'no-packages': {
    es: 'No se pudieron instalar los paquetes del proyecto: comprueba la conexión y vuelve a intentarlo.',
    en: "The project's packages could not be installed: check the connection and try again.",
  },
  'no-database-server': {
    es: 'No se pudo arrancar la base de datos de las pruebas dentro del aislamiento.',
    en: 'The database for the tests could not be started inside the sandbox.',
  },
  'no-browser': {
    es: 'No se encuentra Chromium, con el que se prueban las páginas: instálalo (en Debian: apt-get install chromium) o di dónde está con IOPEER_CHROMIUM.',
    en: 'Chromium, which tries the pages, was not found: install it (on Debian: apt-get install chromium), or say where it is with IOPEER_CHROMIUM.',
  },
  'disk-full': {
    es: 'El disco está lleno: libera espacio y vuelve a intentarlo; no ha quedado nada a medias.',
    en: 'The disk is full: free some space and try again; nothing was left half written.',
  },
  'unsafe-workspace': {
    es: 'La carpeta de trabajo contiene enlaces o archivos que salen de ella, y se ha rechazado.',
    en: 'The workspace holds links or files that lead out of it, and was refused.',
  },
};

/** The machinery cannot do its work, and a person can cure it. Not a failing test: that is an outcome of a stage. */
export class MachineError extends Error {
  readonly problem: MachineProblem;
  /** What exactly was seen, e.g. the tool's own words; may be in English only. */
  readonly detail: string | undefined;
  /** What to do, when it depends on what was seen. */
  readonly cure: Sentence | undefined;

  constructor(problem: MachineProblem, options: { detail?: string; cure?: Sentence; cause?: unknown } = {}) {
    super(options.detail ? `${problem}: ${options.detail}` : problem, { cause: options.cause });
    this.name = 'MachineError';
    this.problem = problem;
    this.detail = options.detail;
    this.cure = options.cure;
  }

  /** Says what is wrong and what to do, in the language asked for. */
  sentence(language: Language): string {
    const detail = this.detail ? ` (${this.detail})` : '';
    const cure = this.cure ? ` ${this.cure[language]}` : '';
    return `${SENTENCES[this.problem][language]}${detail}${cure}`;
  }
}

/** True for the errors a full disk or quota raises, whatever call met it. */
export function isDiskFull(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ENOSPC' || code === 'EDQUOT';
}

/** Runs `work`; a full disk becomes a `MachineError` with its sentence, everything else passes unchanged. */
export async function namingDiskFull<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isDiskFull(error)) throw new MachineError('disk-full', { cause: error });
    throw error;
  }
}
