import { hasFrontend, type Parts } from '#generator/blueprint/parts.ts';
import type { Blueprint } from '#generator/blueprint/schema.ts';
import {
  type EvolvedProject,
  type EvolveOptions,
  evolveProject,
  type PreviousGeneration,
} from '#generator/evolve/evolve-project.ts';
import { sha256Of } from '#lib/artifacts/rules.ts';
import { getSkeleton } from '../workspace/skeleton.ts';

export type NextOptions = Pick<EvolveOptions, 'specText' | 'apart' | 'fills'> & { parts: Parts };

/** Renders what comes after a generation: see `evolveProject`. */
export async function nextGeneration(
  previous: PreviousGeneration,
  next: Blueprint,
  { parts, ...options }: NextOptions,
): Promise<EvolvedProject> {
  const rendering = { ...options, frontend: hasFrontend(parts), hash: sha256Of };
  return evolveProject(previous, next, await getSkeleton(), rendering);
}
