import { z } from 'zod';
import type { TestReport } from './junit.ts';

/** Enough for what was expected, what was there and the steps between. */
const MAX_MESSAGE = 1_500;

const vitestSchema = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().default(''),
      assertionResults: z.array(
        z.object({
          fullName: z.string(),
          status: z.string(),
          failureMessages: z.array(z.string()).nullish(),
        }),
      ),
    }),
  ),
});

/** Reads vitest's JSON report; null when it is none. What is skipped or left for later counts as failed. */
export function readVitestReport(json: string): TestReport | null {
  const report = parse(vitestSchema, json);
  if (report === null) return null;
  const cases: Case[] = report.testResults.flatMap((file) => {
    const path = inFrontend(file.name);
    const tests = file.assertionResults.map(({ fullName, status, failureMessages }) => ({
      name: fullName,
      file: path,
      outcome: status === 'passed' ? 'passed' : status === 'failed' ? 'failed' : 'skipped',
      message: failureMessages?.[0] ?? '',
    }));
    // A file that cannot be loaded has no tests, and a message of its own.
    const broken = file.status === 'failed' && tests.every((test) => test.outcome === 'passed');
    return broken ? [...tests, { name: path, file: path, outcome: 'failed', message: file.message }] : tests;
  });
  return reportOf(cases);
}

type Attempt = { error?: { message?: string }; attachments?: { name: string; path?: string }[] };
type Suite = { specs?: Spec[]; suites?: Suite[] };
type Spec = {
  title: string;
  file: string;
  line: number;
  tests: { status: string; expectedStatus: string; results: Attempt[] }[];
};
const attemptSchema: z.ZodType<Attempt> = z.object({
  error: z.object({ message: z.string().optional() }).optional(),
  attachments: z.array(z.object({ name: z.string(), path: z.string().optional() })).optional(),
});
const specSchema: z.ZodType<Spec> = z.object({
  title: z.string(),
  file: z.string(),
  line: z.number(),
  tests: z.array(
    z.object({
      status: z.string(),
      expectedStatus: z.string(),
      results: z.array(attemptSchema),
    }),
  ),
});
const suiteSchema: z.ZodType<Suite> = z.object({
  specs: z.array(specSchema).optional(),
  suites: z.lazy(() => z.array(suiteSchema)).optional(),
});
const playwrightSchema = z.object({
  suites: z.array(suiteSchema),
  errors: z.array(z.object({ message: z.string().optional() })).default([]),
});

/**
 * Reads Playwright's JSON report; null when it is none. A test that was skipped, that held only when it was tried again,
 * or that was expected to fail counts as failed: it proves nothing. `screenshot` of a finding is the path in the report.
 */
export function readPlaywrightReport(json: string): TestReport | null {
  const report = parse(playwrightSchema, json);
  if (report === null) return null;
  const cases = specsOf({ suites: report.suites }).flatMap((spec) =>
    spec.tests.map((test): Case => {
      const held = test.status === 'expected' && test.expectedStatus === 'passed';
      const attempt = test.results.findLast(({ error }) => error);
      const failure = attempt?.error?.message ?? '';
      const screenshot = attempt?.attachments?.find(({ name }) => name === 'screenshot')?.path;
      return {
        name: spec.title,
        file: `frontend/e2e/${spec.file}`,
        line: spec.line,
        outcome: held ? 'passed' : test.status === 'skipped' ? 'skipped' : 'failed',
        message: test.status === 'flaky' ? `held only when tried again: ${failure}` : failure,
        ...(screenshot !== undefined && { screenshot }),
      };
    }),
  );
  const errors = report.errors.map(
    ({ message }): Case => ({
      name: 'playwright',
      outcome: 'failed',
      message: message ?? 'failed',
    }),
  );
  return reportOf([...cases, ...errors]);
}

type Case = {
  name: string;
  file?: string;
  line?: number;
  outcome: string;
  message: string;
  screenshot?: string;
};

function reportOf(cases: readonly Case[]): TestReport {
  const count = (outcome: string) => cases.filter((each) => each.outcome === outcome).length;
  const skipped = count('skipped');
  const findings = cases
    .filter((each) => each.outcome !== 'passed')
    .map(({ name, file, line, outcome, message, screenshot }) => ({
      test: name,
      message: outcome === 'skipped' ? 'skipped, which counts as failed' : said(message),
      ...(file !== undefined && { file }),
      ...(line !== undefined && { line }),
      ...(screenshot !== undefined && { screenshot }),
    }));
  return { counts: { passed: count('passed'), failed: count('failed') + skipped, skipped }, findings };
}

/** A message as its program wrote it, without colours and empty lines. */
function said(message: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: terminal colours start with the escape character.
  const plain = message.replace(/\u001b\[[0-9;]*m/g, '');
  const lines = plain.split('\n').map((line) => line.trimEnd());
  return (
    lines
      .filter((line) => line !== '')
      .join('\n')
      .slice(0, MAX_MESSAGE) || 'failed without a word'
  );
}

const specsOf = (suite: Suite): Spec[] => [
  ...(suite.specs ?? []),
  ...(suite.suites ?? []).flatMap((inner) => specsOf(inner)),
];

const inFrontend = (file: string): string => `frontend/${file.replace(/^.*\/project\/frontend\//, '')}`;

function parse<T>(schema: z.ZodType<T>, json: string): T | null {
  try {
    const parsed = schema.safeParse(JSON.parse(json));
    return parsed.success ? parsed.data : null;
  } catch {
    return null; // Cut short: the exit code says so.
  }
}
