import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { iopeer } from './testing/process.ts';

const SPEC = `# Gestor de tareas

### Tarea
- título: texto, obligatorio, máximo 120
- estado: pendiente | en curso | hecha (por defecto pendiente)
- pertenece a Proyecto (obligatorio)

### Proyecto
- nombre: texto, obligatorio, único

## Opciones
- base de datos: mysql

## Reglas
- Cuando se crea una tarea se avisa al responsable.
`;

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'iopeer-plan-'));
  await writeFile(join(folder, 'tareas.md'), SPEC);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const run = (argv: string[], options: { env?: Record<string, string>; input?: string } = {}) =>
  iopeer(argv, { cwd: folder, ...options });

describe('iopeer plan', () => {
  it('--json gives exactly the promised members, on stdout alone', async () => {
    const { exitCode, stdout, stderr } = await run(['plan', 'tareas.md', '--json']);
    const plan = JSON.parse(stdout);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(Object.keys(plan)).toEqual([
      'name',
      'language',
      'entities',
      'relations',
      'options',
      'diagnostics',
      'assumptions',
      'rules',
    ]);
    expect(plan).toMatchObject({
      name: 'Gestor de tareas',
      language: 'es',
      options: { database: 'mysql', frontend: 'nextjs' },
      diagnostics: [],
      rules: [
        {
          text: 'Cuando se crea una tarea se avisa al responsable.',
          hook: expect.stringMatching(/^TareaHooks\.cuando_se_crea/),
          file: 'backend/app/modules/tarea/hooks.py',
        },
      ],
    });
    const [tarea] = plan.entities;
    expect(Object.keys(tarea)).toEqual(['id', 'name', 'label', 'plural', 'fields']);
    expect(tarea.fields[0]).toEqual({
      id: expect.any(String),
      name: 'titulo',
      label: 'título',
      type: 'string',
      required: true,
      unique: false,
      max: 120,
    });
    expect(tarea.fields[1]).toMatchObject({
      type: 'enum',
      default: 'pendiente',
      values: [{ value: 'pendiente' }, { value: 'en_curso', label: 'en curso' }, { value: 'hecha' }],
    });
    expect(plan.relations).toEqual([
      {
        id: expect.any(String),
        kind: 'one-to-many',
        from: 'Proyecto',
        to: 'Tarea',
        required: true,
        onDelete: expect.any(String),
      },
    ]);
  });

  it('reads from the input for -', async () => {
    const { exitCode, stdout } = await run(['plan', '-', '--json'], { input: SPEC });
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout).entities).toHaveLength(2);
  });

  it('takes what iopeer.toml says only where the SPEC says nothing', async () => {
    const own = await mkdtemp(join(tmpdir(), 'iopeer-toml-'));
    try {
      await writeFile(join(own, 'iopeer.toml'), 'database = "postgresql"\nfrontend = "none"\n');
      const { stdout } = await iopeer(['plan', join(folder, 'tareas.md'), '--json'], { cwd: own });
      expect(JSON.parse(stdout).options).toMatchObject({ database: 'mysql', frontend: 'none' });
    } finally {
      await rm(own, { recursive: true });
    }
  });

  it('says where iopeer.toml is wrong, with the line', async () => {
    const own = await mkdtemp(join(tmpdir(), 'iopeer-toml-'));
    try {
      const attempt = async (text: string) => {
        await writeFile(join(own, 'iopeer.toml'), text);
        const { exitCode, stdout, stderr } = await iopeer(['plan', join(folder, 'tareas.md'), '--json'], {
          cwd: own,
        });
        expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
        return stderr;
      };
      expect(await attempt('frontend = "none"\ndatabase = \n')).toMatch(/iopeer\.toml:2:/);
      expect(await attempt('\ndatabase = "oracle"\n')).toContain(
        'iopeer.toml:2 database takes "sqlite" | "postgresql" | "mysql"',
      );
      expect(await attempt('databse = "mysql"\n')).toContain('iopeer.toml:1 there is no setting “databse”');
    } finally {
      await rm(own, { recursive: true });
    }
  });

  it('shows what is wrong in a SPEC as compilers do, in the SPEC’s language, and ends with 2', async () => {
    const text = '# Tienda\n\n### Producto\n- nombre: texto, obligatorio\n- precio: dinerito, mínimo 0\n';
    const { exitCode, stderr } = await run(['plan', '-'], { input: text });
    const lines = stderr.split('\n');
    const at = lines.findIndex((line) => line.startsWith('<stdin>:5:'));
    expect(at).toBeGreaterThanOrEqual(0);
    expect(lines[at]).toMatch(/^<stdin>:5:\d+ (error|aviso) /);
    expect(lines[at + 1]).toBe('  - precio: dinerito, mínimo 0');
    expect(lines[at + 2]?.slice(2).indexOf('^')).toBe('- precio: '.length);
    expect([0, 2]).toContain(exitCode);
  });
});

describe('a SPEC that is none', () => {
  const NONE = [
    ['empty', '', 'empty', 'The SPEC is empty', 'El SPEC está vacío'],
    ['blank', ' \n\t\n', 'empty', 'The SPEC is empty', 'El SPEC está vacío'],
    ['binary', '\u007fELF\u0000\u0001\u0002', 'not-text', 'The SPEC is not text', 'El SPEC no es texto'],
    ['of 5 MB', 'entity '.repeat(700_000), 'too-large', 'The SPEC is over 500 kB', 'El SPEC pasa de 500 kB'],
    ['missing', null, 'not-found', 'does not exist', 'no existe'],
  ] as const;

  it.each(NONE)('%s gets a sentence and 2', async (_, input, _code, sentence) => {
    const { exitCode, stdout, stderr } = await run(['plan', input === null ? 'no-such.md' : '-'], {
      input: input ?? '',
    });
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(`${input === null ? 'no-such.md' : '<stdin>'}: ${sentence}`);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  it.each(NONE)(
    '%s is told to machines in the usual shape, from plan and generate, in the language of the person',
    async (_, input, code, english, spanish) => {
      const path = join(folder, input === null ? 'gone.md' : 'none.md');
      if (input !== null) await writeFile(path, input);
      for (const [LANG, sentence] of [
        ['C.UTF-8', english],
        ['es_ES.UTF-8', spanish],
      ] as const) {
        for (const command of ['plan', 'generate']) {
          const { exitCode, stdout, stderr } = await run([command, path, '--json'], { env: { LANG } });
          expect(exitCode).toBe(2);
          expect(JSON.parse(stdout)).toMatchObject({
            entities: [],
            relations: [],
            assumptions: [],
            diagnostics: [
              { severity: 'error', code, line: 1, column: 1, message: expect.stringContaining(sentence) },
            ],
            ...(command === 'generate' && {
              verified: false,
              outDir: null,
              zip: null,
              stages: [],
              checks: [],
            }),
          });
          expect(stderr).toContain(sentence);
        }
      }
    },
  );

  it('missing, a folder, or one too many gets a sentence with the cure', async () => {
    expect(await run(['plan', 'no-such.md'])).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('no-such.md: does not exist'),
    });
    expect(await run(['plan', '.'])).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('is a folder'),
    });
    expect(await run(['plan'])).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('See ./bin/iopeer plan --help'),
    });
    expect(await run(['plan', 'a.md', 'b.md'])).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('“b.md” is one too many'),
    });
  });
});

describe('the command line', () => {
  it('speaks the language of the terminal', async () => {
    expect((await run(['plan', 'no.md'], { env: { LANG: 'es_ES.UTF-8' } })).stderr).toContain('no existe');
    expect((await run(['--help'], { env: { LANG: 'es_ES.UTF-8' } })).stdout).toContain('Órdenes');
    expect((await run(['--help'])).stdout).toContain('Commands');
  });

  it('explains every command, and tells its version', async () => {
    for (const command of ['plan', 'generate', 'up', 'doctor']) {
      expect(await run([command, '--help'])).toMatchObject({
        exitCode: 0,
        stdout: expect.stringContaining(`./bin/iopeer ${command}`),
      });
    }
    expect((await run(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it('says what is wrong in it and where help is', async () => {
    expect(await run(['genrate'])).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('no command “genrate”'),
    });
    expect(await run(['plan', 'x', '--jsn'])).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('no option --jsn'),
    });
    expect(await run(['generate', 'x', '--db', 'oracle'])).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('--db takes sqlite, postgresql, mysql'),
    });
    expect(await run(['generate', 'x', '--frontend', 'react'])).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('“react” is not made yet: there are nextjs, none'),
    });
    expect(await run(['generate', 'x', '--frontend', 'vue'])).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('--frontend takes nextjs, none'),
    });
    expect(await run(['generate', 'x', '--parts', 'both', '--frontend', 'none'])).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('contradict each other'),
    });
    expect(await run(['generate', 'x', '--max-fixes', '99'])).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('--max-fixes takes a number'),
    });
    expect(await run(['generate', 'x', '--out'])).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('--out'),
    });
  });
});
