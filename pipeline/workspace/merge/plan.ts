import type { Owner } from '#generator/render/files.ts';
import { isText } from '#lib/artifacts/rules.ts';
import type { Decisions } from './decisions.ts';
import { choiceFor } from './decisions.ts';
import { DETACHED_PATH, parseDetached, printDetached } from './detached.ts';
import { type Moves, NO_MOVES } from './moves.ts';
import { blobIdOf, isFile, type Leaf, type Put, REGULAR, type TreeIndex } from './objects.ts';
import { canMove, moveToOverride, targetOf } from './override.ts';
import { mergeFile } from './structured-merge.ts';
import { hasMarkers } from './text-merge.ts';

/** Where the project says what it was made from; a person's own words stay theirs. */
const SPEC_PATH = 'SPEC.md';

export type FileKind =
  | 'new'
  | 'rewritten'
  | 'deleted'
  /** Both changed it, and both changes are in it. */
  | 'merged'
  /** A person's file that follows the entity it belongs to. */
  | 'moved'
  /** A person's file or change that stays as it is. */
  | 'kept'
  /** A generated file a person keeps as it is. */
  | 'detached'
  /** A generated file a person changed; `choice` says what becomes of it, and without one nothing goes on. */
  | 'edited'
  | 'conflict';

export type ConflictReason =
  | 'both-changed'
  | 'both-added'
  | 'removed-but-edited'
  | 'binary'
  /** Markers of an earlier conflict are still in it. */
  | 'unresolved';

export type FileChange = {
  path: string;
  /** Null for a file that is the person's alone. */
  owner: Owner | null;
  kind: FileKind;
  /** The path it had, where that is another. */
  from?: string;
  /** Of an edited file: what was chosen, and whether it can be moved to an override. */
  choice?: 'move' | 'keep' | 'discard';
  movable?: boolean;
  /** Of one that can be: the person's file that extends it. */
  target?: string;
  reason?: ConflictReason;
  /** Of what a person has to look at: the three contents, by id where the repository has them. */
  sides?: { base: string | null; mine: string | null; next: string | null };
};

export type MergeInput = {
  /** The last generation `main` holds, what people have now, and the next generation with the owner of each file. */
  base: TreeIndex;
  mine: TreeIndex;
  next: ReadonlyMap<string, { content: Uint8Array; executable: boolean; owner: Owner }>;
  /** Owners in the last generation. */
  baseOwners: ReadonlyMap<string, Owner>;
  moves: Moves;
  decisions: Decisions;
  /** Files that checks make out of the project: neither rendered nor anybody's. */
  isMade(path: string): boolean;
  read(ids: Iterable<string>): Promise<Map<string, Buffer>>;
  idLength: number;
};

export type MergePlan = {
  /** What happens to each file, sorted by path; those nothing happens to are not listed. */
  files: FileChange[];
  unchanged: number;
  /** The tree people get. With conflicts: with markers in it. */
  result: ReadonlyMap<string, Put>;
  /** The tree of branch `generated`: pure output, except that a person's file keeps what it was first given. */
  generated: ReadonlyMap<string, Put>;
};

type Side = (Leaf & { from: string }) | undefined;
type Next = (Put & { owner: Owner }) | undefined;
type Trio = { path: string; base: Side; mine: Side; next: Next; owner: Owner | null };

/**
 * Decides what becomes of every file when the next generation meets what people made of the last one. Writes nothing.
 * G files are rewritten unless a person changed them; U files are never touched once they were; M files are merged.
 */
export async function planMerge(input: MergeInput): Promise<MergePlan> {
  const { moves } = input;
  const trios = triosOf(input);
  const texts = await input.read(trios.flatMap((trio) => idsToRead(trio, moves)));
  const planner = new Planner(input, texts);
  for (const trio of trios) await planner.decide(trio);
  return planner.finish();
}

function triosOf({ base, mine, next, baseOwners, moves, idLength }: MergeInput): Trio[] {
  const follow = (tree: TreeIndex) =>
    new Map([...tree].map(([path, leaf]) => [moves.pathOf(path), { ...leaf, from: path }]));
  const [old, own] = [follow(base), follow(mine)];
  const paths = [...new Set([...old.keys(), ...own.keys(), ...next.keys()])].sort();
  return paths.map((path) => {
    const file = next.get(path);
    const was = old.get(path);
    return {
      path,
      base: was,
      mine: own.get(path),
      next: file && {
        mode: file.executable ? '100755' : REGULAR,
        id: blobIdOf(file.content, idLength),
        content: file.content,
        owner: file.owner,
      },
      owner: file?.owner ?? (was ? (baseOwners.get(was.from) ?? 'G') : null),
    };
  });
}

/** Only what has to be looked into: a project has thousands of files, and most are the same on all sides. */
function idsToRead({ path, base, mine, next }: Trio, moves: Moves): string[] {
  if (!mine || !isFile(mine) || (base?.id === mine.id && base.from === path)) return [];
  if (path === DETACHED_PATH) return [mine.id];
  if (mine.id === next?.id || (!base && !next && moves === NO_MOVES)) return [];
  return [mine.id, ...(base && isFile(base) ? [base.id] : [])];
}

class Planner {
  readonly #input: MergeInput;
  readonly #texts: ReadonlyMap<string, Buffer>;
  readonly #detached: Set<string>;
  readonly #stillDetached = new Set<string>();
  readonly #files: FileChange[] = [];
  readonly #result = new Map<string, Put>();
  readonly #generated = new Map<string, Put>();
  /** A person's changes that go to another file of theirs, by the generated file they were made in. */
  readonly #overrides: { path: string; base: string; mine: string }[] = [];
  #unchanged = 0;

  constructor(input: MergeInput, texts: ReadonlyMap<string, Buffer>) {
    this.#input = input;
    this.#texts = texts;
    const list = input.mine.get(DETACHED_PATH);
    const kept = parseDetached(list ? (texts.get(list.id)?.toString() ?? null) : null);
    this.#detached = new Set([...kept].map((path) => input.moves.pathOf(path)));
  }

  async decide(trio: Trio): Promise<void> {
    const { path, base, mine, next, owner } = trio;
    if (path === DETACHED_PATH) return;
    if (this.#input.isMade(path)) this.#asItIs(trio);
    else if (!base && !next) this.#follow(trio, null);
    else if (mine?.id === next?.id) this.#take(trio);
    else if (mine && hasMarkers(this.#textOf(mine))) this.#conflict(trio, 'unresolved', null);
    else if (path === SPEC_PATH) await this.#decideSpec(trio);
    else if (owner === 'G') this.#decideGenerated(trio);
    else if (owner === 'M') await this.#decideMerged(trio);
    else this.#decideOwn(trio);
  }

  async finish(): Promise<MergePlan> {
    await this.#moveOverrides();
    const list = printDetached(this.#stillDetached);
    if (list !== null) this.#put(this.#result, DETACHED_PATH, list);
    const byPath = ([a]: [string, unknown], [b]: [string, unknown]) => (a < b ? -1 : 1);
    return {
      files: this.#files.sort((a, b) => (a.path < b.path ? -1 : 1)),
      unchanged: this.#unchanged,
      result: new Map([...this.#result].sort(byPath)),
      generated: new Map([...this.#generated].sort(byPath)),
    };
  }

  /** The generator's word, where nobody else said anything. */
  #take({ path, base, mine, next, owner }: Trio): void {
    if (next) {
      this.#result.set(path, next);
      this.#generated.set(path, next);
    }
    if (mine?.id === next?.id) {
      if (mine && next && mine.from !== path) this.#note(path, owner, 'rewritten', mine.from);
      else if (next) this.#unchanged++;
    } else this.#note(path, owner, !next ? 'deleted' : base ? 'rewritten' : 'new', base?.from);
  }

  #asItIs({ path, base, mine }: Trio): void {
    if (mine) this.#result.set(path, leafOf(mine));
    if (base) this.#generated.set(path, leafOf(base));
  }

  /** Keeps a person's file, under the path and with the names its entity now has. */
  #follow({ path, mine, next, base }: Trio, owner: Owner | null): void {
    if (!mine) return;
    const text = isFile(mine) ? (this.#texts.get(mine.id) ?? null) : null;
    const moves = this.#input.moves;
    const isMoved = mine.from !== path;
    const told = text && isText(text) ? text.toString() : null;
    const updated = told !== null && (isMoved || moves.refers(told)) ? moves.update(told) : told;
    if (told !== null && updated !== null && updated !== told)
      this.#put(this.#result, path, updated, mine.mode);
    else this.#result.set(path, leafOf(mine));
    if (next) this.#generated.set(path, base && !isMoved ? leafOf(base) : next);
    if (isMoved || updated !== told) this.#note(path, owner, 'moved', mine.from);
    else if (owner !== null) this.#note(path, owner, 'kept');
  }

  #decideGenerated(trio: Trio): void {
    const { path, base, mine, next } = trio;
    const choice = choiceFor(this.#input.decisions, path, mine?.from);
    const isEdited = mine !== undefined && mine.id !== base?.id;
    if (this.#detached.has(path) && this.#explicit(trio) !== 'discard') {
      this.#keepDetached(trio);
      return;
    }
    if (!isEdited) {
      this.#take(trio);
      return;
    }
    const movable = canMove(path) && next !== undefined && base !== undefined;
    const chosen = choice === 'move' && !movable ? undefined : choice;
    const target = movable ? targetOf(path) : null;
    const change: FileChange = {
      ...{ path, owner: 'G', kind: 'edited', movable, sides: sidesOf(trio) },
      ...(target !== null && { target }),
    };
    if (mine.from !== path) change.from = mine.from;
    this.#files.push(chosen ? { ...change, choice: chosen } : change);
    if (next) this.#generated.set(path, next);
    if (chosen === 'keep') {
      this.#result.set(path, leafOf(mine));
      this.#stillDetached.add(path);
    } else if (chosen === undefined) this.#result.set(path, leafOf(mine));
    else if (next) this.#result.set(path, next);
    if (chosen === 'move' && base)
      this.#overrides.push({ path, base: this.#textOf(base), mine: this.#textOf(mine) });
  }

  #keepDetached({ path, mine, next }: Trio): void {
    if (mine) this.#result.set(path, leafOf(mine));
    if (next) this.#generated.set(path, next);
    this.#stillDetached.add(path);
    this.#note(path, 'G', 'detached', mine?.from);
  }

  #decideOwn(trio: Trio): void {
    const { base, mine, next } = trio;
    if (mine?.id === base?.id) this.#take(trio);
    else if (!mine) this.#staysAway(trio);
    else if (next) this.#follow(trio, 'U');
    else this.#conflict(trio, 'removed-but-edited', null);
  }

  async #decideMerged(trio: Trio): Promise<void> {
    const { base, mine, next } = trio;
    if (mine?.id === base?.id) this.#take(trio);
    else if (!mine) this.#staysAway(trio);
    else if (!next) this.#conflict(trio, 'removed-but-edited', null);
    else if (base?.id === next.id) this.#follow(trio, 'M');
    else await this.#merge(trio, mine, next);
  }

  async #merge(trio: Trio, mine: Leaf, next: NonNullable<Next>): Promise<void> {
    const { path, base } = trio;
    const contents = [base, mine].map((leaf) => (leaf ? this.#texts.get(leaf.id) : Buffer.from('')));
    const theirs = Buffer.from(next.content ?? []);
    if (![...contents, theirs].every((content) => content && isText(content))) {
      this.#conflict(trio, 'binary', null);
      return;
    }
    const [was = '', own = ''] = contents.map((content) => content?.toString() ?? '');
    const merged = await mergeFile(path, was, own, theirs.toString());
    if (merged.conflicts > 0) {
      this.#conflict(trio, base ? 'both-changed' : 'both-added', merged.text);
      return;
    }
    this.#put(this.#result, path, merged.text, mine.mode);
    this.#generated.set(path, next);
    this.#note(path, 'M', 'merged', trio.mine?.from);
  }

  /** A SPEC that two people changed is two products: neither is made out of a mixture. */
  async #decideSpec(trio: Trio): Promise<void> {
    const { base, mine, next } = trio;
    if (!mine || !next || mine.id === base?.id) this.#take(trio);
    else await this.#mergeSpec(trio, mine, next);
  }

  async #mergeSpec(trio: Trio, mine: Leaf, next: NonNullable<Next>): Promise<void> {
    const was = trio.base ? this.#textOf(trio.base) : '';
    const [own, theirs] = [this.#textOf(mine), Buffer.from(next.content ?? []).toString()];
    const merged = await mergeFile(SPEC_PATH, was, own, theirs);
    if (merged.conflicts === 0 && merged.text === theirs) this.#take(trio);
    else this.#conflict(trio, 'both-changed', merged.conflicts > 0 ? merged.text : bothTexts(own, theirs));
  }

  /** What a person deleted does not come back. */
  #staysAway({ path, base, next, owner }: Trio): void {
    if (next && base) this.#generated.set(path, owner === 'U' ? leafOf(base) : next);
    if (next) this.#note(path, owner, 'kept');
  }

  #conflict(trio: Trio, reason: ConflictReason, marked: string | null): void {
    const { path, mine, next, owner } = trio;
    if (next) this.#generated.set(path, next);
    const resolved = this.#input.decisions.resolved?.get(path);
    if (resolved !== undefined && !hasMarkers(resolved)) {
      this.#put(this.#result, path, resolved, mine?.mode);
      this.#note(path, owner, 'merged', mine?.from);
      return;
    }
    const choice = this.#explicit(trio);
    if (choice === 'discard') {
      if (next) this.#result.set(path, next);
      this.#note(path, owner, next ? 'rewritten' : 'deleted', mine?.from);
      return;
    }
    if (choice === 'keep') {
      if (mine) this.#result.set(path, leafOf(mine));
      this.#note(path, owner, 'kept', mine?.from);
      return;
    }
    if (marked !== null) this.#put(this.#result, path, marked, mine?.mode);
    else if (mine) this.#result.set(path, leafOf(mine));
    this.#files.push({ path, owner, kind: 'conflict', reason, sides: sidesOf(trio) });
  }

  /** What was said of this very file; a choice for all edited files is not one about conflicts. */
  #explicit({ path, mine }: Trio) {
    const { files } = this.#input.decisions;
    return files.get(path) ?? (mine && files.get(mine.from));
  }

  async #moveOverrides(): Promise<void> {
    for (const { path, base, mine } of this.#overrides) {
      const { target, update } = await moveToOverride(path, base, mine);
      const there = this.#result.get(target);
      const now = there?.content
        ? Buffer.from(there.content).toString()
        : there && (await this.#input.read([there.id])).get(there.id)?.toString();
      const resolved = this.#input.decisions.resolved?.get(target);
      this.#put(this.#result, target, resolved ?? update(now ?? ''), there?.mode);
    }
  }

  #textOf(leaf: Leaf): string {
    return this.#texts.get(leaf.id)?.toString() ?? '';
  }

  #put(tree: Map<string, Put>, path: string, text: string, mode = REGULAR): void {
    const content = Buffer.from(text);
    tree.set(path, { mode, id: blobIdOf(content, this.#input.idLength), content });
  }

  #note(path: string, owner: Owner | null, kind: FileKind, from = path): void {
    this.#files.push({ path, owner, kind, ...(from !== path && { from }) });
  }
}

const leafOf = ({ mode, id }: Leaf): Leaf => ({ mode, id });
const sidesOf = ({ base, mine, next }: Trio) => ({
  base: base?.id ?? null,
  mine: mine?.id ?? null,
  next: next?.id ?? null,
});

const bothTexts = (mine: string, next: string): string =>
  `<<<<<<< yours\n${mine}${mine.endsWith('\n') ? '' : '\n'}=======\n${next}${next.endsWith('\n') ? '' : '\n'}>>>>>>> IOPEER\n`;
