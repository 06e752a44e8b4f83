import type { VerbForm, VerbKind } from './vocabulary.ts';

/** Past and participle of the irregular verbs used here, `base past participle`; regular ones are derived. */
const IRREGULAR = new Map(
  `write wrote written|teach taught taught|make made made|buy bought bought|sell sold sold|send sent sent|give gave given
  |take took taken|build built built|run ran run|hold held held|lead led led|keep kept kept|draw drew drawn|drive drove driven
  |fly flew flown|grow grew grown|know knew known|pay paid paid|read read read|ride rode ridden|see saw seen|shoot shot shot
  |sing sang sung|speak spoke spoken|spend spent spent|tell told told|win won won|wear wore worn|choose chose chosen
  |breed bred bred|feed fed fed|catch caught caught|lend lent lent|leave left left|lose lost lost|meet met met|set set set
  |show showed shown|drink drank drunk|eat ate eaten|begin began begun|break broke broken|bring brought brought|find found found
  |throw threw thrown|undergo underwent undergone|oversee oversaw overseen|have had had|comprise comprised comprised|put put put
  |bear bore born|understand understood understood|come came come|get got got|think thought thought|sleep slept slept|do did done
  |fight fought fought|stand stood stood|light lit lit|lay laid laid|hang hung hung|bid bid bid|cut cut cut|split split split|say said said
  |swim swam swum|sit sat sat|go went gone|become became become`
    .split('|')
    .map((row) => {
      const [base = '', past = '', participle = ''] = row.trim().split(/\s+/);
      return [base, { past, participle }] as const;
    }),
);

/** Verbs that double their last consonant: plan → planned. */
const DOUBLING = new Set(
  'plan ship stop tag drop refer enrol submit permit admit commit transfer map log occur rent-out chat scan pin cap control equip'.split(
    ' ',
  ),
);

function withEnding(base: string, ending: 'ed' | 'ing'): string {
  if (DOUBLING.has(base)) return `${base}${base.at(-1)}${ending}`;
  if (base.endsWith('e') && !base.endsWith('ee'))
    return ending === 'ed' ? `${base}d` : `${base.slice(0, -1)}ing`;
  if (/[^aeiou]y$/.test(base) && ending === 'ed') return `${base.slice(0, -1)}ied`;
  return `${base}${ending}`;
}

/** The third person: carry → carries, teach → teaches. */
function thirdPerson(base: string): string {
  if (base === 'have') return 'has';
  if (/[^aeiou]y$/.test(base)) return `${base.slice(0, -1)}ies`;
  return /(s|sh|ch|x|z|o)$/.test(base) ? `${base}es` : `${base}s`;
}

/** Puts every form of English verbs into `forms`; `weak` verbs look like nouns in some form (`orders`, `rates`). */
export function addEnglishVerbs(
  forms: Map<string, VerbForm[]>,
  kind: VerbKind,
  verbs: string,
  weak = false,
): void {
  for (const base of verbs.trim().split(/\s+/)) {
    const irregular = IRREGULAR.get(base);
    const past = irregular?.past ?? withEnding(base, 'ed');
    const participle = irregular?.participle ?? past;
    put(forms, base, { lemma: base, kind, form: 'infinitive', number: 'many', weak });
    put(forms, thirdPerson(base), { lemma: base, kind, form: 'finite', number: 'one', weak });
    put(forms, participle, { lemma: base, kind, form: 'participle' });
    if (past !== participle) put(forms, past, { lemma: base, kind, form: 'finite' });
    put(forms, withEnding(base, 'ing'), { lemma: base, kind, form: 'gerund' });
  }
}

function put(forms: Map<string, VerbForm[]>, key: string, form: VerbForm): void {
  const known = forms.get(key);
  if (known) known.push(form);
  else forms.set(key, [form]);
}
