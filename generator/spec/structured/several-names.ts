import type { Draft, DraftField } from '../draft.ts';
import { inferType } from '../lexicon/infer.ts';
import { findType, isNumeric, typeWords } from '../lexicon/types.ts';
import { fold } from '../naming/fold.ts';
import { findNearest } from '../naming/nearest.ts';
import { isChosen } from './choices.ts';
import { Cursor, skipQuoted, splitTop } from './cursor.ts';
import { isTypeNoun, markAt } from './field-line.ts';
import { constraintAt, readSpecPart, type SpecResult } from './field-spec.ts';
import type { EntityNames } from './mentions.ts';
import { nearestConstraint } from './settle.ts';
import { UNIT } from './units.ts';

/** One of several fields that share a line: the line as it would stand alone, and where its name begins in the shared one. */
export type Shared = { name: string; text: string; at: number };

/** The fields of one line; `isGuess` when no type behind the names says that names they are. */
export type SeveralNames = { fields: Shared[]; isGuess: boolean };

type Piece = { text: string; at: number };

/**
 * `lat, lng: float`, `ancho, alto y fondo (decimal)`, `width, height, required`, `lat, lng`: several names before one type
 * are as many fields with the same constraints. Null when the line has one name.
 */
export function severalNames(text: string, names: EntityNames, draft: Draft): SeveralNames | null {
  if (!/[,;]|\s(?:y|e|and|&)\s/.test(text) || /^\s*"/.test(text)) return null;
  const mark = headEnd(text);
  const cut = mark ?? constraintPiece(text, draft) ?? compactType(text);
  const head = text.slice(0, cut?.from ?? text.length);
  // `photo, jpg or png` says what one may be.
  if (/\s(?:o|u|or)(?:\s|$)/.test(head)) return null;
  const pieces = namesIn(head);
  if (pieces.length < 2 || !pieces.every(({ text: name }) => NAME.test(name) && !LEADS.test(fold(name))))
    return null;
  const restAt = cut?.to ?? text.length;
  const rest = specOf(text, restAt, draft);
  const isTyped = rest.typed || /^\s*\(?\p{Lu}/u.test(text.slice(restAt));
  const isPair = !/[,;]/.test(head);
  if (isPair && !pieces.every(({ text: name }) => isMeasure(name)) && !shareHead(pieces)) return null;
  if (mark && !isTyped && !(rest.result.understood > 0 || isOneWord(text.slice(restAt)))) return null;
  if (!isTyped && !pieces.slice(1).every((piece) => isNameHere(piece, text, pieces))) return null;
  if (isTyped && pieces.slice(1).some(({ at }) => at < restAt && isLimit(text, at))) return null;
  if (cut === null && !areNames(pieces, names)) return null;
  const fields = pieces.map(({ text: name, at }) => {
    const gap = ' '.repeat(Math.max(restAt - at - name.length - 1, 1));
    return { name, at, text: restAt >= text.length ? name : `${name}:${gap}${text.slice(restAt)}` };
  });
  return { fields, isGuess: !isTyped };
}

const NAME = /^\p{L}[\p{L}\p{N}_]*(?:[ -][\p{L}\p{N}_]+){0,3}[*!?]?$/u;
/** Words no name begins with. */
const LEADS =
  /^(?:as|in|on|at|of|with|for|from|if|when|where|which|that|like|e|or|and|not|no|por|para|con|sin|en|de|del|como|que|cuando|si|donde|segun|o|u|y|debe|must|only|solo|es|is|the|el|la|los|las|an?|una?|etc)(?:\s|$)|^(?:max|min|maximo|minimo|maximum|minimum)(?:\s*[\d*!?]|$)/;
/** Two words that are one thing. */
const ONE_THING =
  /^(?:date and time|fecha y hora|hora y fecha|terms and conditions|terminos y condiciones|name and surname|nombre y apellidos?|first and last name|street and number|calle y numero|questions and answers|preguntas y respuestas|pros and cons|start and end|from and to)$/;

/** Where the names end at a colon, a dash, an arrow or a bracket, and where the rest begins. */
function headEnd(text: string): { from: number; to: number } | null {
  for (let at = 1; at < text.length; at++) {
    const quoted = skipQuoted(text, at);
    if (quoted !== at) {
      at = quoted;
      continue;
    }
    const mark = markAt(text, at);
    if (mark && mark.kind !== 'comma') return { from: at, to: at + mark.skip };
  }
  return null;
}

/** `width, height, decimal, required`: the first piece between commas that is a type or a constraint. */
function constraintPiece(text: string, draft: Draft): { from: number; to: number } | null {
  const pieces = splitTop(text, /\s*[,;]\s*/y);
  const first = pieces[0]?.text.trim() ?? '';
  for (const piece of pieces.slice(1)) {
    const word = piece.text.trim();
    if (!isLimit(text, piece.at) && !isType(word, first)) continue;
    // `calle, número y ciudad`: a noun with more names behind it is a name.
    if (isTypeNoun(word) && specOf(text, piece.at, draft).result.leftovers.length > 0) continue;
    return { from: Math.max(text.lastIndexOf(',', piece.at), text.lastIndexOf(';', piece.at)), to: piece.at };
  }
  return null;
}

/** `lat, lng float`: a last word that can be nothing but a type. */
function compactType(text: string): { from: number; to: number } | null {
  const found = /[,;].*\S(\s+)(\S+)$/.exec(text);
  const [word, gap] = [found?.[2], found?.[1]];
  if (word === undefined || gap === undefined || !isClear(word)) return null;
  return { from: text.length - word.length - gap.length, to: text.length - word.length };
}

const isClear = (word: string) => {
  const meaning = findType(word);
  return meaning !== null && !meaning.weak && !isTypeNoun(word);
};

/** `correo, email` and `contact, email` state a type; in `name, email` the first name has one already. */
function isType(word: string, first: string): boolean {
  const meaning = findType(word);
  if (!meaning || meaning.weak) return false;
  if (!isTypeNoun(word)) return true;
  const [named, own] = [inferType(first), inferType(word)];
  return !(named.sure && own.sure && own.type === meaning.type && named.type !== own.type);
}

/** The names before the type; an `and` parts the last two. */
function namesIn(head: string): Piece[] {
  const pieces = splitTop(head, /\s*[,;]\s*(?:(?:y|e|and|&)\s+)?/y);
  const last = pieces.at(-1);
  if (!last) return [];
  const ends = ONE_THING.test(fold(last.text).trim()) ? [last] : splitTop(last.text, /\s+(?:y|e|and|&)\s+/y);
  return [
    ...pieces.slice(0, -1),
    ...ends.map((end) => (end === last ? last : { text: end.text, at: last.at + end.at })),
  ].map(bare);
}

/** Without spaces and marks around it. */
function bare({ text, at }: Piece): Piece {
  const lead = /^[\s*_`]*/.exec(text)?.[0].length ?? 0;
  const name = text.slice(lead).replace(/[\s`]+$|\*\*\s*$|__\s*$/g, '');
  return { text: name, at: at + lead };
}

function specOf(text: string, from: number, draft: Draft): { result: SpecResult; typed: boolean } {
  const cursor = new Cursor(text, 1, 1);
  cursor.at = from;
  const trial: DraftField = { label: 'x', span: cursor.span(0, 1) };
  const result = readSpecPart(cursor, trial, { ...draft, diagnostics: [], assumptions: [] });
  return { result, typed: trial.type !== undefined || trial.typeName !== undefined };
}

const isLimit = (text: string, at: number) => constraintAt(new Cursor(text, 1, 1), at);
const isOneWord = (text: string) => /^\s*\(?\p{L}+\)?\s*$/u.test(text);
/** Two measures joined by an `and`: `ancho y alto: decimal`; other pairs may be one thing. */
const isMeasure = (name: string) => {
  const { sure, type } = inferType(name);
  return sure && isNumeric(type);
};

/** `opening time and closing time`, `hora de inicio y hora de fin`: each says again what it is. */
function shareHead(pieces: readonly Piece[]): boolean {
  const words = pieces.map(({ text }) => fold(text).split(/\s+/));
  const heads = [words.map((each) => each[0]), words.map((each) => each.at(-1))];
  return words.every(({ length }) => length > 1) && heads.some((each) => new Set(each).size === 1);
}

/** Words behind which a colon says something about the one field. */
const ABOUT =
  /^(?:values?|valor(?:es)?|opciones|options|choices|format|formato|label|etiqueta|comment|comentario|nota|note|help|ayuda|descripcion|description|examples?|ejemplos?|units?|unidad(?:es)?|type|tipo)$/;

/** Behind no type a further piece is a name when it can be neither constraint, type nor a slip in writing one. */
function isNameHere({ text: name, at }: Piece, text: string, all: readonly Piece[]): boolean {
  const folded = fold(name);
  if (ABOUT.test(folded) || isLimit(text, at) || UNIT.test(name)) return false;
  // `calle, número y ciudad`: among three a noun that could be a type is one more name.
  if (isType(name, all[0]?.text ?? '') && !(all.length > 2 && isTypeNoun(name))) return false;
  if (inferType(name).sure || EVERYDAY.test(folded)) return true;
  return nearestConstraint(name.split(/\s+/)) === null && findNearest(folded, LIKELY_TYPES) === null;
}

const LIKELY_TYPES = typeWords().filter((word) => word.length > 3);
/** What people list of a thing, beside the names that tell a type. */
const EVERYDAY =
  /^(?:name|surname|first name|last name|street|city|town|zip|state|province|country|region|address|brand|model|make|title|author|nombre|apellidos?|calle|ciudad|pueblo|municipio|provincia|pais|region|direccion|marca|modelo|titulo|autor|matricula|serie)$/;
/** Nothing but words and commas: names, unless the first could be chosen among the others. */
function areNames(pieces: readonly Piece[], names: EntityNames): boolean {
  const [first, ...others] = pieces.map(({ text }) => text);
  if (first === undefined || isChosen(first)) return false;
  if (!/^\p{Lu}/u.test(first) && others.some((name) => /^\p{Lu}/u.test(name))) return false;
  if (others.length === 1) return names.find(others[0] ?? '') === null;
  const telling = pieces.some(({ text }) => {
    const { sure } = inferType(text);
    return sure || EVERYDAY.test(fold(text)) || /[_\p{N}]/u.test(text);
  });
  return telling || others.length === 2;
}
