import { assume } from '../diagnose.ts';
import type { Draft, DraftRelation } from '../draft.ts';
import { entityKeys, splitWords } from '../naming/names.ts';
import { type Catalog, findEntity } from './catalog.ts';

/** `through Loan` without a block about Loan: an entity all the same when the rest of the text speaks of loans. */
export function declareLinks(draft: Draft): void {
  const known = new Set(
    draft.entities.flatMap(({ label, aliases = [] }) => [label, ...aliases].flatMap(entityKeys)),
  );
  for (const { through, form, span } of draft.relations) {
    if (through === undefined || form === 'belongs-to') continue;
    const keys = entityKeys(through);
    if (keys.some((key) => known.has(key)) || !speaksOf(draft, keys)) continue;
    for (const key of keys) known.add(key);
    draft.entities.push({ label: through, span, fields: [], source: 'mention' });
    assume(draft, span.line, {
      es: `El texto habla de «${through}», así que es una entidad entre las dos; no dice qué más guarda.`,
      en: `The text speaks of “${through}”, so it is an entity between the two; nothing says what else it stores.`,
    });
  }
}

/** True when a rule or the description names it, by one word or several. */
function speaksOf(draft: Draft, keys: readonly string[]): boolean {
  const texts = [...draft.rules, ...draft.description].map(({ text }) => text);
  const length = Math.max(...keys.map((key) => key.length));
  return texts.some((text) => {
    const words = splitWords(text);
    return words.some((_, at) =>
      [1, 2, 3].some((count) => {
        const phrase = words.slice(at, at + count).join(' ');
        return phrase.length <= length + MARGIN && entityKeys(phrase).some((key) => keys.includes(key));
      }),
    );
  });
}

/** How much longer a phrase is than its key: a plural's ending and two spaces. */
const MARGIN = 6;

/**
 * `has many Books through Loan`: Loan, when the text describes it, belongs to both; else the two are many on both sides,
 * and the name of the link is said to be no entity.
 */
export function splitByLink(catalog: Catalog, relation: DraftRelation): DraftRelation[] {
  const { through, subject, target, span, origin } = relation;
  if (through === undefined) return [relation];
  const link = findEntity(catalog, through);
  if (link && link !== catalog.user) {
    const end = (to: string): DraftRelation => ({
      subject: link.name,
      target: to,
      form: 'belongs-to',
      required: true,
      span,
      ...(origin ? { origin } : {}),
    });
    return [end(subject), end(target)];
  }
  assume(catalog.draft, span.line, {
    es: `El texto no describe «${through}»: ${subject} y ${target} se enlazan N:N, sin datos propios del enlace. Si guarda algo más, añade «### ${through}» con sus campos.`,
    en: `The text does not describe “${through}”: ${subject} and ${target} are linked many-to-many, without data of the link itself. If it stores more, add “### ${through}” with its fields.`,
  });
  return [{ ...relation, form: 'many-to-many' }];
}
