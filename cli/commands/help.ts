import { DEFAULT_PARTS } from '#generator/blueprint/parts.ts';
import type { Language } from '#generator/blueprint/schema.ts';
import { productVersion } from '#pipeline/workspace/version.ts';
import { usageError } from '../arguments.ts';
import { EXIT } from '../exit.ts';
import type { Terminal } from '../terminal.ts';

type Topic = 'iopeer' | 'plan' | 'diff' | 'generate' | 'up' | 'doctor';

/** What `generate` delivers of a SPEC that asks for a frontend. */
const WITHOUT_PARTS: Record<Language, string> =
  DEFAULT_PARTS === 'both'
    ? {
        es: 'ambos, o backend si el SPEC no quiere frontend',
        en: 'both, or backend where the SPEC wants no frontend',
      }
    : { es: DEFAULT_PARTS, en: DEFAULT_PARTS };

const HELP: Record<Topic, Record<Language, string>> = {
  iopeer: {
    es: `De una descripción en español o inglés a un producto que demuestra que funciona.

Uso: ./bin/iopeer <orden> [opciones]

Órdenes
  plan SPEC       enseña lo que se entiende de un SPEC, sin hacer nada
  diff A B        qué cambia de un SPEC a otro, y qué pide a los registros que ya hay
  generate SPEC   hace el proyecto, ejecuta sus pruebas y lo entrega con la evidencia
  up              arranca IOPEER en el navegador, como npm start
  doctor          revisa lo que esta máquina tiene y lo que le falta

SPEC es un archivo (.md, .txt, .jdl, .sql, .dbml) o - para leerlo de la entrada.
«./bin/iopeer <orden> --help» explica cada una; --version dice la versión.

Variables de entorno
  LANG=es_ES.UTF-8     en qué idioma se habla aquí (de un SPEC se habla en el suyo)
  NO_COLOR=1           sin colores
  IOPEER_CACHE_DIR     dónde se guardan los entornos de Python (por defecto ~/.cache/iopeer)
  IOPEER_SANDBOX=none  ejecuta las pruebas sin aislamiento; nada cuenta entonces como verificado`,
    en: `From a description in Spanish or English to a product that provably works.

Usage: ./bin/iopeer <command> [options]

Commands
  plan SPEC       shows what is understood of a SPEC, without making anything
  diff A B        what changes from one SPEC to another, and what it asks of the records there are
  generate SPEC   makes the project, runs its tests and delivers it with the evidence
  up              starts IOPEER in the browser, as npm start does
  doctor          checks what this machine has and what it lacks

SPEC is a file (.md, .txt, .jdl, .sql, .dbml), or - to read it from the input.
“./bin/iopeer <command> --help” explains each; --version tells the version.

Environment variables
  LANG=es_ES.UTF-8     which language is spoken here (of a SPEC its own is)
  NO_COLOR=1           no colours
  IOPEER_CACHE_DIR     where Python environments are kept (default ~/.cache/iopeer)
  IOPEER_SANDBOX=none  runs tests without a sandbox; nothing counts as verified then`,
  },
  plan: {
    es: `Enseña lo que se entiende de un SPEC: entidades, campos, relaciones, opciones y dudas.

Uso: ./bin/iopeer plan SPEC [--json]

      --json   lo mismo para máquinas, en la salida estándar, también de un SPEC que no se puede leer
  -h, --help   esta ayuda

Termina con 0, o con 2 si el SPEC tiene errores.`,
    en: `Shows what is understood of a SPEC: entities, fields, relations, options and doubts.

Usage: ./bin/iopeer plan SPEC [--json]

      --json   the same for machines, on standard output, of a SPEC that cannot be read too
  -h, --help   this help

Exits with 0, or with 2 when the SPEC has errors.`,
  },
  diff: {
    es: `Dice qué cambia de un SPEC a otro: lo que se añade, se quita o pasa a llamarse de otra manera.

Uso: ./bin/iopeer diff ANTES DESPUES [--json]

      --json   lo mismo para máquinas: {impact, renames, changes}
  -h, --help   esta ayuda

Delante de cada cambio: + no toca los registros que ya hay, ? tienen que cumplirlo,
! necesitan un valor, − se pierde algo de lo que contienen.
Termina con 0, o con 2 si uno de los dos tiene errores.`,
    en: `Tells what changes from one SPEC to another: what is added, taken away or renamed.

Usage: ./bin/iopeer diff BEFORE AFTER [--json]

      --json   the same for machines: {impact, renames, changes}
  -h, --help   this help

Before each change: + leaves the records there are alone, ? they must already keep it,
! they need a value, − something they hold is lost.
Exits with 0, or with 2 when one of the two has errors.`,
  },
  generate: {
    es: `Hace el proyecto de un SPEC, ejecuta sus pruebas aisladas y lo entrega con la evidencia.

Uso: ./bin/iopeer generate SPEC [opciones]

  -o, --out CARPETA              dónde ponerlo (por defecto ./<nombre del proyecto>)
      --zip                      además un ZIP al lado
      --into CARPETA             la nueva generación se funde con lo que haya en la carpeta (abajo)
      --db sqlite|postgresql|mysql
      --auth, --no-auth          con o sin inicio de sesión
      --frontend nextjs|none
      --parts backend|frontend|both
                                 qué se entrega (por defecto ${WITHOUT_PARTS.es})
      --soft-delete, --no-soft-delete
                                 lo borrado se puede restaurar (por defecto) o se pierde
      --keys integer|uuid        con qué se identifica cada registro (por defecto integer)
      --no-verify                no ejecuta pruebas; el resultado lo dice: sin verificar
      --max-fixes N              rondas de reparación (0 a 10; por defecto 3)
      --json                     el resultado para máquinas, en la salida estándar
  -v, --verbose                  enseña lo que dicen las pruebas
  -q, --quiet                    solo errores
  -h, --help                     esta ayuda

Con --into, un proyecto que ya existe (con git o recién sacado de su ZIP) recibe lo nuevo sin perder una línea tuya:
      --dry-run                  solo enseña el plan: archivos, migración, conflictos
  -y, --yes                      da por buenos los cambios de nombre supuestos y lo que se pierde
      --apart NOMBRE             no ha cambiado de nombre: se quita uno y se añade otro (Tarea, Tarea.título)
      --fill CLAVE=VALOR         qué ponen los registros que ya hay en un campo obligatorio nuevo
      --edited move|keep|discard qué hacer con los archivos generados que has cambiado a mano
      --move, --keep, --discard RUTA
                                 lo mismo archivo por archivo; keep y discard deciden también un conflicto
Las pruebas del proyecto fusionado se ejecutan antes de que tu rama se mueva; lo que no está en git se guarda primero.

iopeer.toml, en la carpeta donde se ejecuta, admite auth, database, frontend, soft-delete, keys, max-fixes y out.
Las opciones mandan sobre el SPEC, el SPEC sobre iopeer.toml y este sobre los valores por defecto.
Termina con 0 verificado, 1 sin verificar, 2 el SPEC o las opciones tienen errores, 3 a la máquina le falta algo,
4 hay conflictos o archivos cambiados a mano por decidir.`,
    en: `Makes the project of a SPEC, runs its tests in a sandbox and delivers it with the evidence.

Usage: ./bin/iopeer generate SPEC [options]

  -o, --out FOLDER               where to put it (default ./<project name>)
      --zip                      also a ZIP beside it
      --into FOLDER              the new generation is merged with what the folder holds (below)
      --db sqlite|postgresql|mysql
      --auth, --no-auth          with or without sign-in
      --frontend nextjs|none
      --parts backend|frontend|both
                                 what is delivered (default ${WITHOUT_PARTS.en})
      --soft-delete, --no-soft-delete
                                 what is deleted can be restored (default) or is gone
      --keys integer|uuid        what identifies a record (default integer)
      --no-verify                runs no tests; the result says so: unverified
      --max-fixes N              rounds of fixing (0 to 10; default 3)
      --json                     the result for machines, on standard output
  -v, --verbose                  shows what the tests say
  -q, --quiet                    errors only
  -h, --help                     this help

With --into, a project that is there already (with git or fresh from its ZIP) gets what is new without losing a line:
      --dry-run                  shows the plan only: files, migration, conflicts
  -y, --yes                      agrees to assumed renames and to what is lost
      --apart NAME               not renamed: one is taken away, another added (Task, Task.title)
      --fill KEY=VALUE           what the records there are get in a new required field
      --edited move|keep|discard what becomes of generated files you changed by hand
      --move, --keep, --discard PATH
                                 the same file by file; keep and discard decide a conflict too
The tests of the merged project run before your branch moves; what git does not have yet is saved first.

iopeer.toml, in the folder where it runs, takes auth, database, frontend, soft-delete, keys, max-fixes and out.
Options win over the SPEC, the SPEC over iopeer.toml, and that over the defaults.
Exits with 0 verified, 1 not verified, 2 errors in the SPEC or the options, 3 the machine lacks something,
4 conflicts, or files changed by hand to decide about.`,
  },
  up: {
    es: 'Arranca IOPEER en http://localhost:3000, como npm start. Ctrl-C lo para todo.\n\nUso: ./bin/iopeer up\n\n  -h, --help   esta ayuda\n\nPORT=4000 ./bin/iopeer up lo arranca en otro puerto; docs/running.md explica lo demás.',
    en: 'Starts IOPEER at http://localhost:3000, as npm start does. Ctrl-C stops everything.\n\nUsage: ./bin/iopeer up\n\n  -h, --help   this help\n\nPORT=4000 ./bin/iopeer up starts it on another port; docs/running.md explains the rest.',
  },
  doctor: {
    es: `Revisa lo que IOPEER necesita de esta máquina y dice cómo conseguir lo que falte.

Uso: ./bin/iopeer doctor [--json]

      --json   lo mismo para máquinas: {ok, checks}
  -h, --help   esta ayuda

Termina con 0, o con 3 si falta algo necesario.`,
    en: `Checks what IOPEER needs of this machine and says how to get what is missing.

Usage: ./bin/iopeer doctor [--json]

      --json   the same for machines: {ok, checks}
  -h, --help   this help

Exits with 0, or with 3 when something necessary is missing.`,
  },
};

/** Prints the help of a command on standard output. */
export function showHelp(topic: Topic, terminal: Terminal): number {
  terminal.out(`${HELP[topic][terminal.language]}\n`);
  return EXIT.done;
}

/** What `iopeer` does when its first argument is no command. Throws a sentence for an unknown one. */
export function withoutCommand(name: string, rest: string[], terminal: Terminal): number {
  if (name === '--version' || name === '-V') {
    terminal.out(`${productVersion()}\n`);
    return EXIT.done;
  }
  if (name === '' || name === '--help' || name === '-h') return showHelp('iopeer', terminal);
  if (name === 'help') return showHelp(isTopic(rest[0]) ? rest[0] : 'iopeer', terminal);
  const sentence =
    terminal.language === 'es' ? `No existe la orden «${name}».` : `There is no command “${name}”.`;
  throw usageError('', terminal, sentence);
}

function isTopic(name: string | undefined): name is Topic {
  return name !== undefined && Object.hasOwn(HELP, name);
}
