import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Not in the results of the tests: Playwright empties those when one part of the tests is run alone. */
const folder = join(dirname(fileURLToPath(import.meta.url)), '..', '.cache', 'e2e');

/** What the setup made for all tests: a person with a project and a finished run, and a stranger in another team. */
export type World = {
  team: string;
  project: string;
  runNumber: number;
  runId: string;
  /** A project with a history of versions. */
  versions: string;
  stranger: { team: string };
};

/** Where the signed-in state of each of the two is kept. */
export const STATE = {
  member: join(folder, 'member.json'),
  stranger: join(folder, 'stranger.json'),
} as const;

export function saveWorld(world: World): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'world.json'), JSON.stringify(world));
}

export function loadWorld(): World {
  return JSON.parse(readFileSync(join(folder, 'world.json'), 'utf8')) as World;
}
