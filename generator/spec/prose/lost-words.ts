import type { Clause, Gap, Prepositional } from './clause.ts';
import type { NounPhrase } from './phrases.ts';
import type { Scan } from './scan.ts';

/**
 * The words of a clause no noun, verb or aside of it took: what a reader passed over without saying so. Words without
 * content of their own (articles, conjunctions, fillers) do not count.
 */
export function listLostWords(scan: Scan, clause: Clause, nested: readonly Clause[]): Gap[] {
  if (clause.constraint || clause.scan !== scan) return [];
  const base = clause.start;
  const taken = new Array<boolean>(Math.max(0, clause.end - base)).fill(false);
  const take = ({ start, end }: { start: number; end: number }) =>
    taken.fill(true, Math.max(0, start - base), Math.max(0, end - base));
  const nouns: NounPhrase[] = [
    ...clause.topic,
    ...(clause.subject.kind === 'nouns' ? clause.subject.nouns : []),
    ...clause.objects,
    ...clause.prepositional.flatMap((group) => (isKept(clause, group) ? group.nouns : [])),
  ];
  for (const noun of nouns) take(noun);
  take(clause.verb);
  for (const aside of nested) if (aside.scan === scan) take(aside);
  const lost: Gap[] = [];
  for (let at = clause.start; at < clause.end; at += 1) {
    if (taken[at - base]) continue;
    const isName = scan.token(at)?.kind === 'quoted' && taken[at - base - 1];
    const empty = isName ? 1 : emptyLength(scan, at);
    if (empty > 0) {
      at += empty - 1;
      continue;
    }
    const before = lost.at(-1);
    if (before && at - before.to <= 1) before.to = at + 1;
    else lost.push({ from: at, to: at + 1 });
  }
  return [...lost, ...nouns.flatMap(({ unread }) => (unread ? [unread] : []))];
}

/** What hangs on a preposition behind attributes (`a name in the list`) says nothing that is kept; elsewhere it is what a thing relates to. */
const isKept = ({ verb }: Clause, { preposition }: Prepositional) =>
  verb.kind !== 'have' || verb.lemma === ':' || /^(of|de|del|for|para|with|con)$/.test(preposition);

/** True for words that only give examples: `e.g. Italian or Mexican`. */
export function isExample(scan: Scan, from: number): boolean {
  const { text } = scan.sentence.paragraph;
  const start = scan.token(from)?.start ?? 0;
  const opener =
    /(?:\be\.? ?g\.?|\bi\.? ?e\.?|\bp\.? ?ej\.?|for example|for instance|por ejemplo|such as|tales como|\betc\.?)[,:]?\s*$/i;
  return opener.test(text.slice(Math.max(0, start - 20), start)) || opener.test(scan.text(from, scan.length));
}

/** How many tokens at a place say nothing by themselves. */
function emptyLength(scan: Scan, at: number): number {
  const token = scan.token(at);
  if (!token || token.kind === 'mark' || token.text.length < 2) return 1;
  const { words } = scan;
  const tables = [
    words.fillers,
    words.determiners,
    words.conjunctions,
    words.relatives,
    words.pronouns,
    words.prepositions,
    words.joiners,
    words.negations,
    words.modals,
  ];
  const longest = Math.max(0, ...tables.map((table) => table.match(scan.tokens, at)?.length ?? 0));
  if (longest > 0) return longest;
  const helps = words.verbs.get(token.key)?.some(({ kind }) => kind === 'want' || kind === 'be');
  return helps ||
    words.metaNouns.has(token.key) ||
    words.systemNouns.has(token.key) ||
    /^(optionally|opcionalmente|each|cada|que|what|lo|something|algo)$/.test(token.key)
    ? 1
    : 0;
}
