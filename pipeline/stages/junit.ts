import type { Finding } from '#lib/runs/schema.ts';

export type TestCounts = { passed: number; failed: number; skipped: number };
export type TestReport = { counts: TestCounts; findings: Omit<Finding, 'check'>[] };

type Case = { name: string; outcome: 'passed' | 'failed' | 'skipped'; message: string; text: string };

/**
 * Reads pytest's JUnit file. Skipped and expected-to-fail tests count as failed: a test that does not run proves nothing.
 * Tests that pytest left out without a word in the file (deselected) and those that passed although expected to fail come
 * from its last line. Returns null when the file is not such a report.
 */
export function readTestReport(xml: string, output: string): TestReport | null {
  const cases = readCases(xml);
  if (cases === null) return null;
  const summary = readSummary(output);
  const left = summary.deselected + summary.xpassed;
  const passed = cases.filter((each) => each.outcome === 'passed').length - summary.xpassed;
  const skipped = cases.filter((each) => each.outcome === 'skipped').length + summary.deselected;
  const failed = cases.filter((each) => each.outcome === 'failed').length;
  const findings = cases.filter((each) => each.outcome !== 'passed').map(findingOf);
  if (left > 0)
    findings.push({ message: `${left} tests were deselected or passed although marked as expected to fail` });
  return {
    counts: { passed: Math.max(0, passed), failed: failed + skipped + summary.xpassed, skipped },
    findings,
  };
}

/** Counts on pytest's last line that its JUnit file does not hold. */
function readSummary(output: string): { deselected: number; xpassed: number } {
  const last = output
    .trimEnd()
    .split('\n')
    .findLast((line) =>
      /\d+ (passed|failed|error|skipped|deselected|xfailed|xpassed)|no tests ran/.test(line),
    );
  const count = (word: string) => Number(new RegExp(`(\\d+) ${word}`).exec(last ?? '')?.[1] ?? 0);
  return { deselected: count('deselected'), xpassed: count('xpassed') };
}

const TAG = /<(\/?)([a-z]+)((?:\s+[\w:.-]+="[^"]*")*)\s*(\/?)>|<!\[CDATA\[([\s\S]*?)\]\]>/g;

/** The subset of XML that pytest writes: elements, quoted attributes, text. Anything else is skipped over. */
function readCases(xml: string): Case[] | null {
  if (!/<testsuite[\s>]/.test(xml)) return null;
  const cases: Case[] = [];
  let current: Case | null = null;
  let textFrom = -1;
  for (const match of xml.matchAll(TAG)) {
    const [whole, closing, name, attributes = '', selfClosed] = match;
    if (name === 'testcase') {
      if (closing) current = null;
      else {
        current = {
          name: `${attribute(attributes, 'classname')}::${attribute(attributes, 'name')}`,
          outcome: 'passed',
          message: '',
          text: '',
        };
        cases.push(current);
        if (selfClosed) current = null;
      }
    } else if (current && (name === 'failure' || name === 'error' || name === 'skipped')) {
      if (closing) {
        if (textFrom >= 0) current.text ||= decode(xml.slice(textFrom, match.index));
        textFrom = -1;
      } else {
        // A test can fail and then break in its tear-down: the worse of the two counts.
        if (current.outcome !== 'failed') current.outcome = name === 'skipped' ? 'skipped' : 'failed';
        current.message ||= attribute(attributes, 'message');
        textFrom = selfClosed ? -1 : match.index + whole.length;
      }
    }
  }
  return cases;
}

function attribute(attributes: string, name: string): string {
  return decode(new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1] ?? '');
}

function decode(text: string): string {
  const named: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
  return text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(lt|gt|quot|apos|amp));/gi, (_, decimal, hex, name) => {
    if (name) return named[String(name).toLowerCase()] ?? '';
    const code = decimal ? Number(decimal) : Number.parseInt(String(hex), 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}

/** The place is the last line of a test that the traceback names, not that of a helper the test calls. */
function findingOf({ name, outcome, message, text }: Case): Omit<Finding, 'check'> {
  const places = [
    ...text.matchAll(/^(?:\/[^\s:]*\/project\/backend\/)?((?:app|tests|migrations)\/[^\s:]+\.py):(\d+)/gm),
  ];
  const place = places.findLast(([, file]) => /\/test_\w+\.py$/.test(file ?? '')) ?? places.at(-1);
  const what = outcome === 'skipped' ? `skipped, which counts as failed: ${message}` : message || 'failed';
  const said = `${name} ${what}`.replace(/\s+/g, ' ').trim().slice(0, 600);
  const fromName = fileOfClass(name);
  const file = place?.[1] ?? fromName;
  return {
    message: said,
    ...(file && { file: `backend/${file}` }),
    ...(place?.[2] && { line: Number(place[2]) }),
  };
}

/** `tests._generated.test_task::test_x` names its file when the traceback does not. */
function fileOfClass(name: string): string | undefined {
  const module = /^((?:\w+\.)*test_\w+)/.exec(name)?.[1];
  return module && `${module.replaceAll('.', '/')}.py`;
}
