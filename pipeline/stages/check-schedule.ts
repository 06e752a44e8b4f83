import { availableParallelism } from 'node:os';
import type { ProjectCheck } from '#generator/render/checks.ts';

/** Longest first, so that the short ones fill the gaps of two cores; what others wait for before everything. */
const START_ORDER: readonly ProjectCheck['name'][] = [
  'client',
  'tests',
  'frontend-build',
  'types',
  'frontend-types',
  'frontend-tests',
  'migrations',
  'client-drift',
  'frontend-lint',
  'format',
  'lint',
  'e2e',
];

/**
 * Runs checks side by side, one a core, each as soon as those it needs have held; one that wants the machine to itself
 * comes when no other is left. `run` tells whether a check held; what needed one that did not is left out. When `run`
 * throws, `stop` is called, the others come to their end first, and then the error is thrown.
 */
export async function inOrder(
  checks: readonly ProjectCheck[],
  run: (check: ProjectCheck) => Promise<boolean>,
  stop: (error: unknown) => void,
  lanes: number = availableParallelism(),
): Promise<void> {
  const waiting = [...checks].sort((a, b) => START_ORDER.indexOf(a.name) - START_ORDER.indexOf(b.name));
  const names = new Set(checks.map((check) => check.name));
  const held = new Set<string>();
  const running = new Map<ProjectCheck, Promise<void>>();
  const failures: unknown[] = [];

  const isReady = (check: ProjectCheck): boolean =>
    (check.needs ?? []).every((name) => held.has(name) || !names.has(name));
  const next = (): ProjectCheck | undefined => {
    if (failures.length > 0 || running.size >= lanes || [...running.keys()].some(({ alone }) => alone))
      return;
    const ready = waiting.filter(isReady);
    return ready.find((check) => !check.alone) ?? (running.size === 0 ? ready[0] : undefined);
  };
  const start = (check: ProjectCheck): void => {
    waiting.splice(waiting.indexOf(check), 1);
    const ended = run(check)
      .then((isHeld) => void (isHeld && held.add(check.name)))
      .catch((error: unknown) => {
        failures.push(error);
        if (failures.length === 1) stop(error);
      })
      .finally(() => running.delete(check));
    running.set(check, ended);
  };

  for (;;) {
    for (let check = next(); check; check = next()) start(check);
    if (running.size === 0) break;
    await Promise.race(running.values());
  }
  if (failures.length > 0) throw failures[0];
}
