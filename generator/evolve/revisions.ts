import { shorten, snake } from '../blueprint/naming.ts';
import type { Language } from '../blueprint/schema.ts';
import type { Change, ChangeKind } from './changes.ts';
import { describeChange } from './words.ts';

/** What a file among the migrations says of itself; null when it is no migration. */
function readRevision(text: string): { name: string; before: string[] } | null {
  const name = /^revision(?:\s*:[^=\n]*)?\s*=\s*["']([^"']+)["']/m.exec(text)?.[1];
  if (name === undefined) return null;
  const before = /^down_revision(?:\s*:[^=\n]*)?\s*=\s*(.+)$/m.exec(text)?.[1] ?? '';
  return { name, before: [...before.matchAll(/["']([^"']+)["']/g)].map(([, found]) => found ?? '') };
}

/**
 * Takes the migrations there are, path → content, and returns the newest one's name and the next one's. Those that people
 * wrote themselves count. Throws when there is none, or two that nothing follows.
 */
export function nextRevision(revisions: ReadonlyMap<string, string>): { name: string; head: string } {
  const found = [...revisions.values()].map(readRevision).filter((revision) => revision !== null);
  const followed = new Set(found.flatMap(({ before }) => before));
  const heads = found.map(({ name }) => name).filter((name) => !followed.has(name));
  const [head, ...others] = heads;
  if (head === undefined) throw new Error('the project has no migrations to go on from');
  if (others.length > 0)
    throw new Error(
      `two migrations are the newest (${heads.join(', ')}): join them with alembic merge before going on`,
    );
  const numbers = found
    .map(({ name }) => Number(/^\d+/.exec(name)?.[0] ?? 0))
    .filter((number) => number < 9999);
  return { name: String(Math.max(0, ...numbers) + 1).padStart(4, '0'), head };
}

/** Kinds of changes that cannot change a table. */
const SILENT: ReadonlySet<ChangeKind> = new Set([
  ...(['project.renamed', 'project.described', 'project.language', 'entity.labelled'] as const),
  ...(['entity.described', 'field.labelled', 'field.described', 'field.moved', 'field.pattern'] as const),
  ...(['choice.labelled', 'relation.described', 'rule.added', 'rule.removed'] as const),
]);

const telling = (changes: readonly Change[]): Change[] => {
  const found = changes.filter(({ kind }) => !SILENT.has(kind));
  return found.length > 0 ? found : [...changes];
};

/** Changes a title names one by one. */
const NAMED = 3;

/** What a migration does, in a sentence. */
export function titleOf(changes: readonly Change[], language: Language): string {
  const found = telling(changes);
  const named = found.slice(0, NAMED).map((change) => describeChange(change, language).replaceAll('`', ''));
  const more = found.length - named.length;
  if (named.length === 0) return language === 'es' ? 'El esquema cambia.' : 'The schema changes.';
  if (more === 1) named.push(language === 'es' ? 'y un cambio más' : 'and one more change');
  if (more > 1) named.push(language === 'es' ? `y ${more} cambios más` : `and ${more} more changes`);
  return `${named.join('; ')}.`;
}

/** The end of a migration's file name. */
export function slugOf(changes: readonly Change[]): string {
  const [first, ...others] = telling(changes);
  if (first === undefined) return 'schema';
  const what = 'field' in first ? [first.entity, first.field] : 'relation' in first ? [first.relation] : [];
  const subject = what.length > 0 ? what : 'entity' in first && first.entity ? [first.entity] : [];
  const words = [
    ...subject,
    first.kind.split('.')[1] ?? first.kind,
    ...(others.length > 0 ? ['and_more'] : []),
  ];
  return shorten(snake(words.join(' ')), 50) || 'schema';
}
