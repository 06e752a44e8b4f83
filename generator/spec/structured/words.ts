import { fold } from '../naming/fold.ts';
import { memoize } from '../naming/memo.ts';

/** What a heading or label announces. */
export type SectionKind =
  | 'entities'
  | 'relations'
  | 'enums'
  | 'options'
  | 'rules'
  | 'description'
  | 'requirements'
  | 'notes'
  | 'fields';

const KINDS: [SectionKind, string][] = [
  [
    'entities',
    `entidades|entities|entidad|entity list|modelos|models|modelo de datos|modelos de datos|data model|data models|tablas|tables|esquema|schema|data schema
    |esquema de datos|domain model|modelo de dominio|modelo|model|domain|dominio|recursos|resources|objetos|objects|entidades y campos|entidades del sistema
    |entities and fields|entities & fields|entidades principales|main entities|core entities|estructura de datos|data structure|data structures
    |estructura de la base de datos|database schema|esquema de base de datos|esquema de la base de datos|modelo entidad relacion|modelo entidad-relacion
    |entidades y relaciones|entities and relationships|entities and relations|entities & relationships|entidades y atributos|entities and attributes
    |datos|data|clases|classes|tablas de la base de datos|database tables|colecciones|collections|what we store|que guardamos|datos que se guardan
    |informacion a guardar|informacion que se guarda|business objects|objetos de negocio|fichas|que se guarda|things we store|diccionario de datos|data dictionary|catalogo de entidades`,
  ],
  [
    'relations',
    `relaciones|relations|relationships|relacion|relation|asociaciones|associations|relaciones entre entidades|relations between entities
    |relationships between entities|vinculos|links|cardinalidad|cardinalidades|cardinality|cardinalities|enlaces|conexiones|connections|como se relacionan
    |how they relate|references|referencias|foreign keys|claves foraneas|fks|relaciones y cardinalidad|associations and links`,
  ],
  [
    'enums',
    `enums|enum|enumeraciones|enumeracion|enumerations|enumeration|enumerados|tipos enumerados|enumerated types|listas de valores|lista de valores
    |value lists|valores posibles|possible values|choices|listas|catalogos de valores|enum types|tipos enum|listas cerradas|vocabularies|vocabularios
    |lookup values|picklists|valores permitidos|allowed values|constantes|constants|estados posibles|conjuntos de valores|tipos|types|custom types|tipos propios|catalogos|catalogs|catalogues|listas de opciones|option lists|diccionarios|lookups|lookup tables`,
  ],
  [
    'options',
    `opciones|options|configuracion|configuration|config|settings|ajustes|parametros|parameters|preferencias|preferences|stack|tech stack
    |technical options|opciones tecnicas|tecnologia|tecnologias|technology|technologies|tech|tecnico|technical|requisitos tecnicos|technical requirements
    |detalles tecnicos|technical details|notas tecnicas|technical notes|plataforma|platform|infraestructura|infrastructure|opciones del proyecto
    |project options|project settings|app settings|autenticacion|authentication|auth|seguridad|security|acceso|access|login|sign in|inicio de sesion|base de datos|database|frontend
    |front end|interfaz|interfaz de usuario|roles|usuarios y roles|users and roles|user roles|despliegue|deployment|entorno|environment|arquitectura|architecture|aspectos tecnicos|generacion|generation|meta|opciones generales|general options|general settings|aplicacion|application|app`,
  ],
  [
    'rules',
    `reglas|rules|regla|reglas de negocio|business rules|business logic|logica|logica de negocio|logic|comportamiento|comportamientos|behaviour|behavior
    |behaviors|validaciones|validations|restricciones|constraints|permisos|permissions|flujos|flujo|flujos de trabajo|workflow|workflows|flows|procesos|processes
    |automatizaciones|automations|automation|notificaciones|notifications|condiciones|conditions|acciones|actions|invariantes|invariants|politicas|policies|extra rules|reglas adicionales|reglas y validaciones|rules and validations`,
  ],
  [
    'requirements',
    `casos de uso|use cases|requisitos|requirements|requisitos funcionales|functional requirements|funcionalidades|funcionalidad|functionality|funciones|features
    |feature list|caracteristicas|historias de usuario|user stories|requerimientos|requerimientos funcionales|requerimientos no funcionales|requerimientos del sistema|non-functional requirements|requisitos del sistema|criterios de aceptacion|acceptance criteria|casos de prueba|fuera del alcance|no funcionales|non functional requirements
    |requisitos no funcionales|pantallas|screens|vistas|views|reports|informes|reportes|endpoints|api|integraciones|integrations|que debe hacer|what it must do
    |que necesito|what i need|lo que necesito|necesidades|needs`,
  ],
  [
    'description',
    `descripcion|description|overview|resumen|summary|introduccion|introduction|intro|contexto|context|about|acerca de|sobre el proyecto|about the project
    |objetivo|objetivos|goal|goals|purpose|proposito|alcance|scope|antecedentes|background|vision|vision general|general|presentacion|descripcion general|general description|el proyecto|the project|problema|problem|idea|la idea|the idea|motivacion|motivation|que es|what it is|descripcion del proyecto|project description|brief`,
  ],
  [
    'notes',
    `notas|notes|observaciones|remarks|comentarios|comments|pendiente|pendientes|todo|todos|to do|fuera de alcance|out of scope|futuro|future|glosario|glossary
    |anexo|anexos|appendix|supuestos|assumptions|dudas|questions|preguntas|open questions|referencias externas|changelog|historial|autores|authors|indice|contents|table of contents|tabla de contenidos|licencia|license|misc|otros|other|varios|extras|ideas`,
  ],
  [
    'fields',
    `campos|fields|field|campo|atributos|attributes|attribute|atributo|propiedades|properties|props|columnas|columns|datos del registro|field list|lista de campos
    |tiene los siguientes campos|with the following fields|has the following fields|sus campos|its fields|con los campos|con los siguientes campos|datos que guarda|informacion|information`,
  ],
];

const BY_PHRASE = new Map<string, SectionKind>();
for (const [kind, text] of KINDS) {
  for (const phrase of text.split('|')) {
    const key = phrase.trim().replace(/\s+/g, ' ');
    if (!BY_PHRASE.has(key)) BY_PHRASE.set(key, kind);
  }
}

/** Section names that are as good a name for an entity; the body decides. */
const AMBIGUOUS = new Set(
  `notas notes nota note comentarios comments observaciones condiciones conditions permisos permissions procesos processes acciones actions
  notificaciones notifications informes reports reportes constantes tablas tables objetos objects recursos resources clases classes roles
  relacion relation datos data modelo modelos model models listas tipos types parametros parameters settings ajustes autores authors dominio
  domain politicas policies funciones features caracteristicas requisitos requirements preguntas questions integraciones integrations licencia
  license regla reglas rules links enlaces vinculos conexiones connections flujos workflows workflow vistas views general idea ideas problema
  problem objetivo objetivos goal goals automatizaciones aplicacion application app informacion information choices opciones options plataforma platform campo field
  propiedades properties entorno environment proceso vision todo todos validaciones api colecciones collections fichas acceso enum enums
  catalogos catalogs diccionarios columnas pantallas screens historial tecnologias tecnologia interfaz usuarios condicion general
  pendiente pendientes anexo anexos appendix dudas extras resumen summary`
    .trim()
    .split(/\s+/),
);

/** The words of a heading without numbering, emoji, markup and closing colon. */
export function plainHeading(text: string): string {
  return text
    .replace(/[*_`]{1,3}(?=\S)|(?<=\S)[*_`]{1,3}/g, '')
    .replace(/^[^\p{L}\p{N}"“«(]+/u, '')
    .replace(/^(?:\d{1,3}(?:\.\d{1,3})*[.):]?|[a-zA-Z][.)]|[IVXivx]{1,4}[.)])\s+(?=\S)/, '')
    .replace(/^[^\p{L}\p{N}"“«(]+/u, '')
    .replace(/[\s:{.]+$/, '');
}

/** What kind of section a heading or label announces, or null; numbers, articles and a trailing colon do not matter. */
export function findSection(text: string): SectionKind | null {
  return text.length > LONGEST_HEADING ? null : sectionOf(text);
}

/** Longer headings announce nothing the lists above know. */
const LONGEST_HEADING = 120;

/** `Configuración del sistema` is `Configuración`. */
const OF_THE_WHOLE =
  /\s+(?:del?|de la|de mi|of the|for the|of|of our)\s+(?:sistema|proyecto|aplicacion|app|api|backend|plataforma|programa|system|project|application|platform)$/;

const sectionOf = memoize((text): SectionKind | null => {
  const key = fold(plainHeading(text))
    .replace(/^(las?|los?|el|the|our|nuestras?|nuestros?|lista de|list of|section|seccion|parte|part)\s+/, '')
    .replace(/\s+/g, ' ')
    .replace(OF_THE_WHOLE, '')
    .trim();
  return BY_PHRASE.get(key) ?? BY_PHRASE.get(key.replace(/\s*\(.*\)$/, '')) ?? findJoined(key);
});

/** `Relaciones / Relations`, `Roles y permisos`: a section when every part is one. */
function findJoined(key: string): SectionKind | null {
  const kinds = key.split(/\s*[/|,&+]\s*|\s+(?:y|and|e)\s+/).map((part) => BY_PHRASE.get(part.trim()));
  return kinds.length > 1 && kinds.every((kind) => kind !== undefined) ? (kinds[0] ?? null) : null;
}

/** True when a section name may as well be the name of an entity. */
export function isAmbiguousSection(text: string): boolean {
  return AMBIGUOUS.has(fold(plainHeading(text)));
}
