import type { Blueprint, Options, Rule } from '../../blueprint/schema.ts';
import { assume, report } from '../diagnose.ts';
import type { ReadResult } from '../diagnostics.ts';
import type { Draft } from '../draft.ts';
import { fold } from '../naming/fold.ts';
import { slugName, splitWords } from '../naming/names.ts';
import { type Catalog, findEntity, newCatalog } from './catalog.ts';
import { checkCircles, checkEmpty, usesAccount } from './checks.ts';
import { nameEntities } from './entities.ts';
import { nameEnums } from './enums.ts';
import { resolveFields } from './fields.ts';
import { declareLinks } from './links.ts';
import { takePermissions } from './permissions.ts';
import { resolveRelations } from './relations.ts';

/**
 * Turns what the readers collected into a Blueprint: names folded and freed of reserved words, types settled, statements
 * about the same relation merged, everything checked. Never throws; the Blueprint is null when no entity was found.
 */
export function resolveDraft(draft: Draft): ReadResult {
  const catalog = newCatalog(draft);
  declareLinks(draft);
  nameEnums(catalog);
  nameEntities(catalog);
  const entities = catalog.entities.map((entity) => ({
    id: entity.id,
    name: entity.name,
    label: entity.label,
    plural: entity.plural,
    ...(entity.draft.was === undefined ? {} : { was: entity.draft.was }),
    ...(entity.draft.description ? { description: entity.draft.description } : {}),
    fields: resolveFields(catalog, entity, entity.draft.fields, entity.name, true),
  }));
  const relations = resolveRelations(catalog);
  checkCircles(catalog, relations);
  checkEmpty(catalog, relations);
  const permissions = takePermissions(catalog);
  const options = settleOptions(draft, usesAccount(catalog, relations) || permissions.length > 0);
  const rules = resolveRules(catalog);
  const nothing = entities.length === 0;
  if (nothing) reportNothing(draft);
  const { name, slug } = titleOf(draft, nothing);
  const description = draft.description.map(({ text }) => text).join('\n\n');
  const blueprint: Blueprint = {
    version: 1,
    name,
    slug,
    ...(description === '' ? {} : { description }),
    language: draft.language,
    entities,
    relations,
    enums: catalog.enumerations,
    rules,
    ...(permissions.length > 0 ? { permissions } : {}),
    options,
  };
  const order = { error: 0, warning: 1, info: 2 };
  draft.diagnostics.sort(
    (a, b) => a.line - b.line || a.column - b.column || order[a.severity] - order[b.severity],
  );
  draft.assumptions.sort((a, b) => a.line - b.line);
  return {
    blueprint: nothing ? null : blueprint,
    language: draft.language,
    diagnostics: draft.diagnostics,
    assumptions: draft.assumptions,
  };
}

function reportNothing(draft: Draft): void {
  const span = { line: 1, column: 1, endLine: 1, endColumn: 2 };
  report(draft, 'error', 'no-entities', span, {
    es: 'No encuentro ninguna entidad. Escribe al menos una, por ejemplo «### Cliente» y debajo «- nombre: texto».',
    en: 'I find no entity. Write at least one, e.g. “### Customer” and below it “- name: string”.',
  });
}

function titleOf(draft: Draft, nothing: boolean): { name: string; slug: string } {
  const fallback = draft.language === 'es' ? 'Aplicación' : 'Application';
  if (!draft.title && !nothing) {
    assume(draft, 1, {
      es: `El texto no tiene título; el proyecto se llamará «${fallback}».`,
      en: `The text has no title; the project will be called “${fallback}”.`,
    });
  }
  const name = draft.title?.text ?? fallback;
  return { name, slug: draft.slug ?? slugName(name, 'app') };
}

/** What the SPEC says, then the given defaults; for the rest sign-in only when asked for, SQLite, a Next.js frontend. */
function settleOptions(draft: Draft, account: boolean): Options {
  const { options, defaults = {} } = draft;
  const roles = options.roles ?? defaults.roles ?? [];
  const needsAuth = account || roles.length > 0;
  const auth = options.auth ?? defaults.auth;
  if (auth === undefined && needsAuth) {
    assume(draft, 1, {
      es: 'Hay usuarios, así que la aplicación tendrá inicio de sesión.',
      en: 'There are users, so the application will have sign-in.',
    });
  }
  const color = options.color ?? defaults.color;
  return {
    auth: auth ?? needsAuth,
    roles: [...roles],
    database: options.database ?? defaults.database ?? 'sqlite',
    frontend: options.frontend ?? defaults.frontend ?? 'nextjs',
    softDelete: options.softDelete ?? defaults.softDelete ?? true,
    keys: options.keys ?? defaults.keys ?? 'integer',
    ...(color ? { color } : {}),
  };
}

/** Written for a rule that names an entity without being about it. */
export const NO_ENTITY = 'none';

/** The rules word for word, each with the first entity it names. */
function resolveRules(catalog: Catalog): Rule[] {
  return catalog.draft.rules.map((rule) => {
    const entity =
      rule.entity === NO_ENTITY
        ? null
        : rule.entity === undefined
          ? ruleEntity(catalog, rule.text)
          : (findEntity(catalog, rule.entity)?.name ?? rule.entity);
    const id =
      rule.id && catalog.ids.claim(rule.id) ? rule.id : catalog.ids.derive('rul', fold(rule.text).trim());
    return { id, text: rule.text, ...(entity ? { entity } : {}) };
  });
}

/** The first declared entity a rule speaks of, by one, two or three words; null when it names none. */
export function ruleEntity(catalog: Catalog, text: string): string | null {
  const words = splitWords(text);
  for (let at = 0; at < words.length; at++) {
    for (let length = Math.min(3, words.length - at); length > 0; length--) {
      const found = findEntity(catalog, words.slice(at, at + length).join(' '));
      if (found && found !== catalog.user) return found.name;
    }
  }
  return null;
}
