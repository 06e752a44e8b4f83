import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { detectLanguage } from './language.mjs';
import { withLock } from './lock.mjs';
import { isSuitable } from './node.mjs';

describe('the launcher', () => {
  it.each([
    ['v18.20.8', false],
    ['v20.20.2', false],
    ['v22.12.0', false],
    ['v22.17.1', false],
    ['v22.18.0', true],
    ['v23.11.0', false],
    ['v24.0.0', true],
    ['v25.2.0', false],
    ['v26.0.0', true],
  ])('takes Node %s as it is: %s', (version, suitable) => {
    expect(isSuitable(version)).toBe(suitable);
  });

  it.each([
    [{ LANG: 'es_ES.UTF-8' }, 'es'],
    [{ LANG: 'en_US.UTF-8', LC_ALL: 'es_MX' }, 'es'],
    [{ LANG: 'es_ES.UTF-8', LC_MESSAGES: 'C' }, 'en'],
    [{}, 'en'],
  ])('speaks to a terminal of %j in %s', (environment, language) => {
    expect(detectLanguage(environment)).toBe(language);
  });
});

describe('a lock between processes', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'iopeer-lock-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('lets one in at a time and is given back, also after a failure', async () => {
    const file = join(folder, 'deep', 'lock');
    let inside = 0;
    const most: number[] = [];
    const work = async () => {
      inside += 1;
      most.push(inside);
      await new Promise((resolve) => setImmediate(resolve));
      inside -= 1;
    };
    const failing = withLock(file, async () => {
      await work();
      throw new Error('broken');
    });
    await Promise.all([
      expect(failing).rejects.toThrow('broken'),
      withLock(file, work),
      withLock(file, work),
    ]);
    expect(Math.max(...most)).toBe(1);
    expect(existsSync(file)).toBe(false);
  });

  it('of a process that is gone belongs to nobody', async () => {
    const file = join(folder, 'lock');
    // Above the largest pid Linux gives (2^22), so nobody has it.
    writeFileSync(file, '4999999');
    await expect(withLock(file, async () => 'in')).resolves.toBe('in');
  });
});
