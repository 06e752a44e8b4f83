import { expect, test } from 'vitest';
import * as cases from '../golden/cases.ts';
import { loadSkeleton } from '../golden/load-skeleton.ts';
import type { FileMap } from './files.ts';
import { renderProject } from './project.ts';

const skeleton = loadSkeleton();

/** Instructions of a Dockerfile, continued lines joined, comments left out. */
const instructions = (text: string): string[] =>
  text
    .replace(/\\\n/g, ' ')
    .split('\n')
    .filter((line) => /^[A-Z]/.test(line));

function holds(files: FileMap, path: string): boolean {
  return files.has(`backend/${path}`) || [...files.keys()].some((key) => key.startsWith(`backend/${path}/`));
}

/** What `.dockerignore` lets through, for patterns of the kinds it uses: a star, names taken back, `**`. */
function isSent(ignore: string, path: string): boolean {
  let sent = true;
  for (const line of ignore.split('\n').filter((found) => found !== '' && !found.startsWith('#'))) {
    const back = line.startsWith('!');
    const pattern = back ? line.slice(1) : line;
    const matches =
      pattern === '*' ||
      path === pattern ||
      path.startsWith(`${pattern}/`) ||
      (pattern.startsWith('**/') && path.split('/').includes(pattern.slice(3)));
    if (matches) sent = back;
  }
  return sent;
}

test.each(Object.entries(cases))(
  'the image of %s can be built from what the project holds',
  (_name, source) => {
    const files = renderProject(source, skeleton, { specText: '# spec\n' });
    const docker = instructions(String(files.get('backend/Dockerfile')?.content));
    const ignore = String(files.get('backend/.dockerignore')?.content);
    const copied = docker
      .filter((line) => line.startsWith('COPY ') && !line.includes('--from='))
      .flatMap((line) => line.split(/\s+/).slice(1, -1));
    expect(copied).toEqual(
      expect.arrayContaining(['requirements.txt', 'pyproject.toml', 'app', 'migrations']),
    );
    for (const path of copied) {
      expect(holds(files, path), path).toBe(true);
      expect(isSent(ignore, path), path).toBe(true);
    }
    for (const path of ['.env', 'tests/conftest.py', 'storage/ab/file', 'app.db'])
      expect(isSent(ignore, path)).toBe(false);

    const command = JSON.parse(docker.find((line) => line.startsWith('CMD '))?.slice(4) ?? '') as string[];
    const [module = '', attribute = ''] = command[1]?.split(':') ?? [];
    const main = String(files.get(`backend/${module.replaceAll('.', '/')}.py`)?.content);
    expect(main).toMatch(new RegExp(`^${attribute} = `, 'm'));
    const lock = String(files.get('backend/requirements.txt')?.content);
    expect(lock).toMatch(new RegExp(`^${command[0]}==`, 'm'));

    expect(docker.filter((line) => line.startsWith('FROM '))).toHaveLength(2);
    const user = docker.indexOf('USER app');
    expect(user).toBeGreaterThan(
      docker.findLastIndex((line) => line.startsWith('RUN ') || line.startsWith('COPY ')),
    );
    const healthcheck = docker.find((line) => line.startsWith('HEALTHCHECK ')) ?? '';
    expect(healthcheck).toContain('/health/ready');
    expect(healthcheck).toContain(`:${command[command.indexOf('--port') + 1]}/`);
  },
);
