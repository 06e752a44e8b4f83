import { assume } from '../diagnose.ts';
import { snakeName } from '../naming/names.ts';
import { spanOfPhrase } from './declare.ts';
import { addField, findField, mergeConstraints } from './field.ts';
import type { Model, Thing } from './model.ts';
import { keysOf } from './model.ts';
import { phraseText } from './noun-phrase.ts';
import type { NounPhrase } from './phrases.ts';
import type { Reading, Ref } from './reading.ts';

/** `the email must be unique`: finds the field meant and puts the constraint on it; false when there is none. */
export function applyConstraint(
  model: Model,
  reading: Reading & { is: 'constraint' },
  recent: readonly Thing[],
): boolean {
  let understood = false;
  for (const ref of reading.about) {
    const only = onlyConstraints(reading.constraint);
    understood = constrainOne(model, ref, only, recent) || understood;
  }
  return understood;
}

/** The constraint without the noun it was said of. */
function onlyConstraints(constraint: NounPhrase): NounPhrase {
  return { ...constraint, determiner: {}, words: [] };
}

function constrainOne(model: Model, ref: Ref, constraint: NounPhrase, recent: readonly Thing[]): boolean {
  const state = model.findExact(ref.scan, ref.phrase);
  if (state) return constrainThing(model, state, ref, constraint);
  const { owner, words } = splitOwner(model, ref);
  const things = owner ? [owner] : [...recent, ...model.things];
  for (const thing of things) {
    const field = words.map((name) => findField(thing, name)).find((found) => found !== null);
    if (field) {
      mergeConstraints(field.phrase, constraint);
      return true;
    }
  }
  const home = owner ?? recent[0];
  if (!home) return false;
  return addField(model, home, { scan: ref.scan, phrase: { ...constraint, ...named(ref, words) } });
}

const named = ({ phrase, scan }: Ref, names: readonly string[]) => ({
  words: phrase.owner
    ? phrase.words
    : names.length > 1
      ? phrase.words.slice(0, phrase.headLength)
      : phrase.words,
  headLength: phrase.headLength,
  start: phrase.start,
  determiner: phrase.determiner,
  scan,
});

/** Whose field it is (`customer's email`, `email of the customer`, `customer email`) and under which names to look. */
function splitOwner(model: Model, { scan, phrase }: Ref): { owner: Thing | null; words: string[] } {
  const full = snakeName(phraseText(phrase.words));
  const singular = keysOf(scan, phrase.words).join('_');
  const names = [full, singular];
  if (phrase.owner) return { owner: model.get(keysOf(scan, phrase.owner).join(' ')) ?? null, words: names };
  const complement = phrase.words
    .slice(phrase.headLength + 1)
    .filter(({ key }) => !/^(the|la|el|los|las|each|cada|an|a|un|una)$/.test(key));
  const byComplement = complement.length > 0 ? model.get(keysOf(scan, complement).join(' ')) : undefined;
  const head = phrase.words.slice(0, phrase.headLength);
  if (byComplement)
    return {
      owner: byComplement,
      words: [...names, snakeName(phraseText(head)), keysOf(scan, head).join('_')],
    };
  for (let length = phrase.words.length - 1; length > 0 && scan.words.language === 'en'; length -= 1) {
    const owner = model.get(keysOf(scan, phrase.words.slice(0, length)).join(' '));
    const rest = phrase.words.slice(length);
    if (owner) return { owner, words: [...names, snakeName(phraseText(rest)), keysOf(scan, rest).join('_')] };
  }
  return { owner: null, words: names };
}

/** `a task can be pending, in progress or done`: the alternatives of a thing are its status. */
function constrainThing(model: Model, thing: Thing, ref: Ref, constraint: NounPhrase): boolean {
  if (constraint.state && constraint.state.length > 0) {
    const words = constraint.state;
    return addField(model, thing, {
      scan: ref.scan,
      phrase: { ...constraint, words, headLength: words.length },
    });
  }
  if (!constraint.values) return false;
  const label = ref.scan.words.language === 'es' ? 'estado' : 'status';
  const token = ref.phrase.words[0];
  if (!token) return false;
  const known = findField(thing, label);
  if (known) mergeConstraints(known.phrase, constraint);
  else
    addField(model, thing, {
      scan: ref.scan,
      phrase: { ...constraint, words: [{ ...token, text: label, key: label }], headLength: 1 },
    });
  assume(model.draft, spanOfPhrase(ref).line, {
    es: `Lo que puede ser ${thing.label} se guarda en un campo «estado».`,
    en: `What a ${thing.label} can be is kept in a field “status”.`,
  });
  return true;
}
