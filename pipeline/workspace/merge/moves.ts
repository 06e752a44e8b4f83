import { prepare } from '#generator/blueprint/prepare.ts';
import type { Blueprint } from '#generator/blueprint/schema.ts';
import { routeOf } from '#generator/render/frontend/names.ts';
import { keepImportOrder } from './import-order.ts';

/** Where the files of renamed entities go, and what the names in them become. */
export type Moves = {
  /** The path a file of the last generation has in the next. */
  pathOf(path: string): string;
  /** True for a text that refers to a renamed entity's own folders. */
  refers(text: string): boolean;
  /** The text with references to renamed entities brought up to date. */
  update(text: string): string;
};

export const NO_MOVES: Moves = { pathOf: (path) => path, refers: () => false, update: (text) => text };

type Named = { id: string; name: string; module: string; route: string };
type Pair = { was: Named; is: Named };

/** Finds out what moves between two Blueprints whose ids are carried (`carryIds`). */
export function movesBetween(before: Blueprint, after: Blueprint): Moves {
  const now = new Map(named(after).map((entity) => [entity.id, entity]));
  const old = named(before);
  const pairs = old.flatMap((was): Pair[] => {
    const is = now.get(was.id);
    return is && (is.module !== was.module || is.name !== was.name) ? [{ was, is }] : [];
  });
  if (pairs.length === 0) return NO_MOVES;
  const folders = pairs.flatMap(foldersOf);
  const files = new Map(pairs.flatMap(filesOf));
  const modules = new Map(pairs.map(({ was, is }) => [was.module, is.module]));
  const names = new Map(pairs.map(({ was, is }) => [was.name, is.name]));
  const places = wordsOf(modules.keys());
  // An identifier belongs to the entity with the longest name it begins with, renamed or not.
  const classes = wordsOf(old.map(({ name }) => name));
  const reference = new RegExp(String.raw`(\bapp[./]modules[./]|\bfeatures/)(${places})\b`, 'g');
  const identifier = new RegExp(String.raw`\b(${classes})(?=[A-Z]|\b)`, 'g');
  const refers = (text: string) => text.search(reference) !== -1;
  return {
    pathOf: (path) => {
      const moved = files.get(path);
      if (moved !== undefined) return moved;
      const folder = folders.find(([from]) => path.startsWith(from));
      return folder ? folder[1] + path.slice(folder[0].length) : path;
    },
    refers,
    update: (text) =>
      keepImportOrder(
        text,
        text
          .replace(reference, (_, place: string, module: string) => place + (modules.get(module) ?? module))
          .replace(identifier, (name) => names.get(name) ?? name),
      ),
  };
}

const named = (blueprint: Blueprint): Named[] =>
  prepare(blueprint).entities.map((entity) => ({
    id: entity.id,
    name: entity.name,
    module: entity.module,
    route: routeOf(entity),
  }));

const foldersOf = ({ was, is }: Pair): [string, string][] => [
  [`backend/app/modules/${was.module}/`, `backend/app/modules/${is.module}/`],
  [`frontend/src/features/${was.module}/`, `frontend/src/features/${is.module}/`],
  [`frontend/src/app/(app)/(records)/${was.route}/`, `frontend/src/app/(app)/(records)/${is.route}/`],
];

const filesOf = ({ was, is }: Pair): [string, string][] => {
  const dashed = (module: string) => module.replaceAll('_', '-');
  return [
    [`backend/tests/_generated/test_${was.module}.py`, `backend/tests/_generated/test_${is.module}.py`],
    [
      `frontend/e2e/_generated/records-${dashed(was.module)}.spec.ts`,
      `frontend/e2e/_generated/records-${dashed(is.module)}.spec.ts`,
    ],
  ];
};

/** Alternatives of a pattern, longer ones first. */
const wordsOf = (words: Iterable<string>): string =>
  [...words].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).join('|');
