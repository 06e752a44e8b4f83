import type { Language } from '../../../blueprint/schema.ts';
import type { Wording } from '../../diagnose.ts';
import type { JdlProblem } from './ast.ts';

const quote = (words: readonly string[], language: Language) =>
  words.map((word) => `«${word}»`).join(language === 'es' ? ' o ' : ' or ');

/** One sentence for a syntax error: what stands there and what would be read there. */
export function problemMessage(
  problem: JdlProblem,
  language: Language,
  suggestion: string | undefined,
): string {
  const found = problem.found;
  const wanted = quote(suggestion ? [suggestion] : problem.expected.slice(0, 4), language);
  const messages: Record<JdlProblem['code'], Wording> = {
    'jdl-syntax': found
      ? {
          es: `Aquí se esperaba ${wanted} y hay «${found}».`,
          en: `Expected ${wanted} here, found «${found}».`,
        }
      : {
          es: `El texto termina donde se esperaba ${wanted}.`,
          en: `The text ends where ${wanted} was expected.`,
        },
    'jdl-unknown-keyword': {
      es: `«${found}» no es una palabra de JDL en este lugar; escriba ${wanted}.`,
      en: `«${found}» is no JDL word in this place; write ${wanted}.`,
    },
    'jdl-unknown-constant': {
      es: `La constante «${found}» no está definida; escriba ${wanted || 'un número'} o añada «${found} = 1».`,
      en: `The constant «${found}» is not defined; write ${wanted || 'a number'} or add «${found} = 1».`,
    },
    'jdl-unknown-character': {
      es: `El carácter «${found}» no pertenece a JDL; quítelo.`,
      en: `The character «${found}» is not part of JDL; remove it.`,
    },
    'jdl-unclosed': {
      es: `Lo que empieza aquí («${found}») no se cierra; añada ${wanted}.`,
      en: `What begins here («${found}») is never closed; add ${wanted}.`,
    },
  };
  return messages[problem.code][language];
}

/** What JDL says that a generated project has no place for, by case. */
export const JDL_NOTES = {
  unknownType: (type: string, wanted: string): Wording => ({
    es: `«${type}» no es un tipo de JHipster ni una enumeración declarada; escriba ${wanted}.`,
    en: `«${type}» is neither a JHipster type nor a declared enumeration; write ${wanted}.`,
  }),
  unknownEntity: (name: string): Wording => ({
    es: `La relación nombra «${name}», que no está declarada; añada «entity ${name}» o corrija el nombre.`,
    en: `The relationship names «${name}», which is not declared; add «entity ${name}» or correct the name.`,
  }),
  ownId: (name: string): Wording => ({
    es: `«${name}» es la clave de la entidad; el proyecto genera la suya («id») y no la repite.`,
    en: `«${name}» is the entity's key; the project makes its own («id») and does not repeat it.`,
  }),
  bytes: (name: string): Wording => ({
    es: `«${name}» limita el tamaño de un fichero en bytes; ese límite se pone en los ajustes del proyecto.`,
    en: `«${name}» limits a file's size in bytes; that limit belongs to the project's settings.`,
  }),
  emptyEnum: (name: string): Wording => ({
    es: `La enumeración «${name}» no tiene valores; escriba al menos uno.`,
    en: `The enumeration «${name}» has no values; write at least one.`,
  }),
  requiredCollection: (name: string): Wording => ({
    es: `«required» en el lado de muchos («${name}») no se exige: una lista puede estar vacía.`,
    en: `«required» on the many side («${name}») is not enforced: a list may be empty.`,
  }),
  displayField: (name: string): Wording => ({
    es: `El campo que se muestra («${name}») lo elige la interfaz; no se conserva.`,
    en: `The displayed field («${name}») is chosen by the interface; it is not kept.`,
  }),
  derivedIdentifier: (): Wording => ({
    es: 'Una clave compartida con la otra entidad se lee como referencia única.',
    en: 'A key shared with the other entity is read as a unique reference.',
  }),
  annotation: (name: string): Wording => ({
    es: `La anotación «@${name}» es propia de JHipster y no se usa.`,
    en: `The annotation «@${name}» is JHipster's own and is not used.`,
  }),
  table: (name: string): Wording => ({
    es: `El nombre de tabla «${name}» no se usa; las tablas toman el de la entidad.`,
    en: `The table name «${name}» is not used; tables are named after their entity.`,
  }),
  option: (text: string): Wording => ({
    es: `La opción «${text}» decide cómo genera JHipster y no se usa: el proyecto ya pagina, filtra y busca en todas las listas.`,
    en: `The option «${text}» decides how JHipster generates and is not used: every list here already paginates, filters and searches.`,
  }),
  config: (keys: string): Wording => ({
    es: `De la configuración no se usa: ${keys}.`,
    en: `Not used from the configuration: ${keys}.`,
  }),
  database: (name: string): Wording => ({
    es: `La base de datos «${name}» no se ofrece; se usa PostgreSQL. Puede escribir postgresql, mysql o sqlite.`,
    en: `The database «${name}» is not offered; PostgreSQL is used. You can write postgresql, mysql or sqlite.`,
  }),
  secondApplication: (): Wording => ({
    es: 'Hay más de una aplicación; sus entidades se reúnen en un solo proyecto con la configuración de la primera.',
    en: 'There is more than one application; their entities go into one project with the configuration of the first.',
  }),
  deployment: (): Wording => ({
    es: 'El bloque «deployment» no se usa: el despliegue no sale de este fichero.',
    en: 'The «deployment» block is not used: deployment does not come from this file.',
  }),
  duration: (name: string): Wording => ({
    es: `«${name}» (Duration) se guarda como texto ISO 8601, por ejemplo PT1H30M.`,
    en: `«${name}» (Duration) is kept as ISO 8601 text, for example PT1H30M.`,
  }),
} as const;
