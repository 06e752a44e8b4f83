import type { NounPhrase } from './phrases.ts';
import type { Scan } from './scan.ts';

const OPENER =
  /^(?:(?:that |which |que )?(?:matches|matching|must match|cumple|cumpla|sigue|siga)(?: the| el| la)?(?: regex| pattern| regular expression| patron| expresion regular| expresion| formato)?|(?:with |con |in |en )?(?:the |a |el |un |la )?(?:regex|pattern|regular expression|patron|expresion regular|formato|format))(?: of| de)? $/;

const FIRST =
  /^(?:that|which|que|match\w*|must|cumpl[ea]|sig[ua]e?|siga|with|con|in|en|the|a|el|un|la|regex|pattern|regular|patron|expresion|formato|format)$/;

/** `with pattern /^[A-Z]+$/`, `con el patrón "^[a-z]+$"`: the expression is cut from the text, not from its tokens. */
export function parsePattern(scan: Scan, at: number, phrase: NounPhrase): number | null {
  if (!FIRST.test(scan.key(at))) return null;
  for (let length = 1; length <= 6; length += 1) {
    const keys = scan.tokens.slice(at, at + length).map(({ key }) => key);
    if (keys.length < length || !OPENER.test(`${keys.join(' ')} `)) continue;
    const found = expressionAt(scan, at + length);
    if (found) {
      phrase.pattern = found.pattern;
      return found.end;
    }
  }
  return null;
}

function expressionAt(scan: Scan, at: number): { pattern: string; end: number } | null {
  const place = scan.isMark(at, ':') ? at + 1 : at;
  const token = scan.token(place);
  if (!token) return null;
  if (token.kind === 'quoted') return { pattern: token.text, end: place + 1 };
  const { text } = scan.sentence.paragraph;
  const lineEnd = text.indexOf('\n', token.start);
  const line = text.slice(token.start, Math.min(lineEnd === -1 ? text.length : lineEnd, token.start + 300));
  const slashed = /^\/((?:[^/\\\n]|\\.)+)\//.exec(line);
  const anchored = /^\^[^\s,;]*\$/.exec(line);
  const written = slashed?.[0] ?? anchored?.[0];
  if (!written) return null;
  const end = token.start + written.length;
  let next = place;
  while (next < scan.length && (scan.token(next)?.start ?? end) < end) next += 1;
  return { pattern: slashed?.[1] ?? written, end: next };
}
