import { mkdir, rm, statfs, writeFile } from 'node:fs/promises';
import type { Language } from '#generator/blueprint/schema.ts';
import { env } from '#lib/env.ts';
import { getBrowser } from '#pipeline/workspace/browser.ts';
import { cacheDir } from '#pipeline/workspace/cache-dir.ts';
import { isNotFound, runOnHost } from '#pipeline/workspace/host-command.ts';
import { MachineError } from '#pipeline/workspace/machine-error.ts';
import { probeSandbox } from '#pipeline/workspace/probe.ts';
import { findDatabaseServer } from '#pipeline/workspace/test-database.ts';
import { getPython, getUv } from '#pipeline/workspace/toolchain.ts';

/** One thing this machine needs (`required`) or would be better with. */
export type MachineCheck = {
  name: string;
  ok: boolean;
  required: boolean;
  detail: string;
  cure: string | null;
};

type Sentence = Record<Language, string>;
type Examined = { ok: boolean; detail: string; cure?: Sentence };

/** Room for one environment, its databases and a project while it is tested. */
const NEEDED_DISK_MB = 1_000;

/** Tries everything IOPEER uses on this machine; never throws for what is missing. */
export async function examineMachine(language: Language, signal: AbortSignal): Promise<MachineCheck[]> {
  const missing = language === 'es' ? 'no se encuentra' : 'not found';
  const examine = async (
    name: string,
    required: boolean,
    work: () => Promise<Examined>,
  ): Promise<MachineCheck> => {
    try {
      const { ok, detail, cure } = await work();
      return { name, ok, required, detail, cure: ok ? null : (cure?.[language] ?? null) };
    } catch (error) {
      if (error instanceof MachineError)
        return { name, ok: false, required, detail: error.detail ?? missing, cure: error.sentence(language) };
      if (isNotFound(error))
        return { name, ok: false, required, detail: missing, cure: aptCure(name)[language] };
      throw error;
    }
  };
  // Whoever switched the sandbox off needs none of it, and is told what that costs.
  const isSandboxed = env().IOPEER_SANDBOX !== 'none';
  return Promise.all([
    examine('Node', true, async () => ({ ok: true, detail: process.version })),
    examine('git', true, () => version(['git', '--version'])),
    examine('Python', true, async () => {
      const python = await getPython();
      return { ok: true, detail: `${python.version} (${python.path})` };
    }),
    examine('uv', true, async () => {
      const uv = await getUv();
      return { ok: true, detail: `${uv.version} (${uv.path})` };
    }),
    examine('bubblewrap', isSandboxed, () => version(['bwrap', '--version'])),
    examine('prlimit', isSandboxed, () => version(['prlimit', '--version'])),
    examine('sandbox', isSandboxed, () => examineSandbox()),
    examine('disk', true, () => examineDisk(language)),
    examine('PostgreSQL', false, () => examineDatabase('postgresql', signal)),
    examine('MariaDB', false, () => examineDatabase('mysql', signal)),
    examine('Chromium', false, examineBrowser),
  ]);
}

async function version(argv: readonly [string, ...string[]]): Promise<Examined> {
  const { exitCode, stdout } = await runOnHost(argv);
  return { ok: exitCode === 0, detail: stdout.trim().split('\n')[0] ?? '' };
}

async function examineSandbox(): Promise<Examined> {
  const probe = await probeSandbox();
  const cure = {
    es: 'Sin aislamiento nada cuenta como verificado: quita IOPEER_SANDBOX para usarlo.',
    en: 'Without a sandbox nothing counts as verified: unset IOPEER_SANDBOX to use it.',
  };
  if (probe.kind === 'none') return { ok: false, detail: 'IOPEER_SANDBOX=none', cure };
  if (probe.refusal) throw probe.refusal;
  return { ok: true, detail: `${probe.checks.map((check) => check.name).join(', ')}; ${probe.limits}` };
}

async function examineDisk(language: Language): Promise<Examined> {
  const folder = cacheDir();
  const cure = {
    es: `Libera espacio (hacen falta ${NEEDED_DISK_MB} MB) o elige otra carpeta con IOPEER_CACHE_DIR.`,
    en: `Free some space (${NEEDED_DISK_MB} MB are needed), or choose another folder with IOPEER_CACHE_DIR.`,
  };
  try {
    await mkdir(folder, { recursive: true });
    const trial = cacheDir(`.doctor-${process.pid}`);
    await writeFile(trial, '');
    await rm(trial);
    const { bavail, bsize } = await statfs(folder);
    const freeMb = Math.floor((bavail * bsize) / 1_048_576);
    return {
      ok: freeMb >= NEEDED_DISK_MB,
      detail: `${folder}: ${freeMb} MB ${language === 'es' ? 'libres' : 'free'}`,
      cure,
    };
  } catch (error) {
    return {
      ok: false,
      detail: `${folder}: ${error instanceof Error ? error.message : String(error)}`,
      cure,
    };
  }
}

async function examineDatabase(database: 'postgresql' | 'mysql', signal: AbortSignal): Promise<Examined> {
  const server = await findDatabaseServer(database, signal);
  const cure =
    database === 'mysql'
      ? {
          es: 'Sin él, los proyectos de MySQL se prueban en SQLite. En Debian: apt-get install mariadb-server-core',
          en: 'Without it, MySQL projects are tested on SQLite. On Debian: apt-get install mariadb-server-core',
        }
      : {
          es: 'Sin él, los proyectos de PostgreSQL se prueban en SQLite. Ejecuta npm ci.',
          en: 'Without it, PostgreSQL projects are tested on SQLite. Run npm ci.',
        };
  return server ? { ok: true, detail: server.label } : { ok: false, detail: '–', cure };
}

async function examineBrowser(): Promise<Examined> {
  const { path, version: found } = await getBrowser();
  return { ok: true, detail: `${found} (${path})` };
}

function aptCure(name: string): Sentence {
  const packages = name === 'prlimit' ? 'util-linux' : name;
  return { es: `En Debian: apt-get install ${packages}`, en: `On Debian: apt-get install ${packages}` };
}
