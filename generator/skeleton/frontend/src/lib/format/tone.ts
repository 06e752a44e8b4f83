/** The colours a value may have; `--tone-<name>` in globals.css. */
export const TONES = ['blue', 'violet', 'teal', 'amber', 'pink', 'green', 'orange', 'red', 'gray'] as const;
export type Tone = (typeof TONES)[number];

/** What people expect some words to look like, in Spanish and English, whatever their ending. */
const MEANINGS: readonly [Tone, RegExp][] = [
  [
    'green',
    /^(done|solved|resolved|complet|paid|active|activ[oa]|approved|aprobad|accepted|aceptad|published|publicad|success|hech[oa]|resuelt|terminad|finalizad|pagad|entregad|delivered|available|disponible|won|ganad|confirmad|confirmed)/,
  ],
  [
    'red',
    /^(urgent|urgente|critical|critic|cancel|rejected|rechazad|failed|fallid|overdue|vencid|blocked|bloquead|lost|perdid|error|no_disponible|unavailable|agotad|banned|expired|caducad)/,
  ],
  [
    'amber',
    /^(high|alta|alto|waiting|pending|pendiente|on_hold|en_espera|espera|paused|pausad|warning|medium|media|medio|review|en_revision|revision|reservad|reserved|trial)/,
  ],
  [
    'blue',
    /^(open|abiert|new|nuev|normal|in_progress|en_progreso|en_curso|en_proceso|processing|todo|por_hacer|sent|enviad|started|doing|haciendo)/,
  ],
  [
    'gray',
    /^(low|baja|bajo|closed|cerrad|archived|archivad|draft|borrador|inactiv|none|ningun|otro|otra|other)/,
  ],
];

/**
 * Takes the values of a choice and one of them, returns its colour: what the word means, else one by its place that no
 * other value of the choice has got by its meaning. The same choice looks the same everywhere and every time.
 */
export function toneOf(values: readonly string[], value: string): Tone {
  return tonesOf(values).get(value) ?? 'gray';
}

function tonesOf(values: readonly string[]): ReadonlyMap<string, Tone> {
  const found = new Map<string, Tone>();
  for (const value of values) {
    const tone = meaningOf(value);
    // Two values of one colour say nothing: the second finds its own below.
    if (tone && ![...found.values()].includes(tone)) found.set(value, tone);
  }
  const free = TONES.filter((tone) => ![...found.values()].includes(tone) && tone !== 'red');
  let next = 0;
  for (const value of values) {
    if (found.has(value)) continue;
    const pool = free.length > 0 ? free : TONES;
    found.set(value, pool[next % pool.length] ?? 'gray');
    next += 1;
  }
  return found;
}

function meaningOf(value: string): Tone | undefined {
  const word = value
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\s-]+/g, '_');
  return MEANINGS.find(([, pattern]) => pattern.test(word))?.[0];
}
