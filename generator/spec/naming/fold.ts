const cache = new Map<string, string>();

function foldUnit(unit: string): string {
  const known = cache.get(unit);
  if (known !== undefined) return known;
  const base = unit.normalize('NFD').charAt(0).toLowerCase();
  const folded = base.length === 1 ? base : unit;
  if (cache.size < 4096) cache.set(unit, folded);
  return folded;
}

/**
 * Lower case without accents, ñ as n; the result has exactly the length of `text`, so that an index into one
 * is an index into the other.
 */
export function fold(text: string): string {
  if (/^[\x20-\x7e\t\r\n]*$/.test(text)) return text.toLowerCase();
  let out = '';
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const unit = text.charAt(i);
    if (code < 128) out += unit.toLowerCase();
    else if (code >= 0xd800 && code <= 0xdfff) out += unit;
    else out += foldUnit(unit);
  }
  return out;
}

/** What two names are compared by: folded, letters and digits only. */
export function foldKey(text: string): string {
  return fold(text.normalize('NFC')).replace(/[^\p{L}\p{N}]+/gu, '');
}
