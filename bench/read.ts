import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mutate, seededRandom } from '#generator/spec/corpus/mutate.ts';
import { readSpec } from '#generator/spec/read.ts';
import { ROOT, report } from './support/command-line.ts';

/** How long the reader takes: damaged SPECs, and whether twice the text takes much more than twice the time. */
const RUNS = 10_000;
const SLOWEST_BAR_MS = 1_000;
/** Twice the text may take three and a half times as long: sorting and memory, but no square. */
const GROWTH_BAR = 3.5;

const corpus = join(ROOT, 'generator/spec/corpus');
const texts = readdirSync(corpus)
  .filter((file) => file.endsWith('.md'))
  .map((file) => readFileSync(join(corpus, file), 'utf8'));

const fields = (count: number) =>
  `### A\n${Array.from({ length: count }, (_, at) => `- field number ${at}: string, required`).join('\n')}`;
const entities = (count: number) =>
  Array.from({ length: count }, (_, at) => `### E${at}\n- name: string\n- belongs to E${at + 1}\n`).join(
    '\n',
  );
const nested = (count: number) =>
  `### A\n${Array.from({ length: count }, (_, at) => `${' '.repeat(at)}- x${at}: string`).join('\n')}`;
const bareWords = (count: number) =>
  `### A\n${Array.from({ length: count }, (_, at) => `word w${at}`).join('\n')}`;
const prose = (count: number) =>
  Array.from({ length: count }, (_, at) => `A room ${at} has a name and a price.`).join(' ');
const GROWING: [name: string, make: (count: number) => string, count: number][] = [
  ['fields', fields, 5_000],
  ['entities', entities, 1_000],
  ['nested levels', nested, 300],
  ['lines of two words', bareWords, 5_000],
  ['sentences', prose, 500],
];

const random = seededRandom(20_261_121);
let slowestMs = 0;
for (let run = 0; run < RUNS; run++) {
  const other = texts[Math.floor(random() * texts.length)] ?? '';
  slowestMs = Math.max(slowestMs, cpuMs(mutate(texts[run % texts.length] ?? '', random, other)));
}
let met = report(`slowest of ${RUNS} damaged SPECs`, slowestMs, SLOWEST_BAR_MS, `${slowestMs.toFixed(0)} ms`);
for (const [name, make, count] of GROWING) {
  const once = leastMs(make(count));
  const twice = leastMs(make(2 * count));
  const growth = twice / once;
  const told = `${count}: ${once.toFixed(0)} ms, ${2 * count}: ${twice.toFixed(0)} ms, ${growth.toFixed(1)} times`;
  process.stdout.write(`${growth <= GROWTH_BAR ? '✓' : '✗'} ${name} (bar ${GROWTH_BAR} times): ${told}\n`);
  met = growth <= GROWTH_BAR && met;
}
process.exit(met ? 0 : 1);

/** Processor time of one reading, in milliseconds. */
function cpuMs(text: string): number {
  const before = process.cpuUsage();
  readSpec(text);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function leastMs(text: string): number {
  return Math.min(cpuMs(text), cpuMs(text), cpuMs(text));
}
