import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { loadSkeleton } from '#generator/golden/load-skeleton.ts';
import { renderProject } from '#generator/render/project.ts';
import { readAnySpec } from '#generator/spec/read-any.ts';

/**
 * `node scripts/frontend/try.ts SPEC DIR`: writes the whole project of a SPEC, frontend included, into DIR for somebody
 * who works on the generator, over what is there: packages, built pages and databases stay. With PYTHON (an interpreter
 * that has the backend's packages) the API is exported and the typed client made, once the frontend has its packages.
 */
const [spec, into] = process.argv.slice(2);
if (!spec || !into) throw new Error('usage: node scripts/frontend/try.ts SPEC DIR');
const root = resolve(into);
const text = readFileSync(spec, 'utf8');
const { blueprint } = await readAnySpec(text, spec);
if (!blueprint) throw new Error(`${spec} cannot be read`);
const files = renderProject(
  { ...blueprint, options: { ...blueprint.options, frontend: 'nextjs' } },
  loadSkeleton(),
  { specText: text, frontend: true },
);
rmSync(join(root, 'frontend/src'), { recursive: true, force: true });
rmSync(join(root, 'frontend/e2e'), { recursive: true, force: true });
rmSync(join(root, 'backend/app'), { recursive: true, force: true });
let written = 0;
for (const [path, file] of files) {
  const target = join(root, path);
  if (existsSync(target) && readFileSync(target).equals(Buffer.from(file.content))) continue;
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, file.content);
  written += 1;
}
process.stdout.write(`${files.size} files, ${written} written\n`);

const python = process.env.PYTHON;
if (python) run(python, ['-m', 'app.cli', 'export-openapi', '--output', 'openapi.json'], 'backend');
if (python && existsSync(join(root, 'frontend/node_modules')))
  run('npx', ['openapi-ts', '--silent'], 'frontend');

function run(command: string, argv: string[], folder: string): void {
  const { status } = spawnSync(command, argv, { cwd: join(root, folder), stdio: 'inherit' });
  if (status !== 0) throw new Error(`${command} ${argv.join(' ')} ended with ${status}`);
}
