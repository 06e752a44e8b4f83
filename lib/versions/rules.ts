import type { Blueprint } from '#generator/blueprint/schema.ts';
import type { Change, ChangeKind } from '#generator/evolve/changes.ts';
import { describeChange } from '#generator/evolve/words.ts';
import type { Manifest, ManifestFile } from '../artifacts/schema.ts';
import { isActiveRunState } from '../runs/rules.ts';
import type { RunState } from '../runs/schema.ts';
import type {
  BlueprintChangeGroup,
  BlueprintChangeView,
  ChangeCounts,
  FileChange,
  VersionTests,
} from './schema.ts';

type Files = Manifest['files'];

/** What the end of the run that made or tried a version says about its tests. */
export function testsOf(state: RunState | null): VersionTests {
  if (state === null) return 'untested';
  if (isActiveRunState(state)) return 'running';
  if (state === 'verified') return 'verified';
  // A run that failed or was cancelled stopped before its checks could say anything.
  return state === 'unverified' ? 'failed' : 'untested';
}

/**
 * The files two trees do not have alike, sorted by path. A file that went and one that came with the very same bytes are one
 * that was renamed; where several share their bytes, they are paired in the order of their paths.
 */
export function compareTrees(before: Files, after: Files): { files: FileChange[]; unchanged: number } {
  const old = new Map(before.map((file) => [file.path, file]));
  const now = new Map(after.map((file) => [file.path, file]));
  const gone = new Map<string, ManifestFile[]>();
  for (const file of before)
    if (!now.has(file.path) && file.size > 0) gone.set(file.sha256, [...(gone.get(file.sha256) ?? []), file]);

  const files: FileChange[] = [];
  const moved = new Set<string>();
  let unchanged = 0;
  for (const file of after) {
    const was = old.get(file.path) ?? gone.get(file.sha256)?.shift();
    const owner = file.owner ?? was?.owner ?? null;
    if (was === undefined)
      files.push({ path: file.path, change: 'added', owner, before: null, after: file.size });
    else if (was.path !== file.path) {
      moved.add(was.path);
      const sizes = { before: was.size, after: file.size };
      files.push({ path: file.path, from: was.path, change: 'renamed', owner, ...sizes });
    } else if (was.sha256 !== file.sha256 || was.executable !== file.executable)
      files.push({ path: file.path, change: 'changed', owner, before: was.size, after: file.size });
    else unchanged += 1;
  }
  for (const { path, size, owner = null } of before)
    if (!now.has(path) && !moved.has(path))
      files.push({ path, change: 'removed', owner, before: size, after: null });
  return { files: files.sort((a, b) => (a.path < b.path ? -1 : 1)), unchanged };
}

/** How many files came, changed and went; a renamed one counts as changed. */
export function countChanges(files: readonly FileChange[]): ChangeCounts {
  const counts = { added: 0, changed: 0, removed: 0 };
  for (const { change } of files) counts[change === 'renamed' ? 'changed' : change] += 1;
  return counts;
}

/** The same project before anything was in it: what a first version is compared with. */
export function emptyBlueprint(blueprint: Blueprint): Blueprint {
  return { ...blueprint, entities: [], relations: [], rules: [], permissions: [] };
}

/** Changes as sentences, together with those of the same thing: the project, each entity in turn, relations, rules. */
export function groupChanges(
  changes: readonly Change[],
  language: Blueprint['language'],
): BlueprintChangeGroup[] {
  const groups = new Map<string, BlueprintChangeGroup>();
  for (const change of changes) {
    const place = placeOf(change);
    const key = `${place.of}:${place.entity ?? ''}`;
    const group = groups.get(key) ?? { ...place, changes: [] };
    const sentence = describeChange(change, language);
    group.changes.push({ mark: markOf(change.kind), impact: change.impact, sentence });
    groups.set(key, group);
  }
  const order: BlueprintChangeGroup['of'][] = ['project', 'entity', 'relations', 'rules'];
  return [...groups.values()].sort((a, b) => order.indexOf(a.of) - order.indexOf(b.of));
}

function placeOf(change: Change): Pick<BlueprintChangeGroup, 'of' | 'entity'> {
  if ('entity' in change && change.entity !== null) return { of: 'entity', entity: change.entity };
  if (change.kind.startsWith('relation.')) return { of: 'relations', entity: null };
  return { of: change.kind.startsWith('rule.') ? 'rules' : 'project', entity: null };
}

function markOf(kind: ChangeKind): BlueprintChangeView['mark'] {
  const verb = kind.split('.').at(-1);
  return verb === 'added' || verb === 'removed' || verb === 'renamed' ? verb : 'changed';
}
