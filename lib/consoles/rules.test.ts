import { describe, expect, it } from 'vitest';
import { batchBytes, findTicketToken, MAX_BUFFERED_BYTES } from './rules.ts';

const token = 'a1'.repeat(16);

describe('the ticket among the offered subprotocols', () => {
  it('is found beside ours', () => {
    expect(findTicketToken(`iopeer.v1, ticket.${token}`)).toBe(token);
    expect(findTicketToken(`ticket.${token},iopeer.v1`)).toBe(token);
  });

  it.each([
    undefined,
    '',
    'iopeer.v1',
    `ticket.${token}`,
    `iopeer.v2, ticket.${token}`,
    'iopeer.v1, ticket.',
    'iopeer.v1, ticket.SHORT',
    `iopeer.v1, ticket.${'a'.repeat(65)}`,
    "iopeer.v1, ticket.' OR 1=1 --",
  ])('is none in %j', (offered) => expect(findTicketToken(offered)).toBeNull());
});

describe('what a console gets at once', () => {
  it('stays below what may be buffered for it, and shrinks when many read together', () => {
    expect(batchBytes(1)).toBeLessThan(MAX_BUFFERED_BYTES);
    expect(batchBytes(200) * 200).toBeLessThanOrEqual(16_000_000);
    expect(batchBytes(200)).toBeGreaterThan(8_000);
  });
});
