import type { Blueprint, Language } from '../blueprint/schema.ts';
import type { Diagnostic } from '../spec/diagnostics.ts';
import { snakeName } from '../spec/naming/names.ts';
import type { Paired, Way } from './pairs.ts';

type Marked = { name: string; label: string; was?: string | undefined };

/** Whether a mark means this thing: by its name in code or by what people read, however it is spelt. */
export const means = (was: string, { name, label }: { name: string; label?: string }): boolean =>
  was === name ||
  snakeName(was) === snakeName(name) ||
  (label !== undefined && snakeName(was) === snakeName(label));

/**
 * Pairs what says what it was (`antes: x`, `was: x`) with that. A mark that stays in the SPEC for longer does no harm: it
 * says nothing where the thing it names is still there, or is there no more.
 */
export const byMark: <T extends Marked>() => Way<T> = () => (gone, come) => {
  const unmarked = come.filter(({ was }) => was === undefined);
  return come.flatMap((now) => {
    const { was } = now;
    if (was === undefined) return [];
    const old = gone.find((item) => means(was, item));
    const isStillThere = old === undefined || unmarked.some(({ name }) => name === old.name);
    return old === undefined || isStillThere ? [] : [[old, now]];
  });
};

/** A mark that led nowhere, and what there was instead. */
export type IdleMark = { was: string; of: string; known: string[] };

/** Marks that say neither what their thing was nor, from an earlier step, what it still is. */
export function listIdleMarks<T extends Marked>(
  { pairs, come }: Paired<T>,
  before: readonly T[],
  nameOf: (item: T) => string,
): IdleMark[] {
  const guessed = pairs.filter(([old, now]) => old.name !== now.name && !means(now.was ?? old.name, old));
  return [...guessed.map(([, now]) => now), ...come].flatMap((item) =>
    item.was === undefined
      ? []
      : [{ was: item.was, of: nameOf(item), known: before.map(({ name }) => name) }],
  );
}

/** Says of each idle mark where it stands in the SPEC, what is wrong and what to write. */
export function explainMarks(marks: readonly IdleMark[], specText: string, language: Language): Diagnostic[] {
  return marks.map(({ was, of, known }) => {
    const place = findMark(specText, was);
    const list = known.length > 0 ? known.join(', ') : '–';
    return {
      severity: 'warning',
      code: 'idle-mark',
      ...place,
      message:
        language === 'es'
          ? `«antes: ${was}» no vale para ${of}: en la versión anterior no hay nada con ese nombre que ya no esté. Había: ${list}. Escribe uno de esos nombres o quita la marca, que ahora no cuenta.`
          : `“was: ${was}” does not hold for ${of}: the version before has nothing of that name that is gone. It had: ${list}. Write one of those names or take the mark out, which does not count for now.`,
      expected: list,
    };
  });
}

type Place = Pick<Diagnostic, 'line' | 'column' | 'endLine' | 'endColumn'>;

/** Where the SPEC says it; the first line where nothing does (a Blueprint of another source). */
function findMark(text: string, was: string): Place {
  const escaped = was.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const mark = new RegExp(`(?:antes|was|formerly|anteriormente)\\s*[:=]?\\s*["“«\`]?${escaped}`, 'iu');
  for (const [at, line] of text.split('\n').entries()) {
    const found = mark.exec(line);
    if (found)
      return {
        line: at + 1,
        column: found.index + 1,
        endLine: at + 1,
        endColumn: found.index + 1 + found[0].length,
      };
  }
  return { line: 1, column: 1, endLine: 1, endColumn: 1 };
}

/** The Blueprint without its marks: they speak of one step from version to version. */
export function withoutMarks(blueprint: Blueprint): Blueprint {
  const bare = <T extends { was?: string | undefined }>({ was: _, ...item }: T): Omit<T, 'was'> => item;
  return {
    ...blueprint,
    entities: blueprint.entities.map((entity) => ({ ...bare(entity), fields: entity.fields.map(bare) })),
    relations: blueprint.relations.map((relation) =>
      relation.fields === undefined ? relation : { ...relation, fields: relation.fields.map(bare) },
    ),
  };
}
