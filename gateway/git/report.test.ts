import { expect, test } from 'vitest';
import { hasReport, refuseAll, withLines } from './report.ts';

const packet = (text: string) => (text.length + 4).toString(16).padStart(4, '0') + text;
const report = `${packet('unpack ok\n')}${packet('ok refs/heads/main\n')}${packet('ng refs/heads/x hidden\n')}0000`;
const banded = `${packet('\x02counting\n')}${packet(`\x01${report}`)}0000`;

test('every reference that was taken is refused with the reason, the others keep theirs', () => {
  const refused = refuseAll(Buffer.from(report), 'too late', ['never shown']).toString();
  expect(refused).toBe(
    `${packet('unpack ok\n')}${packet('ng refs/heads/main too late\n')}${packet('ng refs/heads/x hidden\n')}0000`,
  );
});

test('in bands, the reason comes with lines for the person, after what git itself said', () => {
  const refused = refuseAll(Buffer.from(banded), 'too late', ['Fetch first.']).toString();
  const inner = `${packet('unpack ok\n')}${packet('ng refs/heads/main too late\n')}${packet('ng refs/heads/x hidden\n')}0000`;
  expect(refused).toBe(`${packet('\x02counting\nFetch first.\n')}${packet(`\x01${inner}`)}0000`);
});

test('what a report of the second version adds to a reference goes with it', () => {
  const second = `${packet('unpack ok\n')}${packet('ok refs/heads/main\n')}${packet('option refname refs/x\n')}0000`;
  expect(refuseAll(Buffer.from(second), 'no', []).toString()).toBe(
    `${packet('unpack ok\n')}${packet('ng refs/heads/main no\n')}0000`,
  );
});

test('lines for the person come before the report, and not to a client without bands', () => {
  expect(withLines(Buffer.from(banded), ['Version 2.']).toString()).toBe(packet('\x02Version 2.\n') + banded);
  expect(withLines(Buffer.from(report), ['Version 2.']).toString()).toBe(report);
});

test('an answer to a client that asked for no report has none', () => {
  expect(hasReport(Buffer.from('0000'))).toBe(false);
  expect(hasReport(Buffer.from(banded))).toBe(true);
});

test('a report longer than a packet of a band goes in several', () => {
  const many = Array.from({ length: 2_000 }, (_, i) => packet(`ok refs/heads/branch-${i}\n`)).join('');
  const refused = refuseAll(
    Buffer.from(`${packet(`\x01${packet('unpack ok\n')}`)}${packet(`\x01${many.slice(0, 60_000)}`)}0000`),
    'x'.repeat(60),
    [],
  );
  for (let at = 0; at + 4 < refused.length; ) {
    const length = Number.parseInt(refused.toString('latin1', at, at + 4), 16);
    expect(length).toBeLessThanOrEqual(65_520);
    at += length;
  }
});
