import { parseChoices } from './choice.ts';
import type { NounPhrase } from './phrases.ts';
import type { Scan } from './scan.ts';

/** `such as breakfast or parking`: examples, unless the noun is one that has alternatives. */
export function parseExamples(scan: Scan, at: number, phrase: NounPhrase): number | null {
  if (!/^(?:such|like|for|e\.g|como|por|tales|tal|p\.ej)$/.test(scan.key(at))) return null;
  const opener =
    /^(such as|like|for example|for instance|e\.g|como por ejemplo|por ejemplo|tales como|tal como|como|p\.ej) /.exec(
      `${scan.key(at)} ${scan.key(at + 1)} ${scan.key(at + 2)} `,
    );
  const long = opener?.[1]?.split(' ').length ?? 0;
  if (long === 0) return null;
  let place = at + long;
  if (scan.isMark(place, '.,:')) place += 1;
  const choices = parseChoices(scan, place);
  if (!choices) return null;
  if (choices.sawOr && isChoiceNoun(scan, phrase)) {
    setChoices(phrase, choices);
    phrase.valuesGuessed = true;
  }
  return scan.isMark(choices.end, '…') || scan.isMark(choices.end, '...') ? choices.end + 1 : choices.end;
}

const FIRST =
  /^(?:with|con|whose|cuyos|que|which|that|from|de|the|los|las|following|possible|posibles|siguientes|values|options|valores|opciones|one|any|either|among|uno|una|alguno|alguna|cualquiera|entre|being|bien|ya|whether|in|en)$/;

/** `one of draft, submitted or graded`, `either open or closed`, `with values a, b and c`, `: a, b or c`. */
export function parseOneOf(scan: Scan, at: number, phrase: NounPhrase): number | null {
  const isColon = scan.isMark(at, ':—–');
  if (!isColon && !FIRST.test(scan.key(at))) return null;
  const opener =
    /^(?:(?:with |con |whose |cuyos |que |which |that |from |de )?(?:(?:the |los |las )?(?:following |possible |posibles |siguientes )?(?:values|options|valores|opciones)(?: posibles| possible| are| son| posibles son)?(?: like| como)?)|one of the following values|one of the following|one of these values|one of these|one of|any of|either|among|uno de estos valores|una de estas opciones|uno de los siguientes valores|uno de los siguientes|una de las siguientes|uno de estos|una de estas|uno de|una de|alguno de|alguna de|cualquiera de|entre|being|que es|bien|ya sea|whether|possible values|(?:in |en )?(?:one of these|one of the following|one of three|one of four|uno de estos|una de estas|uno de los siguientes|una de las siguientes) (?:\w+ )?(?:states|statuses|stages|categories|types|levels|options|values|estados|tipos|fases|niveles|categorias|etapas|valores|opciones))\s/.exec(
      `${scan.tokens
        .slice(at, at + 6)
        .map(({ key, kind }) => (kind === 'mark' || kind === 'quoted' ? '\u0000' : key))
        .join(' ')} `,
    );
  const colon = opener === null && scan.isMark(at, ':—–');
  if (!opener && !colon) return null;
  let place = at + (opener ? opener[0].trim().split(' ').length : 1);
  if (scan.isMark(place, ':')) place += 1;
  if (/^(are|son|los|las|the)$/.test(scan.key(place))) place += 1;
  const wrapped = scan.isMark(place, '(');
  const choices = parseChoices(scan, place + (wrapped ? 1 : 0));
  if (!choices) return null;
  if (colon && !choices.sawOr && !isChoiceNoun(scan, phrase)) return null;
  if (
    opener &&
    /^(?:being|que es|entre|bien) $/.test(opener[0]) &&
    !choices.sawOr &&
    !isChoiceNoun(scan, phrase)
  )
    return null;
  setChoices(phrase, choices);
  const closes = (wrapped && scan.isMark(choices.end, ')')) || scan.isMark(choices.end, '—–');
  return choices.end + (closes ? 1 : 0);
}

export function setChoices(phrase: NounPhrase, choices: { values: string[]; default?: string }): void {
  phrase.values = choices.values;
  if (choices.default !== undefined) phrase.default = choices.default;
}

/** True when the head of a phrase is a noun that has alternatives: status, type, level. */
export function isChoiceNoun(scan: Scan, phrase: NounPhrase): boolean {
  const { choiceNouns, language } = scan.words;
  const head = language === 'es' ? phrase.words[0] : phrase.words[phrase.headLength - 1];
  return (
    head !== undefined &&
    (choiceNouns.has(head.key) ||
      choiceNouns.has(scan.singular(head).toLowerCase()) ||
      phrase.words.some(({ key }) => choiceNouns.has(key)))
  );
}
