import { describe, expect, it } from 'vitest';
import { readEnv } from './env.ts';

describe('the environment', () => {
  it('has working defaults for a developer’s machine', () => {
    expect(readEnv({})).toMatchObject({
      APP_URL: 'http://localhost:3000',
      RATE_LIMIT_ENABLED: true,
      LOG_LEVEL: 'info',
    });
  });

  it('takes an empty variable for one that is not set', () => {
    expect(readEnv({ APP_URL: '', DATABASE_URL: '' })).toMatchObject({ APP_URL: 'http://localhost:3000' });
    expect(readEnv({ DATABASE_URL: '' }).DATABASE_URL).toBeUndefined();
  });

  it('names every bad variable at once', () => {
    const read = () => readEnv({ APP_URL: 'ftp://x', APP_SECRET: 'short', GATEWAY_PORT: '99999' });
    expect(read).toThrow(/APP_URL[\s\S]*APP_SECRET[\s\S]*GATEWAY_PORT/);
  });

  it('splits lists', () => {
    expect(
      readEnv({ APP_TRUSTED_ORIGINS: 'https://a.example, https://b.example,' }).APP_TRUSTED_ORIGINS,
    ).toEqual(['https://a.example', 'https://b.example']);
  });
});
