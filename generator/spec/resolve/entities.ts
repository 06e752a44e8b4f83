import type { Language } from '../../blueprint/schema.ts';
import { report } from '../diagnose.ts';
import type { DraftEntity, DraftField } from '../draft.ts';
import { pluralLabel, singularLabel } from '../naming/inflect.ts';
import {
  entityKey,
  entityKeys,
  MAX_NAME,
  pascalName,
  readableLabel,
  singularOf,
  snakeName,
} from '../naming/names.ts';
import { isReservedEntity } from '../naming/reserved.ts';
import type { Catalog, Named } from './catalog.ts';

/** What the reader makes of an entity's label when nothing is said explicitly; the printer asks the same question. */
export function entityNames(
  label: string,
  language: Language,
): { name: string; label: string; plural: string } {
  const readable = readableLabel(label);
  const one = singularOf(label, language);
  const plural = one === readable ? pluralLabel(one, language) : readable;
  return {
    name: pascalName(singularLabel(label, language), language),
    label: capitalise(one),
    plural: capitalise(plural),
  };
}

const capitalise = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Gives every entity of the draft its name, labels and id; blocks about the same entity become one. */
export function nameEntities(catalog: Catalog): void {
  const { draft, language } = catalog;
  for (const block of draft.entities) {
    const known = catalog.byKey.get(entityKey(block.label, language));
    if (known) {
      join(catalog, known, block);
      continue;
    }
    const derived = entityNames(block.label, language);
    const name = freeName(catalog, block, derived.name);
    const entity: Named = {
      name,
      label: (block.exactLabel ? block.label : derived.label) || name,
      plural:
        (block.plural ?? (block.exactLabel ? pluralLabel(block.label, language) : derived.plural)) || name,
      id: '',
      draft: { ...block, fields: [...block.fields] },
      taken: new Set(),
    };
    entity.id = block.id && catalog.ids.claim(block.id) ? block.id : catalog.ids.derive('ent', name);
    catalog.entities.push(entity);
    registerKeys(catalog, entity, block.aliases);
    catalog.byKey.set(entityKey(block.label, language), entity);
  }
}

/** Makes an entity known under its label, its code name and any aliases, in the singular and plural of both languages. */
export function registerKeys(catalog: Catalog, entity: Named, aliases: readonly string[] = []): void {
  for (const key of [entity.draft.label, entity.name, ...aliases].flatMap(entityKeys)) {
    if (!catalog.byKey.has(key)) catalog.byKey.set(key, entity);
  }
}

/**
 * A second block about a known entity adds its fields. Two blocks that both list fields are an error that loses nothing;
 * a line in a list of entities and a block are none, and the block has the last word on a field.
 */
function join(catalog: Catalog, known: Named, block: DraftEntity): void {
  const { draft } = known;
  const isOverview = draft.isOverview || block.isOverview;
  const both =
    draft.source === 'block' &&
    block.source === 'block' &&
    draft.fields.length > 0 &&
    block.fields.length > 0;
  if (both && !isOverview) {
    report(catalog.draft, 'error', 'duplicate-entity', block.span, {
      es: `La entidad «${block.label}» ya está descrita en la línea ${draft.span.line}. Junta las dos o cambia el nombre de una.`,
      en: `The entity “${block.label}” is already described on line ${draft.span.line}. Join the two or rename one.`,
    });
  }
  draft.fields = isOverview
    ? joinFields(
        draft.isOverview ? draft.fields : block.fields,
        draft.isOverview ? block.fields : draft.fields,
      )
    : [...draft.fields, ...block.fields];
  draft.description ??= block.description;
  draft.was ??= block.was;
  if (!block.isOverview) delete draft.isOverview;
  if (block.source === 'block') draft.source = 'block';
}

/** The overview's fields in their order, each as the block has it, then what only the block has. */
function joinFields(overview: readonly DraftField[], block: readonly DraftField[]): DraftField[] {
  const byName = new Map(block.map((field) => [snakeName(field.label), field]));
  const listed = new Set(overview.map((field) => snakeName(field.label)));
  return [
    ...overview.map((field) => byName.get(snakeName(field.label)) ?? field),
    ...block.filter((field) => !listed.has(snakeName(field.label))),
  ];
}

function freeName(catalog: Catalog, block: DraftEntity, derived: string): string {
  let name = block.name ?? derived;
  if (!/^[A-Z][A-Za-z0-9]*$/.test(name)) {
    name = `Entity${catalog.entities.length + 1}`;
    report(catalog.draft, 'info', 'name-invented', block.span, {
      es: `«${block.label}» no puede escribirse como nombre en el código; se llamará ${name}.`,
      en: `“${block.label}” cannot be written as a name in code; it will be called ${name}.`,
    });
  } else if (isReservedEntity(name)) {
    const renamed = `${name}Item`;
    report(catalog.draft, 'info', 'name-reserved', block.span, {
      es: `«${name}» es una palabra reservada; en el código se llamará ${renamed}.`,
      en: `“${name}” is a reserved word; in code it will be called ${renamed}.`,
    });
    name = renamed;
  } else if (block.name === undefined && snakeName(block.label).length >= MAX_NAME) {
    report(catalog.draft, 'info', 'name-cut', block.span, {
      es: `El nombre es muy largo; en el código se llamará ${name}.`,
      en: `The name is very long; in code it will be called ${name}.`,
    });
  }
  const taken = new Set(catalog.entities.map((entity) => entity.name.toLowerCase()));
  let free = name;
  for (let n = 2; taken.has(free.toLowerCase()); n++) free = `${name}${n}`;
  return free;
}
