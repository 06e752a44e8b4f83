import { fold } from '../naming/fold.ts';

/** What people call the colour of an application, and a shade of it that carries white text. */
const COLOURS: readonly [RegExp, string][] = [
  [/^(?:red|rojo|roja)$/, '#dc2626'],
  [/^(?:crimson|carmesi|granate|burgundy|burdeos|wine|vino)$/, '#9f1239'],
  [/^(?:orange|naranja|anaranjado)$/, '#ea580c'],
  [/^(?:amber|ambar|mustard|mostaza)$/, '#d97706'],
  [/^(?:yellow|amarillo|amarilla|gold|golden|dorado|dorada)$/, '#ca8a04'],
  [/^(?:lime|lima)$/, '#65a30d'],
  [/^(?:green|verde)$/, '#16a34a'],
  [/^(?:olive|oliva|verde oliva|olive green)$/, '#4d7c0f'],
  [/^(?:emerald|esmeralda|verde esmeralda|dark green|verde oscuro)$/, '#047857'],
  [/^(?:teal|verde azulado|azul verdoso|petrol|petroleo|azul petroleo)$/, '#0f766e'],
  [/^(?:cyan|cian|turquoise|turquesa|aqua)$/, '#0891b2'],
  [/^(?:sky|celeste|azul cielo|sky blue|light blue|azul claro)$/, '#0284c7'],
  [/^(?:blue|azul)$/, '#2563eb'],
  [/^(?:navy|navy blue|dark blue|azul marino|azul oscuro)$/, '#1e3a8a'],
  [/^(?:indigo|anil)$/, '#4f46e5'],
  [/^(?:violet|violeta|lila|lilac|lavender|lavanda)$/, '#7c3aed'],
  [/^(?:purple|morado|morada|purpura)$/, '#9333ea'],
  [/^(?:magenta|fuchsia|fucsia)$/, '#c026d3'],
  [/^(?:pink|rosa|rosado)$/, '#db2777'],
  [/^(?:brown|marron|cafe|castano)$/, '#92400e'],
  [/^(?:gray|grey|gris|slate|pizarra)$/, '#475569'],
  [/^(?:black|negro|negra)$/, '#18181b'],
];

/** Takes what a SPEC says of its colour (`#0f766e`, `#0a7`, `teal`, `verde oscuro`), returns it as `#rrggbb`; null for anything else. */
export function findColour(text: string): string | null {
  const folded = fold(text)
    .trim()
    .replace(/^["'`]|["'`.]$/g, '');
  const hex = /^#([0-9a-f]{3}|[0-9a-f]{6})$/.exec(folded)?.[1];
  if (hex) return `#${hex.length === 3 ? hex.replace(/./g, '$&$&') : hex}`;
  return COLOURS.find(([words]) => words.test(folded))?.[1] ?? null;
}
