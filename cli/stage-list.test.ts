import { describe, expect, it } from 'vitest';
import type { RunEvent } from '#lib/runs/schema.ts';
import { StageList } from './stage-list.ts';
import type { Terminal } from './terminal.ts';

function terminal(live: boolean): Terminal & { written: () => string } {
  let text = '';
  return {
    language: 'en',
    live,
    columns: 80,
    out: () => {},
    err: (more) => {
      text += more;
    },
    paint: (_, plain) => plain,
    written: () => text,
  };
}

/** What a terminal of this text shows at the end: cursor up, line and screen erasures carried out. */
function screen(text: string): string[] {
  const rows = [''];
  let row = 0;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: terminal commands start with the escape character.
  for (const [part] of text.matchAll(/\u001b\[(\d*)([A-Z])|\n|\r|[^\u001b\n\r]+/gi)) {
    const up = /\[(\d+)A/.exec(part);
    if (up) row -= Number(up[1]);
    else if (part.endsWith('2K')) rows[row] = '';
    else if (part.endsWith('0J')) rows.splice(row, rows.length, '');
    else if (part === '\n') rows[++row] ??= '';
    else if (part !== '\r') rows[row] = (rows[row] ?? '') + part;
  }
  return rows.map((line) => line.trim().replace(/ +/g, ' ')).filter((line) => line !== '');
}

const tokens = { input: 0, output: 0 };
const check = {
  name: 'tests',
  command: 'pytest',
  exitCode: 0,
  passed: 9,
  failed: 0,
  skipped: 0,
  durationMs: 2_000,
};
const EVENTS: RunEvent[] = [
  { type: 'stage.started', stage: 'code', iteration: 1 },
  { type: 'files.written', count: 87, manifestHash: 'x' },
  {
    type: 'stage.finished',
    stage: 'code',
    iteration: 1,
    status: 'passed',
    durationMs: 200,
    tokens,
    costUsdMicros: 0,
  },
  { type: 'stage.started', stage: 'test', iteration: 1 },
  { type: 'check.started', iteration: 1, name: 'tests', command: 'pytest' },
  { type: 'check.finished', iteration: 1, check },
  {
    type: 'stage.finished',
    stage: 'test',
    iteration: 1,
    status: 'passed',
    durationMs: 2_100,
    tokens,
    costUsdMicros: 0,
  },
];
const FINISHED = ['✓ Write the code 0.2 s 87 files', '✓ Test 2.1 s', '✓ tests 2.0 s 9 passed'];

describe('the list of stages', () => {
  it('is one line as each thing ends, where there is no terminal to redraw', () => {
    const plain = terminal(false);
    const list = new StageList(plain, 'en');
    for (const event of EVENTS) list.onEvent(event);
    list.close();
    expect(screen(plain.written())).toEqual([FINISHED[0], FINISHED[2], FINISHED[1]]);
    expect(plain.written()).not.toContain('\u001b');
  });

  it('is redrawn in place on a terminal, the running stage with its time', () => {
    const live = terminal(true);
    const list = new StageList(live, 'en');
    for (const event of EVENTS.slice(0, 5)) list.onEvent(event);
    expect(screen(live.written())).toEqual([
      '✓ Write the code 0.2 s 87 files',
      expect.stringMatching(/^[⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏] Test 0\.0 s$/),
      expect.stringMatching(/^[⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏] tests 0\.0 s$/),
    ]);
    for (const event of EVENTS.slice(5)) list.onEvent(event);
    list.close();
    expect(screen(live.written())).toEqual(FINISHED);
  });

  it('stays below the console text of -v', () => {
    const live = terminal(true);
    const list = new StageList(live, 'en');
    for (const event of EVENTS.slice(0, 3)) list.onEvent(event);
    list.write('collected 9 items\n');
    list.onEvent({ type: 'stage.started', stage: 'test', iteration: 1 });
    list.write('9 passed\n');
    list.close();
    expect(screen(live.written()).slice(0, 3)).toEqual(['collected 9 items', '9 passed', FINISHED[0]]);
  });
});
