import type { Field } from '../../blueprint/schema.ts';
import { report } from '../diagnose.ts';
import type { DraftField } from '../draft.ts';
import { isNumeric, isTextual, TYPE_NAMES } from '../lexicon/types.ts';
import { readableLabel, snakeName } from '../naming/names.ts';
import { isReservedField } from '../naming/reserved.ts';
import type { Catalog, Named } from './catalog.ts';
import { resolveDefault } from './defaults.ts';
import { enumValues } from './enums.ts';
import { type FieldNature, natureOf, settleNumber } from './field-type.ts';
import { checkPattern } from './patterns.ts';

/** Columns every entity has by itself: said again in a SPEC they are no fields of their own. */
const GIVEN = new Set(['id', 'created_at', 'updated_at']);

/** The label the reader shows for a field written as `label`. */
export const fieldLabel = (field: DraftField) =>
  field.exactLabel ? field.label : readableLabel(field.label);

/** The code name for a label: snake_case, with `_` behind it when the word is reserved. */
export function fieldName(label: string): string {
  const plain = snakeName(label);
  return isReservedField(plain) ? `${plain}_` : plain;
}

/**
 * The fields of one entity; those that are references to other entities are added to the draft's relations instead.
 * `path` names the owner for ids: the entity, or the relation whose attributes these are (those hold no references).
 */
export function resolveFields(
  catalog: Catalog,
  owner: Named,
  drafts: readonly DraftField[],
  path: string,
  allowReferences: boolean,
): Field[] {
  const out: Field[] = [];
  const seen = new Map<string, DraftField>();
  for (const draft of drafts) {
    if (isGiven(catalog, draft)) continue;
    const nature = natureOf(catalog, owner, draft);
    if (nature.is === 'reference') {
      if (allowReferences) addReference(catalog, owner, draft, nature.target, nature.many);
      else reportLinkReference(catalog, draft);
      continue;
    }
    const name = nameField(catalog, owner, draft, seen);
    if (name === null) continue;
    seen.set(name, draft);
    owner.taken.add(name);
    const field = buildField(catalog, draft, name, nature);
    field.id = draft.id && catalog.ids.claim(draft.id) ? draft.id : catalog.ids.derive('fld', path, name);
    out.push(field);
  }
  return out;
}

/** True for a column every entity has by itself; that is said. */
function isGiven(catalog: Catalog, draft: DraftField): boolean {
  if (!GIVEN.has(draft.name ?? snakeName(draft.label))) return false;
  report(catalog.draft, 'info', 'built-in-field', draft.span, {
    es: `«${draft.label}» ya lo lleva toda entidad; no hace falta pedirlo.`,
    en: `Every entity has “${draft.label}” already; there is no need to ask for it.`,
  });
  return true;
}

/** The code name of a field, or null when it is given twice; what is renamed is said. */
function nameField(
  catalog: Catalog,
  owner: Named,
  draft: DraftField,
  seen: ReadonlyMap<string, DraftField>,
): string | null {
  const plain = draft.name ?? snakeName(draft.label);
  let name = plain;
  if (name === '') {
    for (let n = 1; name === '' || seen.has(name); n++) name = `field_${n}`;
    report(catalog.draft, 'info', 'name-invented', draft.span, {
      es: `«${draft.label}» no puede escribirse como nombre en el código; se llamará ${name}.`,
      en: `“${draft.label}” cannot be written as a name in code; it will be called ${name}.`,
    });
  } else if (draft.name === undefined && isReservedField(name)) {
    name = fieldName(draft.label);
    report(catalog.draft, 'info', 'name-reserved', draft.span, {
      es: `«${plain}» es una palabra reservada; en el código y en la base de datos se llamará ${name}.`,
      en: `“${plain}” is a reserved word; in code and database it will be called ${name}.`,
    });
  }
  const before = seen.get(name);
  if (before === undefined) return name;
  report(catalog.draft, 'error', 'duplicate-field', draft.span, {
    es: `${owner.label} ya tiene «${draft.label}» en la línea ${before.span.line}. Borra uno de los dos o cámbiale el nombre.`,
    en: `${owner.label} already has “${draft.label}” on line ${before.span.line}. Delete one of the two or rename it.`,
  });
  return null;
}

function reportLinkReference(catalog: Catalog, draft: DraftField): void {
  report(catalog.draft, 'warning', 'reference-in-link', draft.span, {
    es: `Un enlace N:N no puede referirse a otra entidad («${draft.label}»). Describe el enlace como entidad propia.`,
    en: `A many-to-many link cannot refer to another entity (“${draft.label}”). Describe the link as an entity of its own.`,
  });
}

function addReference(
  catalog: Catalog,
  owner: Named,
  draft: DraftField,
  target: string,
  many: boolean,
): void {
  const role =
    draft.name ??
    draft.label
      .replace(/[ _]id$/i, '')
      .replace(/Id$/, '')
      .replace(/^id[ _]+(?:del? +)?/i, '');
  catalog.draft.relations.push({
    subject: owner.name,
    target,
    form: many ? 'has-many' : draft.unique ? 'one-to-one-owner' : 'belongs-to',
    role,
    span: draft.span,
    origin: 'field',
    ...(draft.typeSpan === undefined ? {} : { targetSpan: draft.typeSpan }),
    ...(draft.id === undefined ? {} : { id: draft.id }),
    ...(draft.required === undefined || many ? {} : { required: draft.required }),
    ...(draft.onDelete === undefined ? {} : { onDelete: draft.onDelete }),
  });
}

function buildField(
  catalog: Catalog,
  draft: DraftField,
  name: string,
  nature: Exclude<FieldNature, { is: 'reference' }>,
): Field {
  const type = nature.is === 'enum' ? 'enum' : draft.isVague ? settleNumber(draft) : nature.type;
  const field: Field = {
    id: '',
    name,
    label: fieldLabel(draft),
    type,
    required: draft.required ?? false,
    unique: draft.unique ?? false,
  };
  if (draft.was !== undefined) field.was = draft.was;
  if (draft.rich && type === 'text') field.rich = true;
  addLimits(catalog, draft, field);
  if (draft.pattern !== undefined) addPattern(catalog, draft, field, draft.pattern);
  if (nature.is === 'enum') {
    field.values = nature.choice.values.map((choice) => ({ ...choice }));
    field.enumName = nature.choice.name;
  } else if (draft.values !== undefined) field.values = enumValues(catalog, draft.values, draft.span);
  if (draft.description !== undefined && draft.description.trim() !== '')
    field.description = draft.description;
  if (draft.default !== undefined) setDefault(catalog, draft, field);
  return field;
}

/** Puts the default on a field whose type and choices are settled; one that does not fit is said and left out. */
function setDefault(catalog: Catalog, draft: DraftField, field: Field): void {
  if (draft.default === undefined) return;
  const value = resolveDefault(draft.default, field.type, field.values, catalog.language);
  if (value !== null && withinLimits(field, value)) {
    field.default = value;
    return;
  }
  const choices = field.values?.map((choice) => choice.label).join(', ');
  report(
    catalog.draft,
    'warning',
    'bad-default',
    draft.defaultSpan ?? draft.span,
    {
      es: `«${draft.default}» no vale como valor por defecto de «${draft.label}»${choices ? `: elige entre ${choices}` : `, que es ${TYPE_NAMES.es[field.type]}${limitsText(field)}`}. El campo queda sin valor por defecto.`,
      en: `“${draft.default}” cannot be the default of “${draft.label}”${choices ? `: choose among ${choices}` : `, which is ${TYPE_NAMES.en[field.type]}${limitsText(field)}`}. The field is left without a default.`,
    },
    { expected: choices ?? TYPE_NAMES[catalog.language][field.type] },
  );
}

const limitsText = (field: Field) =>
  field.min === undefined && field.max === undefined ? '' : ` (${field.min ?? ''}..${field.max ?? ''})`;

function withinLimits(field: Field, value: string | number | boolean): boolean {
  const size =
    typeof value === 'number'
      ? value
      : typeof value === 'string' && isTextual(field.type)
        ? [...value].length
        : null;
  return size === null || ((field.min ?? -Infinity) <= size && size <= (field.max ?? Infinity));
}

/** What a strict limit leaves out: one step of a whole number or a length, a cent; nothing can be said of a float. */
const stepOf = (type: Field['type']) =>
  type === 'decimal' || type === 'money' ? 0.01 : type === 'float' ? 0 : 1;
const moved = (value: number | undefined, by: number) =>
  value === undefined ? undefined : Number((value + by).toFixed(10));

function addLimits(catalog: Catalog, draft: DraftField, field: Field): void {
  const step = stepOf(field.type);
  const min = draft.isMinStrict ? moved(draft.min, step) : draft.min;
  const max = draft.isMaxStrict ? moved(draft.max, -step) : draft.max;
  if (min === undefined && max === undefined) return;
  if (!isTextual(field.type) && !isNumeric(field.type)) {
    report(catalog.draft, 'warning', 'limit-not-for-type', draft.span, {
      es: `Un mínimo o máximo no se aplica a «${draft.label}», que es ${TYPE_NAMES.es[field.type]}; solo vale para textos y números.`,
      en: `A minimum or maximum does not apply to “${draft.label}”, which is ${TYPE_NAMES.en[field.type]}; only texts and numbers have them.`,
    });
    return;
  }
  if (min !== undefined && max !== undefined && min > max) {
    report(catalog.draft, 'error', 'min-above-max', draft.span, {
      es: `El mínimo de «${draft.label}» (${min}) es mayor que su máximo (${max}). Intercámbialos.`,
      en: `The minimum of “${draft.label}” (${min}) is above its maximum (${max}). Swap them.`,
    });
    return;
  }
  const lengths = [min, max].filter((value) => value !== undefined);
  if (isTextual(field.type) && lengths.some((value) => value < 0 || !Number.isInteger(value))) {
    report(catalog.draft, 'error', 'bad-length', draft.span, {
      es: `La longitud de «${draft.label}» debe ser un número entero de 0 o más.`,
      en: `The length of “${draft.label}” must be a whole number of 0 or more.`,
    });
    return;
  }
  if (min !== undefined) field.min = min;
  if (max !== undefined) field.max = max;
}

function addPattern(catalog: Catalog, draft: DraftField, field: Field, pattern: string): void {
  if (!isTextual(field.type)) {
    report(catalog.draft, 'warning', 'pattern-not-for-type', draft.span, {
      es: `Una expresión regular no se aplica a «${draft.label}», que es ${TYPE_NAMES.es[field.type]}; solo vale para textos.`,
      en: `A regular expression does not apply to “${draft.label}”, which is ${TYPE_NAMES.en[field.type]}; only texts have them.`,
    });
    return;
  }
  const checked = checkPattern(catalog, pattern, draft.span);
  if (checked !== null) field.pattern = checked;
}
