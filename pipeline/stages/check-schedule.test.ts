import { expect, it } from 'vitest';
import type { ProjectCheck } from '#generator/render/checks.ts';
import { inOrder } from './check-schedule.ts';

const check = (name: ProjectCheck['name'], more: Partial<ProjectCheck> = {}): ProjectCheck => ({
  name,
  cwd: 'backend',
  argv: [],
  env: {},
  counts: { kind: 'exit' },
  timeoutMs: 1,
  ...more,
});

async function trace(checks: ProjectCheck[], bad: string[] = [], lanes = 2): Promise<string[]> {
  const log: string[] = [];
  await inOrder(
    checks,
    async ({ name }) => {
      log.push(`+${name}`);
      await new Promise((resolve) => setImmediate(resolve));
      log.push(`-${name}`);
      return !bad.includes(name);
    },
    () => {},
    lanes,
  );
  return log;
}

it('begins a check when those it needs have held, and meanwhile does what needs nothing', async () => {
  const log = await trace([check('frontend-build', { needs: ['client'] }), check('tests'), check('client')]);
  expect(log.slice(0, 2)).toEqual(['+client', '+tests']);
  expect(log.indexOf('+frontend-build')).toBeGreaterThan(log.indexOf('-client'));
});

it('leaves out what needs a check that did not hold, and all that needs that', async () => {
  const log = await trace(
    [
      check('client'),
      check('frontend-build', { needs: ['client'] }),
      check('e2e', { needs: ['frontend-build'], alone: true }),
      check('lint'),
    ],
    ['client'],
  );
  expect(log.filter((line) => line.startsWith('+')).sort()).toEqual(['+client', '+lint']);
});

it('gives a check that wants it the machine to itself, last of all', async () => {
  const log = await trace([check('e2e', { alone: true }), check('tests'), check('types'), check('lint')]);
  expect(log.slice(-2)).toEqual(['+e2e', '-e2e']);
});

it('tells what broke after the others have come to their end', async () => {
  const ended: string[] = [];
  const stopped: unknown[] = [];
  const broken = inOrder(
    [check('tests'), check('types'), check('lint')],
    async ({ name }) => {
      if (name === 'tests') throw new Error('disk');
      await new Promise((resolve) => setTimeout(resolve, 5));
      ended.push(name);
      return true;
    },
    (error) => stopped.push(error),
    2,
  );
  await expect(broken).rejects.toThrow('disk');
  expect([ended, stopped.length]).toEqual([['types'], 1]);
});
