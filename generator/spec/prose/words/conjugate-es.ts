import type { VerbForm, VerbKind } from './vocabulary.ts';

/** Participles that are not built with -ado, -ido. */
const PARTICIPLES: Readonly<Record<string, string>> = {
  hacer: 'hecho',
  escribir: 'escrito',
  inscribir: 'inscrito',
  suscribir: 'suscrito',
  describir: 'descrito',
  abrir: 'abierto',
  cubrir: 'cubierto',
  poner: 'puesto',
  componer: 'compuesto',
  proponer: 'propuesto',
  disponer: 'dispuesto',
  ver: 'visto',
  resolver: 'resuelto',
  devolver: 'devuelto',
  decir: 'dicho',
  imprimir: 'impreso',
  prever: 'previsto',
  romper: 'roto',
  adscribir: 'adscrito',
  supervisar: 'supervisado',
  revolver: 'revuelto',
  morir: 'muerto',
};
/** First persons plural and futures that the stem does not give. */
const FUTURE_STEMS: Readonly<Record<string, string>> = {
  tener: 'tendr',
  contener: 'contendr',
  mantener: 'mantendr',
  obtener: 'obtendr',
  hacer: 'har',
  poner: 'pondr',
  componer: 'compondr',
  disponer: 'dispondr',
  proponer: 'propondr',
  venir: 'vendr',
  poder: 'podr',
  querer: 'querr',
  haber: 'habr',
  saber: 'sabr',
  salir: 'saldr',
};

/**
 * Puts the forms of Spanish verbs into `forms` (folded): third persons, `we`, infinitive with and without -se,
 * participles in both genders and numbers, gerund. `pedir:pid` gives the stem of the stressed forms.
 */
export function addSpanishVerbs(
  forms: Map<string, VerbForm[]>,
  kind: VerbKind,
  verbs: string,
  weak = false,
): void {
  for (const entry of verbs.trim().split(/\s+/)) {
    const [lemma = '', stressed] = entry.split(':');
    const stem = lemma.slice(0, -2);
    const ending = lemma.slice(-2);
    const present = stressed ?? stem;
    const vowel = ending === 'ar' ? 'a' : 'e';
    put(forms, `${present}${vowel}`, { lemma, kind, form: 'finite', number: 'one', weak });
    put(forms, `${present}${vowel}n`, { lemma, kind, form: 'finite', number: 'many' });
    put(forms, `${stem}${ending.charAt(0)}mos`, { lemma, kind, form: 'we' });
    put(forms, `${present}o`, { lemma, kind, form: 'we', weak: true });
    const future = FUTURE_STEMS[lemma] ?? lemma;
    put(forms, `${future}a`, { lemma, kind, form: 'finite', number: 'one' });
    put(forms, `${future}an`, { lemma, kind, form: 'finite', number: 'many' });
    for (const infinitive of [
      lemma,
      `${lemma}se`,
      `${lemma}lo`,
      `${lemma}la`,
      `${lemma}los`,
      `${lemma}las`,
    ]) {
      put(forms, infinitive, { lemma, kind, form: 'infinitive' });
    }
    // Subjunctives stand behind «que» and «cuando»: «que pertenezca», «cuando se borre».
    const other = ending === 'ar' ? 'e' : 'a';
    put(forms, `${subjunctiveStem(present, ending)}${other}`, {
      lemma,
      kind,
      form: 'finite',
      number: 'one',
      weak: true,
    });
    put(forms, `${subjunctiveStem(present, ending)}${other}n`, {
      lemma,
      kind,
      form: 'finite',
      number: 'many',
    });
    const participle = participleOf(lemma);
    for (const end of ['o', 'a', 'os', 'as'])
      put(forms, `${participle.slice(0, -1)}${end}`, { lemma, kind, form: 'participle' });
    const gerundStem = present.endsWith('uy') ? `${present}endo` : `${stem}iendo`;
    put(forms, ending === 'ar' ? `${stem}ando` : gerundStem, { lemma, kind, form: 'gerund' });
  }
}

/** The participle of a Spanish infinitive: `coordinar` → `coordinado`, `escribir` → `escrito`. */
export function participleOf(lemma: string): string {
  return PARTICIPLES[lemma] ?? `${lemma.slice(0, -2)}${lemma.endsWith('ar') ? 'ado' : 'ido'}`;
}

function subjunctiveStem(stem: string, ending: string): string {
  if (ending === 'ar') {
    if (stem.endsWith('c')) return `${stem.slice(0, -1)}qu`;
    if (stem.endsWith('g')) return `${stem}u`;
    return stem.endsWith('z') ? `${stem.slice(0, -1)}c` : stem;
  }
  if (/[aeo]c$/.test(stem)) return `${stem.slice(0, -1)}zc`;
  return stem.endsWith('ten') || stem.endsWith('tien')
    ? `${stem.replace(/ie?n$/, 'en')}g`.replace('ieng', 'eng')
    : stem;
}

function put(forms: Map<string, VerbForm[]>, key: string, form: VerbForm): void {
  const known = forms.get(key);
  if (known) known.push(form);
  else forms.set(key, [form]);
}
