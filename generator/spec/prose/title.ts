import type { DraftText } from '../draft.ts';
import { spanOf } from '../draft.ts';
import { findVerb } from './find-verb.ts';
import type { Scan } from './scan.ts';
import { parseVerbPhrase } from './verb-phrase.ts';
import { PhraseTable } from './words/phrase-table.ts';

/** How people ask for an application; what follows is its name. */
const REQUESTS = new PhraseTable<true>().add(
  `build me|build us|build|create|create me|make|make me|make us|develop|design|generate|write me|write|give me|set up|i need|i want|we need|we want|i would like|i'd like|we would like|we'd like|i am building|we are building|i'm building|we're building|this is|this will be
  |i want to build|i want to create|i want to make|i need to build|i need to create|i want you to build|i'd like to build|i would like to build|i would like to create|we want to build|we need to build|we want to create|let's build|help me build|can you build|could you build|can you create|please build|please create|looking for|i am looking for|we are looking for|build me out|i want to have|we want to have|i have to build|the goal is to build|the project is|the application is|the app is|develop me|i need you to build|i require|we require|it is|it's|need|want|needs|wants|requires|require|create for me|design me
  |necesito|quiero|queremos|necesitamos|hazme|haz|haznos|crea|creame|crear|desarrolla|desarrollar|construye|construyeme|construir|genera|generame|me gustaria|me gustaria tener|nos gustaria|quisiera|quisieramos|deseo|deseamos|quiero crear|quiero hacer|quiero construir|quiero desarrollar|quiero tener|queremos crear|queremos hacer|queremos desarrollar|necesito crear|necesito desarrollar|necesito construir|necesitamos crear|necesitamos desarrollar|necesitamos construir|vamos a crear|vamos a desarrollar|vamos a construir|se necesita|se requiere|se quiere|se desea|se desea desarrollar|se quiere desarrollar|se busca|estoy creando|estamos creando|busco|buscamos|ayudame a crear|disena|disename|esto es|esta es|es|se trata de|me hace falta|nos hace falta|hace falta|quiero que hagas|quiero que me hagas|quiero que crees|necesito que hagas|necesito que crees|necesito que me hagas|monta|montame|quiere|quieren|necesita|necesitan|desea|desean|prepara|preparame|tengo|tenemos`,
  true,
);

const SYSTEM_HEADS =
  /^(store|shop|marketplace|blog|forum|tracker|manager|planner|organizer|organiser|scheduler|directory|wiki|hub|catalog|catalogue|board|inbox|tienda|gestor|foro|agenda|directorio|catalogo|mercado|buscador|tablero|planificador|bitacora|red|suite|module|modulo|site|simulator|bot|planner|diary|journal|list)$/;
/** Words that end the name and begin what the application is to do. */
const STOPS =
  /^(with|con|that|which|que|where|donde|when|cuando|to|so|which|who|whose|and|y|in|en|including|incluyendo|featuring|capaz|able|allowing|cuyo|cuya|it|we|users|using|usando|has|tiene|based)$/;
const POLITE =
  /^(hi|hello|hola|please|favor|por|hey|dear|buenas|buenos|dias|tardes|claude|ok|okay|so|bueno|pues|and|hey|thanks|gracias|all|team)$/;

export type Title = { text: DraftText; rest: number };

/**
 * Reads a request for an application (`Build me a school portal`, `Sistema de gestión de biblioteca`): its name, and
 * where what it is to do begins. Null when the sentence asks for something else.
 */
export function parseTitle(scan: Scan, isFirst = false): Title | null {
  let place = 0;
  while (POLITE.test(scan.key(place)) || scan.isMark(place, ',!')) place += 1;
  place = skipAsker(scan, place);
  const request = REQUESTS.match(scan.tokens, place);
  if (request) place += request.length;
  if (/^(me|us|mi|para)$/.test(scan.key(place)) && request) place += scan.key(place) === 'para' ? 2 : 1;
  const from = skipArticle(scan, place);
  const article = from > place;
  const end = nameEnd(scan, from);
  if (end <= from) return null;
  const isHeading = isFirst && request === null && end === scan.length && isBareHeading(scan);
  if (!isHeading && !isProduct(scan, from, end, request !== null, article)) return null;
  const name = scan.text(from, end);
  return {
    text: {
      text: name.charAt(0).toUpperCase() + name.slice(1),
      span: spanOf(scan.sentence.paragraph, scan.token(from)?.start ?? 0, scan.token(end - 1)?.end ?? 0),
    },
    rest: end,
  };
}

/** `Survey builder`, `Gestión de un espacio de coworking`: a first line of a few words without a verb. */
function isBareHeading(scan: Scan): boolean {
  const words = scan.tokens.filter(({ kind }) => kind === 'word');
  if (words.length !== scan.length || words.length > 9) return false;
  const speaks = words.some(
    (_, index) =>
      scan.words.conjunctions.match(scan.tokens, index) !== null ||
      isFiniteVerb(scan, index) ||
      scan.words.modals.match(scan.tokens, index) !== null,
  );
  return !speaks && findVerb(scan, 0, false) === null;
}

/** `the university needs an application`, `una empresa quiere una web`: who asks is no part of the name. */
function skipAsker(scan: Scan, at: number): number {
  for (let place = at + 1; place < Math.min(scan.length, at + 8); place += 1) {
    if (!/^(needs?|wants?|requires?|quiere|quieren|necesita|necesitan|desea|desean)$/.test(scan.key(place)))
      continue;
    const article = scan.words.determiners.match(scan.tokens, place + 1);
    const head =
      article?.value.count === 'an'
        ? headWords(scan, place + 1 + article.length, nameEnd(scan, place + 1 + article.length))
        : [];
    return head.some((key) => scan.words.systemNouns.has(key)) ? place : at;
  }
  return at;
}

function skipArticle(scan: Scan, at: number): number {
  const article = scan.words.determiners.match(scan.tokens, at);
  const isOne =
    article && (article.value.count === 'an' || article.value.definite || article.value.possessive === 'own');
  const place = isOne ? at + article.length : at;
  return /^(simple|small|basic|new|pequeno|pequena|sencilla|sencillo|nueva|nuevo|little|full|complete|completa|completo|basica|basico|modern|moderna|moderno|tiny|quick)$/.test(
    scan.key(place),
  ) && isOne
    ? place + 1
    : place;
}

/** The name goes on over `for my agency`, but not over what the application is to do. */
function nameEnd(scan: Scan, from: number): number {
  let place = from;
  while (place < scan.length && place < from + 16) {
    const token = scan.token(place);
    if (
      !token ||
      (token.kind === 'mark' && !/^['’]s?$/.test(token.text) && token.text !== '-' && token.text !== '/')
    )
      break;
    if (place > from && isStop(scan, place)) break;
    place += 1;
  }
  return place;
}

function isStop(scan: Scan, at: number): boolean {
  const key = scan.key(at);
  if (/^(for|para|de)$/.test(key)) {
    const next = parseVerbPhrase(scan, at + 1);
    const gerund = scan.words.verbs
      .get(scan.key(at + 1))
      ?.some(({ form, kind }) => form === 'gerund' && kind !== 'relate');
    return (
      key !== 'de' &&
      (gerund === true || next?.infinitive === true || (scan.key(at + 1) === 'que' && key === 'para'))
    );
  }
  // `en línea`, `in town` belong to the name; `in which` does not.
  if (key === 'in' || key === 'en')
    return (
      /^(which|la|el|los|las|donde)$/.test(scan.key(at + 1)) &&
      /^(que|cual|cuales|which|users|usuarios)$/.test(scan.key(at + 2) || scan.key(at + 1))
    );
  if (key === 'and' || key === 'y')
    return (
      scan.words.verbs.get(scan.key(at + 1))?.some(({ weak, form }) => !weak && form !== 'participle') ??
      false
    );
  return STOPS.test(key);
}

/** Asked for with an article, or called by a word for software: a product, not a thing to be kept. */
function isProduct(scan: Scan, from: number, end: number, requested: boolean, article: boolean): boolean {
  const words = scan.tokens.slice(from, end);
  const head = headWords(scan, from, end);
  const isSystem = head.some((key) => scan.words.systemNouns.has(key) || SYSTEM_HEADS.test(key));
  const verb = parseVerbPhrase(scan, from);
  if (verb && !verb.weak && !verb.infinitive) return false;
  if (verb?.infinitive && !isSystem) return false;
  const speaks = (at: number) => isFiniteVerb(scan, at) || scan.words.modals.match(scan.tokens, at) !== null;
  if (words.some((_, index) => index > 0 && speaks(from + index))) return false;
  if (requested) return isSystem || (article && !scan.isPlural(words[0]));
  const behind = scan.key(end);
  const opens =
    end >= scan.length ||
    /^(with|con|to|para|for|that|que|where|donde|which|including)$/.test(behind) ||
    scan.isMark(end, ':,');
  const isGeneric = (key: string) =>
    /^(products?|productos?|projects?|proyectos?|services?|servicios?|programs?|programas?|solutions?|soluciones?|base)$/.test(
      key,
    );
  // `Farmers list products` is a statement, though a list may be a product.
  const named = scan.words.language === 'en' ? head.slice(-1) : head;
  const isSoftware =
    head.some((key) => scan.words.systemNouns.has(key) && !isGeneric(key)) ||
    named.some((key) => SYSTEM_HEADS.test(key));
  return isSoftware && opens && !/^(the|el|la|each|every|cada|every)$/.test(scan.key(0));
}

/** The words up to the first preposition: what the name says the thing is. */
function headWords(scan: Scan, from: number, end: number): string[] {
  const keys = scan.tokens.slice(from, end).map(({ key }) => key);
  const joint = keys.findIndex(
    (key, index) => index > 0 && /^(for|of|to|in|on|de|del|para|en|sobre|about|from)$/.test(key),
  );
  return (joint === -1 ? keys : keys.slice(0, joint)).slice(0, 4);
}

/** A sure finite verb inside: `My app has users` is a statement, not a name. */
function isFiniteVerb(scan: Scan, at: number): boolean {
  const forms = scan.words.verbs.get(scan.key(at));
  return (
    forms?.some(
      ({ form, weak, kind }) =>
        form === 'finite' &&
        !weak &&
        (kind === 'have' || kind === 'be' || kind === 'belong' || kind === 'relate'),
    ) ?? false
  );
}
