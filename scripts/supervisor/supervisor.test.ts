import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { findFreePort } from '../ports.ts';
import { assertPortFree, readAddress } from './address.ts';
import { backoffMs } from './backoff.ts';
import { readable } from './output.ts';

const environment = (values: Record<string, string>) => ({ NODE_ENV: 'test' as const, ...values });

describe('the address of the product', () => {
  it('is this machine’s only, unless somebody decides otherwise', () => {
    expect(readAddress(environment({}))).toEqual({
      host: '127.0.0.1',
      port: 3000,
      url: 'http://localhost:3000',
    });
    expect(
      readAddress(environment({ HOST: '0.0.0.0', PORT: '80', APP_URL: 'https://iopeer.example' })),
    ).toEqual({
      host: '0.0.0.0',
      port: 80,
      url: 'https://iopeer.example',
    });
  });

  it.each(['0', '65536', '3000.5', 'http'])('is refused with a cure when PORT is %s', (value) => {
    expect(() => readAddress(environment({ PORT: value }))).toThrow(`PORT=${value} is not a port.`);
  });

  it('is refused when another program has the port, and free again when that ends', async () => {
    const port = await findFreePort();
    const address = readAddress(environment({ PORT: String(port) }));
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve));
    await expect(assertPortFree(address)).rejects.toMatchObject({
      message: `Port ${port} is taken by another program.`,
      cure: `Choose another: PORT=${port + 1} npm start`,
    });
    await new Promise((resolve) => other.close(resolve));
    await expect(assertPortFree(address)).resolves.toBeUndefined();
  });
});

describe('a child that keeps ending', () => {
  it('is started again ever later, but at least twice a minute', () => {
    expect([1, 2, 3, 7, 50].map(backoffMs.after)).toEqual([500, 1_000, 2_000, 30_000, 30_000]);
    expect([backoffMs.resets(59_999), backoffMs.resets(60_000)]).toEqual([false, true]);
  });
});

describe('what a child says', () => {
  it('is shown as sentences, the error with its stack and its id', () => {
    const line = JSON.stringify({
      level: 50,
      part: 'action',
      msg: 'unexpected error',
      errorId: 'err_1',
      err: { stack: 'Error: x\n    at y' },
    });
    expect(readable(line)).toBe('error: action · unexpected error · err_1\nError: x\n    at y');
    expect(readable('{"level":30,"part":"pipeline","msg":"taking runs"}')).toBe('pipeline · taking runs');
  });

  it('is shown as it came when it is no log line, or half of one', () => {
    expect(readable('▲ Next.js 16')).toBe('▲ Next.js 16');
    expect(readable('{"level":50,"msg":"cut sh')).toBe('{"level":50,"msg":"cut sh');
  });
});
