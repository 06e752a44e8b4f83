import { report } from '../diagnose.ts';
import type { Draft } from '../draft.ts';
import { findAuth, findDatabase, findUnsupportedDatabase, listRoles } from '../lexicon/options.ts';
import { fold } from '../naming/fold.ts';
import { singularWord } from '../naming/inflect.ts';
import { parseChoices } from './choice.ts';
import { spanOfClause } from './declare.ts';
import { isOnlyOption } from './option-only.ts';
import { Scan } from './scan.ts';
import type { Sentence } from './sentence.ts';
import { isMark } from './token.ts';

const NO_FRONTEND =
  /\b(?:(?:no|without(?: a| any)?|sin|don't need(?: a| any)?|do not need(?: a| any)?|not need(?: a| any)?|skip the|no hace falta|no necesito|no quiero|no need for(?: a| any)?) (?:frontend|front-end|front end|front|ui|user interface|interfaz|interfaz web|interfaz de usuario|web interface|parte visual)|(?:just|only|solo|solamente|unicamente) (?:the |an? |la |el |una? )?(?:rest )?(?:api|backend|back-end)|(?:api|backend|back-end) (?:only|solo|solamente|nada mas)|headless)\b/;
const FRONTEND =
  /\b(?:with (?:a )?(?:next\.?js|react|web) (?:frontend|front-end|interface|ui)|frontend (?:in|with|en|con|using) (?:next|react)\w*|con (?:un )?(?:frontend|interfaz web)|next\.?js frontend|interfaz web|web interface|frontend (?:web )?(?:with|con|en|in) next)\b/;
const ROLE_WORD = /^(?:roles?|perfiles|permisos)$/;
const USER_KINDS = /^(?:types?|kinds?|tipos?|clases?)$/;
const USERS = /^(?:users?|usuarios?|accounts?|cuentas?)$/;

/**
 * Takes database, frontend and roles from a sentence; says whether it spoke of nothing else (`only`), of roles, of another
 * option beside other things, or of none.
 */
export function readOptions(draft: Draft, scan: Scan): 'only' | 'roles' | 'other' | null {
  const text = scan.text(0, scan.length);
  const folded = fold(text);
  let spoke = readDatabase(draft, scan, text);
  if (isOnlyOption(folded)) {
    const asked = readSignIn(draft, scan);
    if (readFrontendWord(draft, folded) || asked || spoke) return 'only';
  }
  if (NO_FRONTEND.test(folded)) {
    draft.options.frontend = 'none';
    spoke = true;
  } else if (FRONTEND.test(folded)) {
    draft.options.frontend = 'nextjs';
    spoke = true;
  }
  const roles = readRoles(scan);
  if (roles.length > 0) {
    draft.options.roles = [...new Set([...(draft.options.roles ?? []), ...roles])];
    draft.options.auth ??= true;
    return 'roles';
  }
  return spoke ? 'other' : null;
}

/** In a sentence of nothing but options, naming the frontend asks for it or forgoes it. */
function readFrontendWord(draft: Draft, folded: string): boolean {
  if (NO_FRONTEND.test(folded) || /\b(?:front-?end|ui|interfaz)\W+(?:no|none|off|ningun[oa]?)\b/.test(folded))
    draft.options.frontend = 'none';
  else if (
    /\b(?:front[- ]?end|next|next ?\.?js|react|interfaz|ui|user interface|web interface)\b/.test(folded)
  )
    draft.options.frontend = 'nextjs';
  else return false;
  return true;
}

/** Opens a part of a sentence that cannot be an item of a list of attributes. */
const STRONG = /^(?:(?:with|without|no|con|sin|use|usa|usar|and use) |.*\b(?:sql|postgres|next|front-?end))/;

/**
 * The parts of a sentence that say more than options; those that do not are taken from it and applied:
 * `La base de datos es MySQL; los clientes tienen nombre`.
 */
export function takeOptionParts(draft: Draft, sentence: Sentence, scan: Scan): Sentence[] {
  const text = fold(scan.text(0, scan.length));
  if (isOnlyOption(text)) return [sentence];
  const kept: Sentence[] = [];
  let from = 0;
  let start = 0;
  for (let at = 0; at <= scan.length; at += 1) {
    const token = scan.token(at);
    if (token && !isMark(token, ',;')) continue;
    const part = new Scan({ ...sentence, tokens: sentence.tokens.slice(from, at) }, scan.words);
    const folded = fold(part.text(0, part.length));
    const closed = token === undefined || isMark(token, ';');
    const alone = closed && (from === 0 || isMark(scan.token(from - 1), ';'));
    if (isOnlyOption(folded) && (alone || STRONG.test(folded)) && readOptions(draft, part) === 'only') {
      if (from > start) kept.push(cut(sentence, start, from - 1));
      start = at + 1;
    }
    from = at + 1;
  }
  if (start === 0) return [sentence];
  if (start < scan.length) kept.push(cut(sentence, start, scan.length));
  return kept;
}

function cut(sentence: Sentence, from: number, to: number): Sentence {
  const tokens = sentence.tokens.slice(from, to);
  return {
    ...sentence,
    tokens,
    start: tokens[0]?.start ?? sentence.start,
    end: tokens.at(-1)?.end ?? sentence.end,
  };
}

function readDatabase(draft: Draft, scan: Scan, text: string): boolean {
  const database = findDatabase(text);
  if (database) {
    draft.options.database = database;
    return true;
  }
  const other = /\b(?:database|db|base de datos|bbdd|use|usa|usar|using|store|con|with)\b/i.test(fold(text))
    ? findUnsupportedDatabase(text)
    : null;
  if (!other || other === 'access') return false;
  report(draft, 'warning', 'unknown-database', spanOfClause(scan, 0, scan.length), {
    es: `La base de datos «${other}» no se ofrece; escribe PostgreSQL, MySQL o SQLite.`,
    en: `The database “${other}” is not offered; write PostgreSQL, MySQL or SQLite.`,
  });
  return true;
}

/** What a sentence says of signing in goes to the options; the caller decides whether it says anything else. */
export function readSignIn(draft: Draft, scan: Scan): boolean {
  const auth = findAuth(scan.text(0, scan.length));
  if (auth === null) return false;
  draft.options.auth = auth;
  return true;
}

/** `roles: admin and editor`, `there are two kinds of users: …`, `users can be admins or editors`. */
function readRoles(scan: Scan): string[] {
  const at = scan.tokens.findIndex(
    ({ key }, index) =>
      ROLE_WORD.test(key) ||
      (USER_KINDS.test(key) && [1, 2].some((step) => USERS.test(scan.key(index + step)))) ||
      (USERS.test(key) &&
        /^(types|kinds|can|pueden|are|son)$/.test(scan.key(index + 1)) &&
        /^(be|ser|either)$/.test(scan.key(index + 2))),
  );
  if (
    at === -1 ||
    (at > 0 && /^(a|an|un|una|the|its|their|su)$/.test(scan.key(at - 1)) && !/^roles$/.test(scan.key(at)))
  )
    return [];
  let place = at + 1;
  while (
    place < scan.length &&
    (/^(of|de|users?|usuarios?|system|sistema|are|son|can|be|pueden|ser|either|like|como|such|as|the|los|las|el|del|types|kinds|in|en|app|aplicacion|user|usuario|:|-|=|,|for|para|possible|posibles|following|siguientes|include|incluyen)$/.test(
      scan.key(place),
    ) ||
      scan.isMark(place, ':(='))
  )
    place += 1;
  const choices = parseChoices(scan, place);
  const values = choices?.values ?? singleRole(scan, place);
  const { language } = scan.words;
  return listRoles(
    values
      .map((value) =>
        value
          .split(/\s+/)
          .map((word) => singularWord(word, language))
          .join(' '),
      )
      .join(', '),
  )
    .map(shorten)
    .filter((role) => role !== 'admin' && role !== 'user');
}

const singleRole = (scan: Scan, at: number) =>
  scan.isWord(at) && scan.endsPhrase(at + 1) ? [scan.key(at)] : [];

/** The two built-in roles under their longer names. */
const shorten = (role: string) =>
  /^administra(tor|dor|dora)$/.test(role)
    ? 'admin'
    : /^(usuario|normal_user|usuario_normal|regular_user)$/.test(role)
      ? 'user'
      : role;
