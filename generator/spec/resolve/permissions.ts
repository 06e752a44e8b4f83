import { ACTIONS, type Action, type Permission } from '../../blueprint/schema.ts';
import { assume } from '../diagnose.ts';
import type { DraftRule } from '../draft.ts';
import { fold } from '../naming/fold.ts';
import { entityKeys, singularOf, snakeName } from '../naming/names.ts';
import { type Catalog, findEntity } from './catalog.ts';
import { type Grant, readActions, readGrants, type Vocabulary } from './permission-sentence.ts';
import { readPermissionTable } from './permission-table.ts';
import { ACCOUNT, EVERYTHING, JOIN } from './permission-words.ts';

/**
 * Takes out of the draft's rules those that say who may do what, and returns what they grant. A rule that says
 * anything else beside it stays a rule, whole. Roles the sentences name are added to the draft's.
 */
export function takePermissions(catalog: Catalog): Permission[] {
  const { draft } = catalog;
  if ((draft.options.auth ?? draft.defaults?.auth) === false) return [];
  const grants: Grant[] = [];
  const kept: DraftRule[] = [];
  for (let at = 0; at < draft.rules.length; ) {
    const words = vocabularyOf(catalog, draft.rules[at] as DraftRule);
    const table = readPermissionTable(draft.rules, at, words);
    const rule = draft.rules[at] as DraftRule;
    const found = table?.grants ?? readBullet(rule.text, words) ?? readGrants(rule.text, words);
    if (found === null) kept.push(rule);
    else {
      grants.push(...found);
      acceptRoles(catalog, rule, found);
    }
    at += table?.rows ?? 1;
  }
  draft.rules = kept;
  return permissionsOf(grants);
}

const knownRoles = ({ draft }: Catalog): readonly string[] =>
  draft.options.roles ?? draft.defaults?.roles ?? [];

function vocabularyOf(catalog: Catalog, rule: DraftRule): Vocabulary {
  const entity = (phrase: string): string | null =>
    phrase === '' || phrase.split(' ').length > 4 ? null : (findEntity(catalog, phrase)?.name ?? null);
  return {
    entity,
    role: (phrase, surely) => {
      const keys = new Set(entityKeys(phrase));
      const roles = knownRoles(catalog);
      const known =
        roles.find((role) => fold(role) === phrase) ??
        roles.find((role) => entityKeys(role.replaceAll(/[_-]/g, ' ')).some((key) => keys.has(key)));
      if (known !== undefined) return known;
      if (!surely || entity(phrase) !== null || !/^[a-z]+(?: [a-z]+)?$/.test(phrase)) return null;
      const role = snakeName(singularOf(phrase, catalog.language));
      return /^[a-z][a-z0-9_]{1,29}$/.test(role) && !NO_ROLE.has(role) ? role : null;
    },
    onEveryone: () =>
      assume(catalog.draft, rule.span.line, {
        es: `«${rule.text}»: «todos» son las cuentas con sesión iniciada; escribe «cualquiera» para abrirlo al público.`,
        en: `“${rule.text}”: “everyone” means every signed-in account; write “anyone” to open it to the public.`,
      }),
  };
}

/** Nouns that name no kind of account. */
const NO_ROLE = new Set(
  'it they he she we you this that there nobody no_one nadie ninguno ninguna no system sistema app application aplicacion one uno quien who'.split(
    ' ',
  ),
);

function acceptRoles(catalog: Catalog, rule: DraftRule, grants: readonly Grant[]): void {
  const { draft } = catalog;
  const known = knownRoles(catalog);
  const added = [...new Set(grants.flatMap((grant) => grant.roles))].filter(
    (role) => !['admin', 'user', 'anyone', ...known].includes(role),
  );
  if (added.length === 0) return;
  draft.options.roles = [...known, ...added];
  for (const role of added)
    assume(draft, rule.span.line, {
      es: `«${rule.text}» nombra el rol ${role}, que se añade a los roles.`,
      en: `“${rule.text}” names the role ${role}, which is added to the roles.`,
    });
}

/** `Invoice: read, delete → manager, admin (own)` as the printer writes it, and `manager: read and edit products`. */
function readBullet(text: string, words: Vocabulary): Grant[] | null {
  const printed =
    /^"?([^":→]+)"?\s*:\s*([^:→]+?)\s*(?:→|->)\s*([^:→()]+?)\s*(\((?:own|propi[oa]s)\))?\.?$/u.exec(text);
  if (printed?.[1] && printed[2] && printed[3]) {
    const everything = EVERYTHING.test(fold(printed[1]).trim());
    const entity = words.entity(printed[1].trim()) ?? (everything ? null : undefined);
    const actions = readActions(fold(printed[2]));
    const roles = printed[3].split(',').map((role) => namedRole(role.trim(), words));
    const isWhole = actions.length === new Set(fold(printed[2]).split(new RegExp(JOIN))).size;
    if (entity === undefined || !isWhole || !roles.every((role) => role !== null)) return null;
    const entities = entity === null ? null : [entity];
    return [{ entities, actions, roles: roles as string[], own: printed[4] !== undefined, exclusive: true }];
  }
  const listed = /^([^:]{2,60}):\s+(.+)$/u.exec(text);
  if (!listed?.[1] || !listed[2]) return null;
  const subject = fold(listed[1]).trim();
  if (!ACCOUNT.test(subject) && words.entity(subject) !== null) return null;
  const said = listed[2].replace(
    /^(?:(?:can|may|puede|pueden)\s+)?(?:do |hacer )?(everything|todo)\b/i,
    'manage $1',
  );
  const clauses = said.split(/\s*;\s*|\.\s+/).flatMap(splitAtVerbs);
  const grants = clauses.map((clause) => readGrants(`${listed[1]} can ${clause}`, words));
  return grants.every((grant) => grant !== null) ? grants.flat() : null;
}

/** `read products, create orders` is two things; `read, create orders` is one. */
function splitAtVerbs(text: string): string[] {
  const found: string[] = [];
  for (const part of text.split(/,\s+/)) {
    const before = found.at(-1);
    const startsAnew = readActions(fold(part).split(' ')[0] ?? '').length > 0;
    const last =
      fold(before ?? '')
        .split(new RegExp(JOIN))
        .at(-1) ?? '';
    const isComplete = before !== undefined && readActions(last).length === 0;
    if (before !== undefined && !(startsAnew && isComplete)) found[found.length - 1] = `${before}, ${part}`;
    else found.push(part);
  }
  return found.map((part) => part.replace(/^(?:and|y)\s+/i, '').replace(/^(?:can|may|puede|pueden)\s+/i, ''));
}

const namedRole = (text: string, words: Vocabulary): string | null =>
  ['admin', 'user', 'anyone'].find((role) => role === text) ?? words.role(fold(text), false);

/** The grants as the Blueprint holds them, each thing said once. */
function permissionsOf(grants: readonly Grant[]): Permission[] {
  const closed = new Set<Action>(
    grants
      .filter((grant) => grant.entities === null && grant.exclusive && !grant.own)
      .flatMap((grant) => grant.actions),
  );
  const found = new Map<string, Permission>();
  for (const grant of grants) {
    // Administrators may anyway; only `only` says anything.
    if (!grant.exclusive && grant.roles.every((role) => role === 'admin')) continue;
    for (const entity of grant.entities ?? [null]) {
      const isOpen = entity === null && !grant.exclusive && !grant.own;
      const roles =
        isOpen && !grant.actions.some((action) => closed.has(action))
          ? [...grant.roles, 'user']
          : grant.roles;
      const permission: Permission = {
        entity,
        actions: ACTIONS.filter((action) => grant.actions.includes(action)),
        roles: [...new Set(roles)],
        own: grant.own,
      };
      found.set(JSON.stringify(permission), permission);
    }
  }
  return [...found.values()];
}
