import { report } from '../diagnose.ts';
import type { Draft } from '../draft.ts';
import { fold } from '../naming/fold.ts';
import type { BlockHeading } from './entity-heading.ts';
import { likenessOf, looksLikeEntity } from './likeness.ts';
import { speaksOfPermissions } from './permission-items.ts';
import { isOptionLine } from './read-options.ts';
import { holdsOptions } from './section-items.ts';
import { isTyped, type Survey } from './survey.ts';
import type { Section } from './tree.ts';
import { findSection, isAmbiguousSection, plainHeading, type SectionKind } from './words.ts';

/** `Field`, `Campo`, `Property`: one of them is a thing; several are what a thing has. */
const ONE = /^(?:field|campo|property|propiedad|attribute|atributo|column|columna)$/;

/** True for a heading that names a thing called so rather than the fields of another. */
export const namesOneField = (text: string) => ONE.test(fold(plainHeading(text)));

/** `## Product` above `### Fields`: an entity whose fields have a heading of their own, and no other entities below it. */
export function hasFieldsBelow({ children }: Section, draft: Draft): boolean {
  const kinds = children.map((child) => ({ child, kind: findSection(child.heading?.text ?? '') }));
  return (
    kinds.some(
      ({ child, kind }) =>
        kind === 'fields' && !namesOneField(child.heading?.text ?? '') && isTyped(child.body, draft),
    ) &&
    !kinds.some(({ child, kind }) => kind === 'entities' || (kind === null && isTyped(child.body, draft)))
  );
}

/** Longest name made of a heading that is too long for one. */
const MAX_LABEL = 48;

/** A heading too long for a name, above the fields of an entity: its first words name it, which is said. */
export function shortened(head: BlockHeading, draft: Draft): BlockHeading {
  const whole = head.label.replace(/\s+/g, ' ');
  const words = whole.slice(0, MAX_LABEL + 1).replace(/\s+\S*$/, '');
  const label = (words.length > MAX_LABEL ? words.slice(0, MAX_LABEL) : words).replace(/[\s,;:.!?-]+$/, '');
  report(draft, 'warning', 'heading-too-long', head.span, {
    es: `Este título es muy largo para un nombre; la entidad se llamará «${label}». Pon aquí un nombre corto y el resto debajo.`,
    en: `This heading is too long for a name; the entity will be called “${label}”. Write a short name here and the rest below.`,
  });
  if (whole === label) return head;
  return { ...head, label, description: head.description ?? whole };
}

/** A heading that can be no name, above lines that are no fields for sure: they are kept as text only, which is said. */
export function reportLongHeading(text: string, head: BlockHeading, draft: Draft): void {
  if (plainHeading(text).length <= LONGEST_NAME) return;
  report(draft, 'warning', 'heading-too-long', head.span, {
    es: 'Este título es muy largo para el nombre de una entidad; lo que está debajo queda solo en la descripción. Si es una entidad, pon aquí un nombre corto.',
    en: 'This heading is too long for the name of an entity; what stands below stays in the description only. If it is an entity, write a short name here.',
  });
}

/** As `couldBeName` has it. */
const LONGEST_NAME = 120;

/** `## Notas` with typed fields below it is an entity called Nota; in a section of entities less is needed. */
export function isEntityNamedSo(
  section: Section,
  around: SectionKind | null,
  survey: Survey,
  draft: Draft,
): boolean {
  const text = section.heading?.text ?? '';
  const kind = findSection(text);
  if (speaksOfPermissions(text, section.body)) return false;
  // Fields of nothing, beside entities: a farm has fields.
  if (kind === 'fields' && survey.levels.has(section.level) && isTyped(section.body, draft)) return true;
  const inEntities =
    around === 'entities' && kind !== 'fields' && kind !== 'relations' && kind !== 'entities';
  if (!inEntities && !isAmbiguousSection(text)) return false;
  if (section.children.some((child) => looksLikeEntity(likenessOf(child.body, draft)))) return false;
  if (holdsOptions(kind, section.body)) return false;
  const { total, good, typed, fields, choices } = likenessOf(section.body, draft);
  if (kind === 'enums' && choices * 2 >= total) return false;
  if (inEntities && !isAmbiguousSection(text)) return fields * 2 >= total && total > 0;
  if (around === 'entities') return total > 0 && good * 10 >= total * 6;
  if (section.body.some((item) => isOptionLine(item.text))) return false;
  // A sentence with a slash or a dash reads as choices easily: among rules they say nothing.
  const telling = kind === 'rules' ? typed - choices : typed;
  return total > 1 && telling * 2 >= total && good * 10 >= total * 8;
}
