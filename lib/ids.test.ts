import { describe, expect, it } from 'vitest';
import { idSchema, newId, newToken } from './ids.ts';

describe('ids', () => {
  it('carry their kind and sort by age', async () => {
    const first = newId('run');
    const later = await new Promise<string>((resolve) => {
      const start = Date.now();
      const wait = () => (Date.now() > start ? resolve(newId('run')) : setImmediate(wait));
      wait();
    });
    expect(first).toMatch(/^run_[0-9a-z]{25}$/);
    expect(first < later).toBe(true);
  });

  it('do not repeat within a millisecond', () => {
    expect(new Set(Array.from({ length: 10_000 }, () => newId('project'))).size).toBe(10_000);
  });

  it('of another kind are refused', () => {
    expect(idSchema('project').safeParse(newId('project')).success).toBe(true);
    expect(idSchema('project').safeParse(newId('run')).success).toBe(false);
    expect(idSchema('project').safeParse("proj_x' OR 1=1").success).toBe(false);
  });
});

describe('tokens', () => {
  it('hold 160 random bits in characters a subprotocol may have', () => {
    expect(newToken()).toMatch(/^[0-9a-z]{32}$/);
  });
});
