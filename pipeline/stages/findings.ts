import type { ProjectCheck } from '#generator/render/checks.ts';
import type { Finding } from '#lib/runs/schema.ts';

/** More than a person reads, and enough for a fixer to start with. */
const MAX_FINDINGS = 100;

type Bare = Omit<Finding, 'check'>;

/** What a linter, formatter or type checker complains about, with file and line; its last words when it names none. */
export function readFindings(check: ProjectCheck['name'], output: string): Finding[] {
  const bare = READERS[check]?.(output) ?? [];
  const named = bare.length > 0 ? bare : [{ message: lastWords(output) }];
  return capped(named.map((finding) => ({ check, ...finding })));
}

const READERS: Partial<Record<ProjectCheck['name'], (output: string) => Bare[]>> = {
  types: readMypy,
  lint: readRuff,
  format: readRuff,
  'frontend-types': readTsc,
  'frontend-lint': readBiome,
};

/** Keeps a list of findings at a size that pages and prompts can hold, and says when it was longer. */
export function capped(findings: Finding[]): Finding[] {
  if (findings.length <= MAX_FINDINGS) return findings;
  const rest = findings.length - MAX_FINDINGS + 1;
  return [
    ...findings.slice(0, MAX_FINDINGS - 1),
    { check: findings[0]?.check ?? '', message: `… ${rest} more` },
  ];
}

/** ruff's full form: `F401 [*] message` (`unformatted: …` of its formatter) and, on the next line, ` --> file:line:column`. */
function readRuff(output: string): Bare[] {
  const full = [...output.matchAll(/^([A-Z]+\d+|[a-z-]+:) (.+)\n\s*--> (.+?):(\d+):\d+/gm)];
  const concise = [...output.matchAll(/^(\S+\.pyi?):(\d+):\d+: (.+)$/gm)];
  return [
    ...full.map(([, code, message, file, line]) => at(file, line, `${code} ${message?.replace('[*] ', '')}`)),
    ...concise.map(([, file, line, message]) => at(file, line, message ?? '')),
  ];
}

function readMypy(output: string): Bare[] {
  return [...output.matchAll(/^(\S+\.pyi?):(\d+)(?::\d+)?: error: (.+)$/gm)].map(([, file, line, message]) =>
    at(file, line, message ?? ''),
  );
}

function readTsc(output: string): Bare[] {
  return [...output.matchAll(/^(\S.*?)\((\d+),\d+\): error (.+)$/gm)].map(([, file, line, message]) =>
    inFrontend(file, line, message),
  );
}

/** A headline with the place and the rule, and below it the sentence. */
function readBiome(output: string): Bare[] {
  return [...output.matchAll(/^(\S+?)(?::(\d+):\d+)? (\S+).* ━+\n\n\s*[×!] (.+)$/gm)].map(
    ([, file, line, rule, message]) => inFrontend(file, line ?? '1', `${rule} ${message}`),
  );
}

function inFrontend(file = '', line = '', message = ''): Bare {
  return { message: message.trim().slice(0, 600), file: `frontend/${file}`, line: Number(line) };
}

function at(file: string | undefined, line: string | undefined, message: string): Bare {
  return { message: message.trim().slice(0, 600), file: inBackend(file), line: Number(line) };
}

function inBackend(file = ''): string {
  return `backend/${file.trim().replace(/^.*\/project\/backend\//, '')}`;
}

function lastWords(output: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: terminal colours start with the escape character.
  const plain = output.replace(/\u001b\[[0-9;]*m/g, '').trim();
  return plain.split('\n').slice(-6).join('\n').slice(-900) || 'failed without a word';
}
