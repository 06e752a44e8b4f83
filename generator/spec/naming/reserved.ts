const words = (text: string) => text.trim().split(/\s+/);

/** Python 3.13 `keyword.kwlist` and `softkwlist`, lower-cased, and the built-ins a generated module relies on. */
const PYTHON = words(`
  false none true and as assert async await break class continue def del elif else except finally for from global if
  import in is lambda nonlocal not or pass raise return try while with yield match case
  id type list dict set int str float bool bytes object property self cls super print range filter map sorted len
`);

/** TypeScript 6 reserved words and strict-mode words. */
const TYPESCRIPT = words(`
  break case catch class const continue debugger default delete do else enum export extends false finally for function
  if import in instanceof new null return super switch this throw true try typeof var void while with
  implements interface let package private protected public static yield await arguments eval undefined constructor
  prototype
`);

/** Attributes of a declarative class, a session or a Pydantic model that a field of the same name would hide. */
const LIBRARIES = words(`
  metadata registry query query_class session mapper
  model_config model_fields model_computed_fields model_extra model_fields_set model_construct model_copy model_dump
  model_dump_json model_json_schema model_parametrized_name model_post_init model_rebuild model_validate
  model_validate_json model_validate_strings construct copy json schema schema_json validate parse_obj parse_raw
  parse_file from_orm update_forward_refs fields
`);

/** Reserved in PostgreSQL 18 or MySQL 9 or SQLite 3.50 (keywords that need quoting as a column name). */
const SQL = words(`
  all alter analyse analyze and any array as asc asymmetric authorization before between binary both by call cascade case
  cast change character check collate collation column concurrently condition constraint convert create cross cube
  current_catalog current_date current_role current_schema current_time current_timestamp current_user cursor database
  databases declare default deferrable delayed delete desc describe deterministic distinct div do drop dual each else
  elseif empty enclosed end escaped except exists exit explain explode false fetch for force foreign freeze from full
  fulltext function generated get grant group grouping groups having high_priority if ignore ilike in index infile
  initially inner inout insensitive insert intersect interval into is isnull iterate join json_table key keys kill lag
  lateral lead leading leave left like limit linear lines load localtime localtimestamp lock long loop low_priority match
  modifies natural not notnull null of offset on only optimize option or order out outer outfile over overlaps partition
  placing precision primary procedure purge range rank read reads recursive references regexp release rename repeat
  replace require resignal restrict return returning revoke right rlike row row_number rows schema schemas select
  separator session_user set show signal similar some spatial specific sql starting symmetric system table tablesample
  terminated then to trailing trigger true undo union unique unlock unsigned update usage use user using values variadic
  varying verbose virtual when where window with write xor zerofill
`);

/** Columns every generated table has, and names its code takes for itself. */
export const BUILT_IN_FIELDS = new Set(
  words('id created_at updated_at deleted_at deleted_key version search_text created_by_id updated_by_id'),
);

const FIELD = new Set([...PYTHON, ...TYPESCRIPT, ...LIBRARIES, ...SQL, ...BUILT_IN_FIELDS]);
// `type` is a keyword only in places where no name can stand, and too usual to rename.
FIELD.delete('type');
const REFERENCE = new Set([...PYTHON, ...TYPESCRIPT, ...LIBRARIES, ...BUILT_IN_FIELDS]);
// Soft keywords may name an attribute, and the column of a reference ends in `_id`.
for (const word of ['type', 'match']) REFERENCE.delete(word);

/** Class names that would hide something every generated module needs. */
const ENTITY = new Set(
  words(`
  None True False Base BaseModel Any Self Object String Number Boolean Array Function Symbol Promise Date Error Enum
  Exception Undefined Null
`),
);

/** True when a column or attribute may not be called `name`. */
export function isReservedField(name: string): boolean {
  return FIELD.has(name) || name.startsWith('model_');
}

/** True when a reference or collection may not be called `name`; its column ends in `_id`, so SQL words are free. */
export function isReservedReference(name: string): boolean {
  return REFERENCE.has(name) || name.startsWith('model_');
}

/** True when an entity may not be called `name`. */
export function isReservedEntity(name: string): boolean {
  return ENTITY.has(name);
}
