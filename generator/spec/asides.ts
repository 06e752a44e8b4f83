import { report } from './diagnose.ts';
import { type Draft, type Leftover, type Paragraph, spanOf } from './draft.ts';
import { readProse } from './prose/read-prose.ts';
import { splitSentences } from './prose/sentence.ts';

/**
 * True for text beside the entities of a SPEC whose headings say which entities there are: its introduction, its notes,
 * its requirements. It sets options and states rules and relations, and declares nothing.
 */
export function isAside({ section, subject }: Paragraph, hasHeadings: boolean): boolean {
  return (
    hasHeadings &&
    subject === undefined &&
    (section === 'intro' || section === 'notes' || section === 'other')
  );
}

/** The sentences of such text, for the caller to keep. One that would declare data by itself is said to declare none. */
export function readAsides(paragraphs: readonly Paragraph[], draft: Draft): Leftover[] {
  return paragraphs.flatMap((paragraph) =>
    splitSentences(paragraph).map(({ start, end }) => {
      const text = paragraph.text.slice(start, end);
      const span = spanOf(paragraph, start, end);
      if (declares({ ...paragraph, text }, draft))
        report(draft, 'info', 'aside', span, {
          es: 'Las entidades están en sus propios apartados, así que esta frase no añade datos. Si los pide, escríbelos bajo su entidad.',
          en: 'The entities have headings of their own, so this sentence adds no data. If it asks for some, write them below their entity.',
        });
      return { paragraph, text, span };
    }),
  );
}

/** True when the sentence, read as plain text, adds an entity or a field. */
function declares(paragraph: Paragraph, draft: Draft): boolean {
  const trial: Draft = {
    ...draft,
    entities: draft.entities.map((entity) => ({ ...entity, fields: [...entity.fields] })),
    enums: [...draft.enums],
    relations: [...draft.relations],
    rules: [...draft.rules],
    description: [...draft.description],
    options: { ...draft.options },
    diagnostics: [],
    assumptions: [],
  };
  readProse([paragraph], trial);
  const count = ({ entities }: Draft) => entities.reduce((sum, { fields }) => sum + 1 + fields.length, 0);
  return count(trial) > count(draft);
}
