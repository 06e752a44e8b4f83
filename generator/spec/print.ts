import type { Blueprint, Entity, Enumeration, Rule } from '../blueprint/schema.ts';
import { emptyDraft } from './draft.ts';
import { detectLanguage } from './lexicon/language.ts';
import { fold } from './naming/fold.ts';
import { stableId } from './naming/hash.ts';
import { pluralLabel } from './naming/inflect.ts';
import { pascalName, readableLabel, slugName } from './naming/names.ts';
import { type FieldContext, printChoice, printField } from './print/field.ts';
import { braces, isPlainLine, isPlainName, quote } from './print/quote.ts';
import { printRelation } from './print/relation.ts';
import { WORDS } from './print/words.ts';
import { newCatalog } from './resolve/catalog.ts';
import { entityNames, registerKeys } from './resolve/entities.ts';
import { enumName } from './resolve/enums.ts';
import { NO_ENTITY, ruleEntity } from './resolve/resolve.ts';
import { readBlockHeading } from './structured/entity-heading.ts';
import { EntityNames } from './structured/mentions.ts';
import { findSection } from './structured/words.ts';

/**
 * Writes a Blueprint as a structured SPEC in its own language. Reading the result gives the same Blueprint, ids included:
 * what does not follow from the words stands in quotation marks or in braces, and nothing else does.
 */
export function printSpec(blueprint: Blueprint): string {
  const names = new EntityNames(blueprint.language);
  for (const { name, label } of blueprint.entities) {
    names.add(label);
    names.add(name);
  }
  const context: FieldContext = { language: blueprint.language, names, enums: blueprint.enums };
  const words = WORDS[blueprint.language];
  const endName = (entity: string) => speakingName(entity, blueprint, names);
  const sections = [
    printTitle(blueprint),
    section(
      words.entities,
      blueprint.entities.map((entity) => printEntity(entity, context)),
    ),
    section(
      words.relations,
      blueprint.relations.flatMap((relation) => printRelation(relation, blueprint, context, endName)),
    ),
    section(
      words.enums,
      blueprint.enums.map((each, at) => printEnum(each, blueprint.enums.slice(0, at))),
    ),
    section(words.rules, printRules(blueprint)),
    section(words.permissions, printPermissions(blueprint, endName)),
  ].filter((text) => text !== '');
  const text = `${[...sections, printOptions(blueprint)].join('\n')}`;
  return detectLanguage(text) === blueprint.language
    ? text
    : `${text}- ${words.language}: ${blueprint.language}\n`;
}

const section = (title: string, parts: readonly string[]) =>
  parts.length === 0 ? '' : `## ${title}\n\n${parts.join('\n').trimEnd()}\n`;

function printTitle({ name, slug, description }: Blueprint): string {
  const isPlain = isPlainLine(name) && isHeadingFree(name) && !/[:—–=]|\s-\s/.test(name);
  const extra = braces([['slug', slug === slugName(name, 'app') ? undefined : slug]]);
  return `# ${isPlain ? name : quote(name)}${extra}\n${description === undefined ? '' : `\n${printQuoted(description)}`}`;
}

/** Words kept as they are: every line behind `>`. */
const printQuoted = (text: string) =>
  `${text
    .split('\n')
    .map((line) => (line === '' ? '' : `> ${line}`))
    .join('\n')}\n`;

/** True when a heading of these words announces nothing by itself. */
function isHeadingFree(text: string): boolean {
  const head = readBlockHeading(text, 1, 1);
  return findSection(text) === null && head.kind === 'unknown' && head.label === text;
}

function printEntity(entity: Entity, context: FieldContext): string {
  const { label, plural, name, description, fields } = entity;
  const { language } = context;
  const derived = entityNames(label, language);
  const isPlain = isPlainName(label) && isHeadingFree(label) && derived.label === label;
  const usual = isPlain
    ? derived
    : { name: pascalName(label, language), plural: pluralLabel(label, language) };
  const extra = braces([
    ['name', usual.name === name ? undefined : name],
    ['plural', usual.plural === plural ? undefined : plural],
    ['id', entity.id === stableId('ent', name) ? undefined : entity.id],
    ['was', entity.was],
  ]);
  const lines = fields.map((field) => printField(field, name, context));
  const note = description === undefined ? '' : `${printQuoted(description)}\n`;
  return `### ${isPlain ? label : quote(label)}${extra}\n${note}${lines.map((line) => `${line}\n`).join('')}`;
}

function printEnum(each: Enumeration, before: readonly Enumeration[]): string {
  const isPlain =
    isPlainName(each.label) && isHeadingFree(each.label) && readableLabel(each.label) === each.label;
  const extra = braces([
    ['name', enumName(each.label, undefined, before) === each.name ? undefined : each.name],
    ['id', each.id === stableId('enm', each.name) ? undefined : each.id],
  ]);
  return `### ${isPlain ? each.label : quote(each.label)}${extra}\n${each.values.map((value) => `- ${printChoice(value)}\n`).join('')}`;
}

function printRules(blueprint: Blueprint): string[] {
  const catalog = newCatalog(emptyDraft(blueprint.language));
  for (const { name, label } of blueprint.entities) {
    registerKeys(catalog, { ...catalog.user, name, label, draft: { ...catalog.user.draft, label } });
  }
  return blueprint.rules.map((rule) => `- ${printRule(rule, ruleEntity(catalog, rule.text))}`);
}

function printRule({ id, text, entity }: Rule, derived: string | null): string {
  const about = entity === (derived ?? undefined) ? undefined : (entity ?? NO_ENTITY);
  const extra = braces([
    ['entity', about],
    ['id', id === stableId('rul', fold(text).trim()) ? undefined : id],
  ]);
  return `${isPlainLine(text) ? text : quote(text)}${extra}`;
}

function printPermissions(
  { permissions = [], language }: Blueprint,
  endName: (entity: string) => string,
): string[] {
  const words = WORDS[language];
  return permissions.map(({ entity, actions, roles, own }) => {
    const what = entity === null ? words.everything : endName(entity);
    const done = actions.map((action) => words.actions[action]).join(', ');
    return `- ${what}: ${done} → ${roles.join(', ')}${own ? ` (${words.own})` : ''}`;
  });
}

function printOptions({ options, language }: Blueprint): string {
  const words = WORDS[language];
  const lines = [
    `${words.auth}: ${options.auth ? words.yes : words.no}`,
    ...(options.roles.length > 0 ? [`${words.roles}: ${options.roles.join(', ')}`] : []),
    `${words.database}: ${options.database}`,
    `${words.frontend}: ${options.frontend === 'none' ? words.none : options.frontend}`,
    // What everybody gets anyway is not worth a line.
    ...(options.softDelete ? [] : [`${words.softDelete}: ${words.no}`]),
    ...(options.keys === 'integer' ? [] : [`${words.keys}: ${options.keys}`]),
    ...(options.color === undefined ? [] : [`${words.color}: ${options.color}`]),
  ];
  return `## ${words.options}\n\n${lines.map((line) => `- ${line}\n`).join('')}`;
}

/** How relations call an entity: by its label when that finds it again, else by its code name. */
function speakingName(entity: string, { entities }: Blueprint, names: EntityNames): string {
  const found = entities.find(({ name }) => name === entity);
  return found && isPlainName(found.label) && names.find(found.label) === found.name ? found.label : entity;
}
