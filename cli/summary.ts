import { relative } from 'node:path';
import { prepare } from '#generator/blueprint/prepare.ts';
import { expectedRules } from '#generator/blueprint/rules.ts';
import type { LocalRun } from '#pipeline/stages/run-local.ts';
import { remarksOf, testedDatabase } from '#pipeline/workspace/evidence.ts';
import { remarkSentence } from '#pipeline/workspace/evidence-page.ts';
import type { Delivered } from './deliver.ts';
import type { Terminal } from './terminal.ts';

const SHOWN_FINDINGS = 10;

/** The last words of `generate`: verified or not and why, where the project is, what to do next. All on stderr. */
export function printSummary(
  run: LocalRun,
  delivered: Delivered,
  terminal: Terminal,
  wasVerifying: boolean,
): void {
  const { paint, language } = terminal;
  const es = language === 'es';
  const seconds = (run.durationMs / 1_000).toFixed(1);
  const say = (text: string) => terminal.err(`${text}\n`);
  say('');
  for (const { check, test, message, file, line } of run.findings.slice(0, SHOWN_FINDINGS)) {
    const place = file ? `${file}${line ? `:${line}` : ''} ` : '';
    say(
      `  ${paint('red', check)} ${paint('bold', place)}${test ? `${test}: ` : ''}${message.split('\n')[0] ?? ''}`,
    );
  }
  if (run.findings.length > SHOWN_FINDINGS)
    say(`  … ${run.findings.length - SHOWN_FINDINGS} ${es ? 'más' : 'more'}`);
  if (run.state === 'verified')
    say(paint('green', es ? `✓ Verificado en ${seconds} s` : `✓ Verified in ${seconds} s`));
  else say(paint('yellow', unverified(run, wasVerifying, es)));
  if (run.sandbox === 'none')
    say(
      paint(
        'yellow',
        es
          ? '! Sin aislamiento (IOPEER_SANDBOX=none): no cuenta como verificado.'
          : '! No sandbox (IOPEER_SANDBOX=none): this does not count as verified.',
      ),
    );
  if (run.plan) {
    const testedOn = testedDatabase(run.checks);
    for (const remark of remarksOf(run.plan.blueprint, testedOn, run.plan.parts))
      say(`  ${paint('cyan', 'i')} ${remarkSentence(remark, language)}`);
    for (const { text, file, name } of expectedRules(prepare(run.plan.blueprint)))
      say(`    ${es ? 'por escribir' : 'to be written'}: ${text}\n      ${paint('bold', name)} (${file})`);
  }
  const folder = relative(process.cwd(), delivered.outDir) || '.';
  say(
    `  ${es ? 'Proyecto' : 'Project'}: ${paint('bold', folder.startsWith('..') ? delivered.outDir : folder)} (${delivered.files} ${es ? 'archivos' : 'files'}), EVIDENCE.md`,
  );
  if (delivered.zip) say(`  ZIP: ${delivered.zip}`);
}

function unverified(run: LocalRun, wasVerifying: boolean, es: boolean): string {
  if (!wasVerifying)
    return es
      ? '⚠ Sin verificar: no se ejecutó ninguna prueba (--no-verify)'
      : '⚠ Unverified: no test was run (--no-verify)';
  const rounds = run.fixRounds;
  return es
    ? `⚠ Sin verificar: hay comprobaciones que no pasan (rondas de reparación: ${rounds})`
    : `⚠ Unverified: some checks do not pass (rounds of fixing: ${rounds})`;
}
