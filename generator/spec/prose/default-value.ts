import { fold } from '../naming/fold.ts';
import type { NounPhrase } from './phrases.ts';
import type { Scan } from './scan.ts';

const FIRST =
  /^(?:with|con|which|que|and|y|a|the|un|el|default\w*|valor|by|is|por|initially|inicialmente|start\w*|empieza)$/;

/** `default X`, `by default X`, `defaults to X`, `por defecto X`, `con valor inicial X`, `inicialmente X`. */
export function parseDefault(scan: Scan, at: number, phrase: NounPhrase): number | null {
  if (!FIRST.test(scan.key(at))) return null;
  const opener =
    /^(?:(?:with |con |which |que |and |y )?(?:(?:a |the |un |el )?(?:default value of|default value|default of|default|valor por defecto de|valor por defecto|valor inicial de|valor inicial)|by default|is by default|defaults to|defaulting to|is by default|por defecto|por defecto es|por omision|es por defecto|por defecto sera|initially|inicialmente|starts as|starts at|empieza en|starting as))\s/.exec(
      `${scan.tokens
        .slice(at, at + 7)
        .map(({ key, kind }) => (kind === 'mark' || kind === 'quoted' ? '\u0000' : key))
        .join(' ')} `,
    );
  if (!opener) return null;
  let place = at + opener[0].trim().split(' ').length;
  if (scan.isMark(place, ':=')) place += 1;
  if (/^(is|es|to|a|of|de|sera)$/.test(scan.key(place)) && scan.token(place + 1)) place += 1;
  const token = scan.token(place);
  if (!token || token.kind === 'mark') return null;
  let end = place + 1;
  while (
    end < place + 3 &&
    scan.isWord(end) &&
    token.kind === 'word' &&
    !scan.endsPhrase(end) &&
    phrase.values?.some((value) => value.toLowerCase().startsWith(scan.text(place, end + 1).toLowerCase()))
  )
    end += 1;
  phrase.default = scan.text(place, end);
  if (token.kind === 'quoted') phrase.default = token.text;
  return end;
}

/** `pending by default`, `pendiente por defecto`: one of the alternatives already named, or a plain value. */
export function parseDefaultBehind(scan: Scan, at: number, phrase: NounPhrase): number | null {
  // `(low, medium, high) with medium by default`.
  if (/^(with|con)$/.test(scan.key(at)) && phrase.values) return parseDefaultBehind(scan, at + 1, phrase);
  // `una multa de 0 por defecto`.
  if (/^(de|of)$/.test(scan.key(at)) && scan.number(at + 1)) return parseDefaultBehind(scan, at + 1, phrase);
  for (let length = 1; length <= 3; length += 1) {
    const mark = /^(by default|por defecto|por omision|as default|at first|al principio|al inicio)$/.test(
      `${scan.key(at + length)} ${scan.key(at + length + 1)}`,
    );
    if (!mark) continue;
    const value = scan.text(at, at + length);
    const known =
      phrase.values === undefined
        ? /^(true|false|yes|no|si|-?\d+(?:[.,]\d+)?)$/i.test(value)
        : phrase.values.some((one) => fold(one) === fold(value));
    if (!known) return null;
    phrase.default = value;
    return at + length + 2;
  }
  return null;
}
