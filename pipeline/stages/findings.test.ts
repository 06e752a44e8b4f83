import { describe, expect, it } from 'vitest';
import { readFindings } from './findings.ts';

describe('findings', () => {
  it('of ruff carry file and line', () => {
    const output =
      'F401 [*] `os` imported but unused\n --> app/modules/task/hooks.py:1:8\n  |\n1 | import os\n  |        ^^\n\nFound 1 error.';
    expect(readFindings('lint', output)).toEqual([
      {
        check: 'lint',
        message: 'F401 `os` imported but unused',
        file: 'backend/app/modules/task/hooks.py',
        line: 1,
      },
    ]);
  });

  it('of the formatter carry file and first line', () => {
    const output =
      'unformatted: File would be reformatted\n  --> app/main.py:51:24\n   |\n50 |  x\n   -  y\n\n1 file would be reformatted, 66 files already formatted';
    expect(readFindings('format', output)).toEqual([
      {
        check: 'format',
        message: 'unformatted: File would be reformatted',
        file: 'backend/app/main.py',
        line: 51,
      },
    ]);
  });

  it('of mypy carry file and line, notes left out', () => {
    const output =
      'app/core/clock.py:12: error: Missing return statement  [return]\napp/core/clock.py:12: note: see docs\nFound 1 error in 1 file';
    expect(readFindings('types', output)).toEqual([
      {
        check: 'types',
        message: 'Missing return statement  [return]',
        file: 'backend/app/core/clock.py',
        line: 12,
      },
    ]);
  });

  it('of a command that names no place are its last words', () => {
    expect(
      readFindings('migrations', 'Traceback\n  x\nsqlite3.OperationalError: no such table: task\n'),
    ).toEqual([
      { check: 'migrations', message: 'Traceback\n  x\nsqlite3.OperationalError: no such table: task' },
    ]);
  });

  it('are at most a hundred, and say how many more there were', () => {
    const output = Array.from({ length: 250 }, (_, index) => `app/a.py:${index + 1}: error: wrong`).join(
      '\n',
    );
    const findings = readFindings('types', output);
    expect(findings).toHaveLength(100);
    expect(findings.at(-1)).toEqual({ check: 'types', message: '… 151 more' });
  });
});
