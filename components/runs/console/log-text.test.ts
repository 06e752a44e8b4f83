import { describe, expect, test } from 'vitest';
import type { LogRow } from '#lib/consoles/schema.ts';
import { LogWriter, toPlainText } from './log-text.ts';

const row = (text: string, more: Partial<LogRow> = {}): LogRow => ({
  seq: 1,
  stage: 'test',
  iteration: 1,
  stream: 'stdout',
  text,
  at: 0,
  ...more,
});
const writer = () => new LogWriter(({ stage, iteration }) => `${stage} ${iteration}`);
const plain = (text: string) => toPlainText([row(text)]);

describe('the console', () => {
  test('sets off each stage once, also when its lines come in several batches', () => {
    const out = writer();
    const first = out.write([row('a\n', { stage: 'plan' }), row('b\n', { stage: 'plan' })]);
    const second = out.write([row('c\n', { stage: 'plan' }), row('d\n'), row('e\n', { iteration: 2 })]);
    expect(plain(first + second)).toBe('▸ plan 1\na\nb\nc\n\n▸ test 1\nd\n\n▸ test 2\ne\n');
  });

  test('joins the pieces of a long line', () => {
    expect(plain(writer().write([row('long '), row('line\n')]))).toBe('▸ test 1\nlong line\n');
  });

  test('marks plain complaints red and leaves the colours of programs alone', () => {
    expect(writer().write([row('bad\n', { stream: 'stderr' })])).toContain('\u001b[31mbad\n');
    const own = '\u001b[33mwarning\u001b[0m\n';
    expect(writer().write([row(own, { stream: 'stderr' })])).toContain(own);
    expect(writer().write([row(own, { stream: 'stderr' })])).not.toContain('\u001b[31m');
  });
});

test('the plain text of a log holds no escape sequence', () => {
  const rows = [
    row('\u001b[1;32mok\u001b[0m \u001b]8;;http://a\u001b\\link\u001b]8;;\u001b\\\n'),
    row('\u001b]0;title\u0007x\n'),
  ];
  expect(toPlainText(rows)).toBe('ok link\nx\n');
});
