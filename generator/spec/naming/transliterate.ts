const LATIN: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ħ: 'h',
  ŋ: 'n',
};

const CYRILLIC: Record<string, string> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ж: 'zh',
  з: 'z',
  и: 'i',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ъ: '',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'yu',
  я: 'ya',
  і: 'i',
  є: 'ye',
  ґ: 'g',
};

const GREEK: Record<string, string> = {
  α: 'a',
  β: 'v',
  γ: 'g',
  δ: 'd',
  ε: 'e',
  ζ: 'z',
  η: 'i',
  θ: 'th',
  ι: 'i',
  κ: 'k',
  λ: 'l',
  μ: 'm',
  ν: 'n',
  ξ: 'x',
  ο: 'o',
  π: 'p',
  ρ: 'r',
  σ: 's',
  ς: 's',
  τ: 't',
  υ: 'y',
  φ: 'f',
  χ: 'ch',
  ψ: 'ps',
  ω: 'o',
};

const SYMBOLS: Record<string, string> = {
  '%': ' percent ',
  '&': ' and ',
  '+': ' plus ',
  '€': ' eur ',
  $: ' usd ',
  '№': ' no ',
  º: '',
  ª: '',
};

const TABLE = new Map(Object.entries({ ...LATIN, ...CYRILLIC, ...GREEK, ...SYMBOLS }));

/** `text` in ASCII as far as that makes sense: accents off, Cyrillic and Greek by sound, all else removed. */
export function toAscii(text: string): string {
  let out = '';
  for (const char of text.normalize('NFC')) {
    const lower = char.toLowerCase();
    const known = TABLE.get(lower) ?? TABLE.get(lower.normalize('NFD').charAt(0));
    if (known !== undefined) {
      out += lower !== char && known ? known.charAt(0).toUpperCase() + known.slice(1) : known;
      continue;
    }
    const base = char.normalize('NFKD').replace(/\p{M}+/gu, '');
    out += /^[\x20-\x7e]+$/.test(base) ? base : ' ';
  }
  return out;
}
