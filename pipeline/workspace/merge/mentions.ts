import type { Renamed } from '#generator/evolve/identity.ts';
import { isText } from '#lib/artifacts/rules.ts';
import { isFile, readBlobs } from './objects.ts';
import type { MergePlan } from './plan.ts';

/** A line of a person's that names something called otherwise from now on; only they know whether it means that. */
export type Mention = { path: string; line: number; text: string; from: string; to: string };

/** What people write code in. */
const CODE = /\.(py|tsx?|jsx?|sql|sh)$/;

/**
 * Finds the lines in which people's own files name a field or a relation that is renamed. Entities need none of this:
 * `Moves` brings references to them up to date.
 */
export async function mentionsOf(
  repository: string,
  { result, generated, files }: MergePlan,
  renames: readonly Renamed[],
): Promise<Mention[]> {
  const names = new Map(
    renames.flatMap(({ kind, from, to }) =>
      kind === 'field' || kind === 'relation' ? [[from, to] as const] : [],
    ),
  );
  if (names.size === 0) return [];
  const word = new RegExp(String.raw`\b(${[...names.keys()].join('|')})\b`, 'g');
  const open = new Set(files.filter(({ kind }) => kind === 'edited').map(({ path }) => path));
  const own = [...result].filter(
    ([path, leaf]) =>
      CODE.test(path) && isFile(leaf) && generated.get(path)?.id !== leaf.id && !open.has(path),
  );
  const stored = await readBlobs(
    repository,
    own.flatMap(([, { id, content }]) => (content ? [] : [id])),
  );
  return own.flatMap(([path, { id, content }]) => {
    const bytes = content ?? stored.get(id) ?? Buffer.from('');
    if (!isText(bytes)) return [];
    return Buffer.from(bytes)
      .toString()
      .split('\n')
      .flatMap((text, at) =>
        [...new Set([...text.matchAll(word)].map(([from]) => from))].map((from) => ({
          path,
          line: at + 1,
          text: text.trim(),
          from,
          to: names.get(from) ?? '',
        })),
      );
  });
}
