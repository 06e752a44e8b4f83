/** Plural → singular where the rules below would go wrong; both folded. */
const SINGULAR = new Map(
  Object.entries({
    clubes: 'club',
    albumes: 'album',
    sedes: 'sede',
    alcaldes: 'alcalde',
    redes: 'red',
    relojes: 'reloj',
    leyes: 'ley',
    reyes: 'rey',
    bueyes: 'buey',
    indices: 'indice',
    vertices: 'vertice',
    apendices: 'apendice',
    enlaces: 'enlace',
    cauces: 'cauce',
    avances: 'avance',
    alcances: 'alcance',
    complices: 'complice',
    artifices: 'artifice',
    cines: 'cine',
    detalles: 'detalle',
    calles: 'calle',
    valles: 'valle',
    vales: 'vale',
    chales: 'chale',
    dobles: 'doble',
    triples: 'triple',
    aires: 'aire',
    especimenes: 'especimen',
    regimenes: 'regimen',
    caracteres: 'caracter',
    intereses: 'interes',
    meses: 'mes',
    paises: 'pais',
    bases: 'base',
    clases: 'clase',
    fases: 'fase',
    frases: 'frase',
    envases: 'envase',
    pases: 'pase',
    gases: 'gas',
    reveses: 'reves',
    autobuses: 'autobus',
    buses: 'bus',
    dioses: 'dios',
    toses: 'tos',
    viruses: 'virus',
    cheques: 'cheque',
    tiquetes: 'tiquete',
    informes: 'informe',
    lunes: 'lunes',
    martes: 'martes',
    jueves: 'jueves',
    viernes: 'viernes',
    gafas: 'gafas',
    series: 'serie',
    especies: 'especie',
    superficies: 'superficie',
    caries: 'caries',
    tarifas: 'tarifa',
    chasis: 'chasis',
    compases: 'compas',
    entremeses: 'entremes',
    arneses: 'arnes',
    feligreses: 'feligres',
    ingleses: 'ingles',
    franceses: 'frances',
    marqueses: 'marques',
    corteses: 'cortes',
    planes: 'plan',
    chefs: 'chef',
    emails: 'email',
    cofres: 'cofre',
    timbres: 'timbre',
    moviles: 'movil',
    muebles: 'mueble',
    inmuebles: 'inmueble',
    cables: 'cable',
    responsables: 'responsable',
    variables: 'variable',
    tomates: 'tomate',
    items: 'item',
    bienes: 'bien',
    pies: 'pie',
    bebes: 'bebe',
    cafes: 'cafe',
    comites: 'comite',
    canapes: 'canape',
    chalets: 'chalet',
    menus: 'menu',
    ceos: 'ceo',
    tests: 'test',
    posts: 'post',
    jefes: 'jefe',
    perfiles: 'perfil',
    roles: 'rol',
    goles: 'gol',
    soles: 'sol',
    moles: 'mole',
    miles: 'mil',
    males: 'mal',
    pixeles: 'pixel',
  }),
);

const UNCHANGED = new Set(
  `status analisis crisis tesis dosis oasis sintesis hipotesis diagnosis virus campus corpus bonus atlas cosmos gps sms
  news mes pais interes autobus bus gas mas menos dos tres seis dios tos chasis caos bis gratis paraguas cumpleanos
  sacapuntas rascacielos abrelatas parabrisas salvavidas torax climax fenix lunes martes jueves viernes gafas express
  wifi datos vacaciones finanzas viveres enseres compas reves ingles frances marques cortes arnes entremes plus ios
  canvas sales analytics logistics goods address process business access class pass boss kiss miss address gps`
    .trim()
    .split(/\s+/),
);

/** The singular of one folded Spanish word; a word that is no plural comes back unchanged. */
export function singularSpanish(word: string): string {
  const known = SINGULAR.get(word);
  if (known !== undefined) return known;
  if (word.length < 4 || !word.endsWith('s') || UNCHANGED.has(word) || /(ss|us|is|ys)$/.test(word))
    return word;
  if (!word.endsWith('es')) return word.slice(0, -1);
  const stem = word.slice(0, -2);
  if (/[aeiou]nces$/.test(word)) return `${stem}e`;
  if (/[aeiou]ces$/.test(word) && !/[ls]ces$/.test(word)) return `${stem.slice(0, -1)}z`;
  if (/[aeiou][lrnd]es$/.test(word)) return stem;
  if (/[aeiou]ses$/.test(word)) return /(as|es|os)es$/.test(word) ? `${stem}e` : stem;
  if (/[ou]yes$|xes$/.test(word)) return stem;
  return word.slice(0, -1);
}

/** The plural of one folded Spanish word. */
export function pluralSpanish(word: string): string {
  if (
    UNCHANGED.has(word) &&
    !['mes', 'pais', 'interes', 'autobus', 'bus', 'gas', 'dios', 'tos'].includes(word)
  )
    return word;
  for (const [many, one] of SINGULAR) if (one === word) return many;
  if (/z$/.test(word)) return `${word.slice(0, -1)}ces`;
  if (/[aeiou]$/.test(word)) return `${word}s`;
  if (/[sx]$/.test(word)) return /[aeiou]{2}s$|^[^aeiou]*[aeiou]s$/.test(word) ? `${word}es` : word;
  if (/[aeiou][dlnrjy]$/.test(word)) return `${word}es`;
  return `${word}s`;
}

const ACUTE: Record<string, string> = { a: 'á', e: 'é', i: 'í', o: 'ó', u: 'ú' };
const PLAIN: Record<string, string> = { á: 'a', é: 'e', í: 'i', ó: 'o', ú: 'u' };
const syllables = (word: string) => (word.match(/[aeiouáéíóú]+/gi) ?? []).length;

/**
 * Puts the written accent right after a plural lost its ending: `camion` from `camiones` → `camión` (stressed on the
 * last syllable and ending in n or s needs it), `imágen` from `imágenes` → `imagen` (stressed before it needs none).
 */
export function accentSingular(word: string): string {
  if (!/[aeiouáéíóú][ns]$/i.test(word)) return word;
  if (/[aeo][íú][ns]$/i.test(word)) return word;
  if (/[áéíóú]/i.test(word))
    return word.replace(/[áéíóú]/gi, (vowel) => sameCase(vowel, PLAIN[vowel.toLowerCase()] ?? vowel));
  if (syllables(word) < 2) return word;
  return word.replace(
    /([aeiou])([ns])$/i,
    (_, vowel: string, end: string) => sameCase(vowel, ACUTE[vowel.toLowerCase()] ?? vowel) + end,
  );
}

/** Puts the written accent right before a plural ending is added: `camión` → `camion`(es), `imagen` → `imágen`(es). */
export function accentPlural(word: string): string {
  if (!/[aeiouáéíóú][ns]$/i.test(word)) return word;
  if (/[aeo][íú][ns]$/i.test(word)) return word;
  if (/[áéíóú][ns]$/i.test(word)) {
    return word.replace(/[áéíóú](?=[ns]$)/i, (vowel) => sameCase(vowel, PLAIN[vowel.toLowerCase()] ?? vowel));
  }
  // Without a written accent only words in -en are stressed before the end; `camion` is `camión` written carelessly.
  if (/[áéíóú]/i.test(word) || syllables(word) < 2 || !/en$/i.test(word) || /^almacen$/i.test(word))
    return word;
  const at = /[aeiou][^aeiou]*[aeiou]+[ns]$/i.exec(word)?.index;
  if (at === undefined) return word;
  const vowel = word.charAt(at);
  return word.slice(0, at) + sameCase(vowel, ACUTE[vowel.toLowerCase()] ?? vowel) + word.slice(at + 1);
}

function sameCase(like: string, letter: string): string {
  return like === like.toUpperCase() && like !== like.toLowerCase() ? letter.toUpperCase() : letter;
}
