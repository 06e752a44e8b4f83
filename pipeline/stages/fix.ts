import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { hasFrontend } from '#generator/blueprint/parts.ts';
import type { Tokens } from '#lib/runs/schema.ts';
import { type Fixer, type FixRequest, MODEL_FIXERS } from '../agents/fixer.ts';
import { type Environment, environmentMounts } from '../workspace/environment.ts';
import { namingDiskFull } from '../workspace/machine-error.ts';
import { type NodePackages, nodeMounts } from '../workspace/node-modules.ts';
import { OutputBudget } from '../workspace/output-budget.ts';
import { sandboxOnce } from '../workspace/probe.ts';
import { sandboxDriver } from '../workspace/sandbox.ts';
import { readTree, type Tree, type TreeFile, writeInto, writeTree } from '../workspace/tree.ts';
import { COMMAND_ENV, FRONTEND_PATH, wordsOf } from './check-request.ts';
import { labelled } from './console.ts';
import type { FixInput, FixOutput, StageContext, StageFunction } from './contract.ts';
import { DETERMINISTIC_FIXERS, listUnrepaired } from './fixers.ts';
import { getEnvironment, getNodePackages } from './install.ts';
import { isLocked } from './locked-files.ts';
import { findLaterRevisions, specTextOf } from './project-files.ts';
import { renderTree } from './render.ts';

/**
 * Lets every fixer that knows these findings propose changes and applies them to the project. Fails when nothing
 * changed, since testing the same project again would say the same.
 */
export const fixStage: StageFunction<FixInput, FixOutput> = fixStageWith([
  ...DETERMINISTIC_FIXERS,
  ...MODEL_FIXERS,
]);

/** The stage with fixers of the caller's choice, tried in this order. */
export function fixStageWith(fixers: readonly Fixer[]): StageFunction<FixInput, FixOutput> {
  return async (context, input) => {
    const { blueprint, environment: key, parts, findings, theirs = NOBODYS } = input;
    const folder = join(context.workspace, 'project');
    const before = await readTree(folder);
    const revisions = findLaterRevisions(before);
    const expected = input.expected ?? (await renderTree(blueprint, specTextOf(before), parts, revisions));
    const environment = await getEnvironment(context, key, before);
    const packages = parts && hasFrontend(parts) ? await getNodePackages(context, before) : null;
    const budget = new OutputBudget();
    const tokens: Tokens = { input: 0, output: 0 };
    let costUsdMicros = 0;
    let tree = before;
    const unrepaired = listUnrepaired(fixers, findings);
    if (unrepaired.length > 0)
      context.emit({ type: 'fix.unrepaired', iteration: context.iteration, checks: unrepaired });
    for (const fixer of fixers.filter((each) => each.appliesTo(findings))) {
      const current = tree;
      const copy = { context, environment, packages, tree: current, name: fixer.name, budget };
      const runOnCopy: FixRequest['runOnCopy'] = (argv) => runOnCopyOf(copy, argv);
      const { signal } = context;
      const proposal = await fixer.propose({
        blueprint,
        tree: current,
        expected,
        findings,
        runOnCopy,
        signal,
      });
      tokens.input += proposal.tokens?.input ?? 0;
      tokens.output += proposal.tokens?.output ?? 0;
      costUsdMicros += proposal.costUsdMicros ?? 0;
      const { result, files } = apply(current, proposal.changes, expected, theirs);
      tree = result;
      if (files.length > 0) {
        context.emit({ type: 'fix.applied', iteration: context.iteration, fixer: fixer.name, files });
      }
    }
    const paths = new Set([...before.keys(), ...tree.keys()]);
    const files = [...paths].filter((path) => before.get(path) !== tree.get(path)).sort();
    if (files.length === 0) return { status: 'failed', findings: [...findings], tokens, costUsdMicros };
    await writeTree(folder, tree);
    return { status: 'passed', output: { files }, tokens, costUsdMicros };
  };
}

const NOBODYS: ReadonlySet<string> = new Set();

/** Takes over what changes something; a locked file takes nothing but the generator's own content, a person's nothing. */
function apply(
  tree: Tree,
  changes: ReadonlyMap<string, Uint8Array | null>,
  expected: Tree,
  theirs: ReadonlySet<string>,
): { result: Tree; files: string[] } {
  const result = new Map<string, TreeFile>(tree);
  const files: string[] = [];
  for (const [path, content] of changes) {
    const is = tree.get(path);
    if (theirs.has(path) || same(is?.content ?? null, content)) continue;
    if (isLocked(path) && !same(expected.get(path)?.content ?? null, content)) continue;
    if (content === null) result.delete(path);
    else result.set(path, { content, executable: is?.executable ?? expected.get(path)?.executable ?? false });
    files.push(path);
  }
  return { result: new Map([...result].sort(([a], [b]) => (a < b ? -1 : 1))), files };
}

function same(a: Uint8Array | null, b: Uint8Array | null): boolean {
  return a === null || b === null ? a === b : Buffer.compare(a, b) === 0;
}

type Copy = {
  context: StageContext;
  environment: Environment;
  /** Of the frontend, where one is made. */
  packages: NodePackages | null;
  tree: Tree;
  name: string;
  budget: OutputBudget;
};

async function runOnCopyOf(
  { context, environment, packages, tree, name, budget }: Copy,
  argv: readonly [string, ...string[]],
): Promise<Tree> {
  const isFrontend = argv[0] === 'npx';
  if (isFrontend && packages === null) throw new Error(`${name} runs without the packages of a frontend`);
  const lane = join(context.workspace, 'checks', `${context.iteration}-fix-${name}`);
  const sandbox = await sandboxOnce();
  if (sandbox.refusal) throw sandbox.refusal;
  await rm(lane, { recursive: true, force: true });
  const console = labelled(context, name.padEnd(10));
  try {
    await namingDiskFull(async () => {
      await writeInto(join(lane, 'project'), tree);
      await mkdir(join(lane, 'tmp'));
      if (packages) await mkdir(join(lane, 'project', 'frontend', 'node_modules'));
    });
    const [program, ...rest] = argv;
    await sandboxDriver(sandbox.kind).run({
      work: lane,
      mounts: [...environmentMounts(environment), ...(packages ? nodeMounts(packages, 'project') : [])],
      argv: wordsOf(program, rest),
      cwd: isFrontend ? 'project/frontend' : 'project/backend',
      env: { ...COMMAND_ENV, ...(isFrontend && { PATH: FRONTEND_PATH }), HOME: '{work}/tmp' },
      limits: { timeoutMs: 60_000 },
      budget,
      signal: context.signal,
      onOutput: console.push,
    });
    console.finish();
    return await readTree(join(lane, 'project'));
  } finally {
    await rm(lane, { recursive: true, force: true });
  }
}
