import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { canReach, reachableFolder } from './reach.ts';

const stranger = { uid: 54_321, gid: 54_321 };
let root: string;
beforeEach(() => {
  root = mkdtempSync('/tmp/iopeer-reach-');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('the folder of the database', () => {
  it('stays where it is asked for when its user can walk there', () => {
    mkdirSync(join(root, 'open'), { mode: 0o755 });
    // mkdtemp makes folders that only their owner enters.
    expect(canReach(join('/tmp', 'not-yet', 'pg'), stranger)).toBe(true);
    expect(reachableFolder('/tmp/not-yet/pg', stranger)).toBe('/tmp/not-yet/pg');
  });

  it('moves out of a folder that is closed to its user, to a place of its own for each checkout', () => {
    const closed = join(root, 'checkout', 'pg');
    expect(canReach(closed, stranger)).toBe(false);
    expect(reachableFolder(closed, stranger)).toMatch(/^\/var\/lib\/iopeer\/[0-9a-f]{16}$/);
    expect(reachableFolder(closed, stranger)).not.toBe(reachableFolder(`${closed}2`, stranger));
  });

  it('stays anywhere when the server runs as the person themselves', () => {
    expect(reachableFolder(join(root, 'pg'), null)).toBe(join(root, 'pg'));
  });
});
