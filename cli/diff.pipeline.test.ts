import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { iopeer } from './testing/process.ts';

const BEFORE = `# Gestor de tareas

### Proyecto
- nombre: texto, obligatorio, único

### Tarea
- título: texto, obligatorio, máximo 120
- notas: texto largo
- pertenece a Proyecto (obligatorio)
`;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'iopeer-diff-'));
  await writeFile(join(folder, 'before.md'), BEFORE);
  await writeFile(
    join(folder, 'after.md'),
    BEFORE.replaceAll('Proyecto', 'Espacio').replace(
      '- notas: texto largo',
      '- prioridad: entero, obligatorio',
    ),
  );
  await writeFile(join(folder, 'broken.md'), '# Nada\n\n### Tarea\n- pertenece a Cliente\n');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const run = (...argv: string[]) => iopeer(['diff', ...argv], { cwd: folder });

describe('iopeer diff', () => {
  it('tells what changes in the language of the SPEC, and what it asks of the records', async () => {
    const { exitCode, stdout, stderr } = await run('before.md', 'after.md');
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toContain('Proyecto pasa a llamarse Espacio');
    expect(stdout).toContain(
      '! Tarea gana `prioridad` (entero)  (los registros que ya hay necesitan un valor)',
    );
    expect(stdout).toContain(
      '− Tarea pierde `notas`, con lo que contiene  (se pierde algo de lo que ya hay)',
    );
    expect(stdout).toContain('Proyecto → Espacio');
  });

  it('says so when nothing changes', async () => {
    expect(await run('before.md', 'before.md')).toMatchObject({
      exitCode: 0,
      stdout: 'Los dos SPEC dicen lo mismo.\n',
    });
  });

  it('--json gives the gravest impact, the renames and each change with its sentence', async () => {
    const { exitCode, stdout } = await run('before.md', 'after.md', '--json');
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      impact: 'destructive',
      renames: expect.arrayContaining([
        expect.objectContaining({ kind: 'entity', from: 'Proyecto', to: 'Espacio' }),
      ]),
      changes: expect.arrayContaining([
        expect.objectContaining({
          kind: 'field.added',
          field: 'prioridad',
          sentence: expect.stringMatching(/gana/),
        }),
      ]),
    });
  });

  it.each([
    ['one SPEC alone', ['before.md'], /Two SPECs are needed/],
    ['one that is not there', ['before.md', 'gone.md'], /gone\.md: does not exist/],
    ['one with an error', ['before.md', 'broken.md'], /broken\.md:4/],
  ])('%s is refused with 2 and a sentence', async (_what, argv, sentence) => {
    const { exitCode, stdout, stderr } = await run(...argv);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(sentence);
  });
});
