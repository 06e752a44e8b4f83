/** PostgreSQL cuts identifiers at 63 bytes (MySQL refuses more than 64 characters). */
const MAX_IDENTIFIER = 63;

const PYTHON_KEYWORDS =
  'and as assert async await break case class continue def del elif else except finally for from global if import in is lambda match nonlocal not or pass raise return try while with yield none true false';
/** Attributes of Pydantic models, SQLAlchemy classes and our own bases, and names generated class bodies use. */
const TAKEN_ATTRIBUTES =
  'copy json dict schema construct validate parse_obj parse_raw parse_file from_orm update_forward_refs schema_json metadata registry ' +
  'id created_at updated_at version search_text search_fields display sa dt str int float bool list bytes object tuple property classmethod super ' +
  'mapped_column relationship declared_attr unset password self ' +
  // Imported into the modules where fields are declared.
  'choice scaled matches text_length today utc_now';
const RESERVED_ATTRIBUTES = new Set(`${PYTHON_KEYWORDS} ${TAKEN_ATTRIBUTES}`.split(' '));
/** Names entity classes would hide in the generated modules. */
const RESERVED_CLASSES = new Set(
  (
    'Any Annotated Base Record Service Repository Hooks Link Page Ref Schema Input Field Literal Decimal UUID Mapped None True False ' +
    'ClassVar Final Mapping Sequence AsyncSession AsyncClient AsyncEngine APIRouter BaseModel Depends Query Path Strict StringConstraints ' +
    'Moment Exact Json Day TimeOfDay Flag Id Ids RecordId GeoPoint File StoredFile FileRead StrEnum ExactDecimal LongText PreciseTime ' +
    'UTCDateTime ListQuery OneOf Condition Context Resource SessionDep ServiceDep Batch BatchResult Changed Removed Purge SoftDelete SoftService SoftListQuery Match RequiredMatch OptionalMatch Response ORMOption AccountColumns Register RefreshToken ' +
    'Section Instant BODY CsvColumn CsvTable ExportOptions ImportReport EntityDocs ClockTime Scaled Mode StreamingResponse Figures FigureView GroupsOf Request Settings ListView ListItem LinkSet Loaded ' +
    'Session Audit ApiKey Children Linked Filters NamesOf Policy Rule Rules ALL NONE OWN RULES CALLERS Key EMAIL URL PHONE FeatureSwitch SwitchPosition SwitchDecision'
  ).split(' '),
);
/** How the classes made for an entity are called after it. */
const DERIVED_CLASS =
  /^(.+?)(Base|Create|CreateBase|Read|ReadBase|Update|UpdateBase|Query|QueryBase|Service|ServiceBase|Filters|FiltersBase|Brief|FiguresQuery|ExportQuery|Column|Group|Metric|ListItem|Sort|Field|Include|Repository|Hooks|Page)$/;

/** Turns any label into snake_case ASCII; empty when nothing is left. */
export function snake(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
}

export const kebab = (text: string): string => snake(text).replaceAll('_', '-');

export const pascal = (text: string): string =>
  snake(text)
    .split('_')
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('');

/** 32-bit FNV-1a as eight hex digits: stable, and enough to keep shortened names apart. */
export function shortHash(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
  }
  return hash.toString(16).padStart(8, '0');
}

/** Returns the name, cut and made unique by a hash when it is longer than a database takes. */
export function shorten(name: string, max = MAX_IDENTIFIER): string {
  return name.length <= max ? name : `${name.slice(0, max - 9).replace(/_+$/, '')}_${shortHash(name)}`;
}

/** Hands out names, never one twice; a second taker gets a number. */
export class Names {
  readonly #taken: Set<string>;

  constructor(taken: Iterable<string> = []) {
    this.#taken = new Set(taken);
  }

  has(name: string): boolean {
    return this.#taken.has(name);
  }

  /** Returns `wanted`, or `wanted` with `separator` and the first free number from 2. */
  take(wanted: string, separator = '_'): string {
    let name = wanted;
    for (let number = 2; this.#taken.has(name); number += 1) name = `${wanted}${separator}${number}`;
    this.#taken.add(name);
    return name;
  }
}

/** Returns an attribute name that hides nothing the generated classes need. */
export function safeAttribute(name: string): string {
  const reserved = RESERVED_ATTRIBUTES.has(name) || name.startsWith('model_') || name.startsWith('_');
  return shorten(reserved ? `${name.replace(/^_+/, '')}_value` : name);
}

/** Returns the member name of an enumeration value: upper case, a letter first, nothing `StrEnum` uses itself. */
export function memberName(value: string): string {
  const name = snake(value).toUpperCase() || 'VALUE';
  return /^[0-9]/.test(name) || name === 'MRO' ? `V_${name}` : name;
}

/** Longest class name: its subclasses' names still have to fit on a line. */
const MAX_CLASS = 40;

/** Returns a class name that hides nothing generated modules import, cut by a hash when very long. */
export function safeClass(name: string): string {
  const reserved = RESERVED_CLASSES.has(name) || /^Filter[A-Z]/.test(name);
  const safe = reserved ? `${name}Record` : name;
  return safe.length <= MAX_CLASS ? safe : `${safe.slice(0, MAX_CLASS - 9)}X${shortHash(safe)}`;
}

/** Returns whether a class made for one of these entities may have the name: `Order` has an `OrderRead`. */
export function isDerivedClass(name: string, entities: ReadonlySet<string>): boolean {
  return entities.has(DERIVED_CLASS.exec(name)?.[1] ?? '');
}

/** What a name that was taken or reserved got behind it: nobody reads that. */
const EVASION = /_(?:ref|list)\d*$/;

/**
 * What people read for a reference nobody gave a label: the label of what it leads to, unless its name says another role
 * (`author`, `padre`). `usual` holds the names that say no more than what it leads to.
 */
export function referenceLabel(name: string, target: string, usual: readonly string[]): string {
  const plain = name.replace(EVASION, '');
  return plain === snake(target) || usual.includes(plain) ? target : plain.replaceAll('_', ' ');
}

/** How many letters two names have in common when they are forms of one word. */
const COMMON = 4;

/**
 * What people read for a collection nobody gave a label: the plural of what is in it, with the role behind it where two
 * would be called the same (`Tasks as author`), or the name's own words where it is another (`children`).
 */
export function collectionLabel(name: string, plural: string): string {
  const plain = name.replace(EVASION, '');
  const role = /_(como|as)_(.+)$/.exec(plain);
  if (role) return `${plural} ${role[1]} ${role[2]?.replaceAll('_', ' ')}`;
  return plain.slice(0, COMMON) === snake(plural).slice(0, COMMON) ? plural : plain.replaceAll('_', ' ');
}
