const IRREGULAR: Record<string, string> = {
  person: 'people',
  man: 'men',
  woman: 'women',
  child: 'children',
  foot: 'feet',
  tooth: 'teeth',
  goose: 'geese',
  mouse: 'mice',
  ox: 'oxen',
  leaf: 'leaves',
  shelf: 'shelves',
  knife: 'knives',
  life: 'lives',
  wife: 'wives',
  half: 'halves',
  loaf: 'loaves',
  thief: 'thieves',
  wolf: 'wolves',
  calf: 'calves',
  criterion: 'criteria',
  phenomenon: 'phenomena',
  medium: 'media',
  datum: 'data',
  index: 'indexes',
  matrix: 'matrices',
  vertex: 'vertices',
  axis: 'axes',
  analysis: 'analyses',
  basis: 'bases',
  crisis: 'crises',
  diagnosis: 'diagnoses',
  thesis: 'theses',
  hypothesis: 'hypotheses',
  synopsis: 'synopses',
  quiz: 'quizzes',
  die: 'dice',
  movie: 'movies',
  cookie: 'cookies',
  tie: 'ties',
  pie: 'pies',
  lie: 'lies',
  zombie: 'zombies',
  selfie: 'selfies',
  prairie: 'prairies',
  genie: 'genies',
  calorie: 'calories',
  hero: 'heroes',
  potato: 'potatoes',
  tomato: 'tomatoes',
  echo: 'echoes',
  veto: 'vetoes',
  torpedo: 'torpedoes',
  cargo: 'cargoes',
  mango: 'mangoes',
  bus: 'buses',
  gas: 'gases',
  lens: 'lenses',
  alias: 'aliases',
  status: 'statuses',
  campus: 'campuses',
  virus: 'viruses',
  bonus: 'bonuses',
  census: 'censuses',
  atlas: 'atlases',
  canvas: 'canvases',
  corpus: 'corpora',
  house: 'houses',
  horse: 'horses',
  course: 'courses',
  nurse: 'nurses',
  case: 'cases',
  base: 'bases',
  phase: 'phases',
  purchase: 'purchases',
  release: 'releases',
  lease: 'leases',
  expense: 'expenses',
  license: 'licenses',
  response: 'responses',
  warehouse: 'warehouses',
  database: 'databases',
  exercise: 'exercises',
  disease: 'diseases',
  purpose: 'purposes',
  universe: 'universes',
  dose: 'doses',
  clause: 'clauses',
  cause: 'causes',
  pause: 'pauses',
  rose: 'roses',
  nose: 'noses',
  verse: 'verses',
  size: 'sizes',
  prize: 'prizes',
  maze: 'mazes',
  cache: 'caches',
  axe: 'axes',
  shoe: 'shoes',
  toe: 'toes',
  moustache: 'moustaches',
  niche: 'niches',
  headache: 'headaches',
  staff: 'staff',
  roof: 'roofs',
  proof: 'proofs',
  chef: 'chefs',
  chief: 'chiefs',
  belief: 'beliefs',
  address: 'addresses',
  process: 'processes',
  proxy: 'proxies',
  passerby: 'passersby',
};

const UNCOUNTABLE = new Set(
  `news series species sheep fish deer aircraft equipment information software hardware feedback furniture luggage
  money music rice goods analytics logistics economics physics mathematics means headquarters metadata data
  media staff gps sms saas paas ios bus gas lens alias status campus virus bonus census atlas canvas corpus
  apparatus consensus focus genius radius locus minus plus surplus thus chaos cosmos pancreas bias kudos gas
  iris pelvis tennis christmas texas analysis basis crisis diagnosis thesis hypothesis synopsis axis emphasis`
    .trim()
    .split(/\s+/),
);

const SINGULAR = new Map(Object.entries(IRREGULAR).map(([one, many]) => [many, one] as const));
// `axes` is usually of an axis, `bases` usually of a base, `dice` of a die, `data` stays as it is.
SINGULAR.set('axes', 'axis').set('bases', 'base').delete('data');
SINGULAR.delete('media');
// In software leaves are days off far more often than parts of a plant.
SINGULAR.set('leaves', 'leave');
SINGULAR.set('indices', 'index').set('appendices', 'appendix').set('heroes', 'hero');

/** The singular of one folded English word; a word that is no plural comes back unchanged. */
export function singularEnglish(word: string): string {
  const known = SINGULAR.get(word);
  if (known !== undefined) return known;
  if (word.endsWith('smen')) return `${word.slice(0, -2)}an`;
  if (UNCOUNTABLE.has(word) || Object.hasOwn(IRREGULAR, word) || word.length < 3 || !word.endsWith('s'))
    return word;
  if (/(ss|us|is)$/.test(word)) return word;
  if (word.endsWith('ies')) return word.length > 4 ? `${word.slice(0, -3)}y` : word.slice(0, -1);
  if (/(sses|shes|ches|xes|zzes)$/.test(word)) return word.slice(0, -2);
  if (/(shelves|selves|elves|wolves|calves|halves)$/.test(word)) return `${word.slice(0, -3)}f`;
  if (/oes$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}

/** The plural of one folded English word. */
export function pluralEnglish(word: string): string {
  const known = Object.hasOwn(IRREGULAR, word) ? IRREGULAR[word] : undefined;
  if (known !== undefined) return known;
  if (UNCOUNTABLE.has(word)) return word;
  const compound = /^(.*)(person|woman|man|child|shelf|knife|life|wife|house|mouse)$/.exec(word);
  if (compound && word !== 'human' && word !== 'german' && word !== 'roman') {
    return `${compound[1]}${IRREGULAR[compound[2] ?? ''] ?? ''}`;
  }
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  if (/(sis)$/.test(word)) return `${word.slice(0, -2)}es`;
  if (/(s|sh|ch|x|z)$/.test(word)) return `${word}es`;
  return `${word}s`;
}
