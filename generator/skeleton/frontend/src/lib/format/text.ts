const TAGS = /<[^>]*>/g;
const BLOCKS = /<\/(p|h[1-6]|li|blockquote|pre|div)>|<br\s*\/?>/gi;
const ENTITIES: Readonly<Record<string, string>> = {
  '&nbsp;': ' ',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&amp;': '&',
};

/** Takes formatted text (HTML), returns what it says without its form. */
export function plainText(html: string): string {
  return html
    .replace(BLOCKS, ' ')
    .replace(TAGS, '')
    .replace(/&(nbsp|lt|gt|quot|#39|amp);/g, (entity) => ENTITIES[entity] ?? entity)
    .replace(/\s+/g, ' ')
    .trim();
}

/** Takes a text and how many characters fit, returns it or its beginning, ended at a word where there is one. */
export function clip(text: string, most: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= most) return line;
  const cut = line.slice(0, most - 1);
  const space = cut.lastIndexOf(' ');
  return `${(space > most / 2 ? cut.slice(0, space) : cut).trimEnd()}…`;
}

/** Takes an address of the web, returns its short form for people: no protocol, no `www.`, no slash at the end. */
export function shortUrl(url: string): string {
  return url.replace(/^https?:\/\/(www\.)?/i, '').replace(/\/$/, '');
}

/** Returns whether a link may be made of an address that somebody typed: nothing but the web's own protocols. */
export function isWebUrl(url: string): boolean {
  return /^https?:\/\//i.test(url);
}

/** Takes a name as it begins a line, returns it as it stands inside a sentence; abbreviations keep their capitals. */
export function inSentence(name: string): string {
  const [first = '', second = ''] = name;
  return second !== second.toLowerCase() ? name : first.toLowerCase() + name.slice(first.length);
}
