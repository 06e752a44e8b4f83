import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { cp, mkdir, mkdtemp, readdir, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bubblewrap, bubblewrapWithoutCgroup } from './bubblewrap.ts';
import { OutputBudget } from './output-budget.ts';
import { probeSandbox, type SandboxProbe } from './probe.ts';
import type { Mount, SandboxDriver, SandboxLimits } from './sandbox-driver.ts';
import { getPython } from './toolchain.ts';

let work: string;

beforeEach(async () => {
  work = await mkdtemp(join(tmpdir(), 'iopeer-sandbox-'));
});

afterEach(async () => {
  await rm(work, { recursive: true, force: true });
});

type Options = {
  driver?: SandboxDriver;
  limits?: Partial<SandboxLimits>;
  budget?: OutputBudget;
  signal?: AbortSignal;
  mounts?: Mount[];
};

function sh(script: string, options: Options = {}) {
  return (options.driver ?? bubblewrap).run({
    work,
    mounts: options.mounts ?? [],
    argv: ['/bin/sh', '-c', script],
    cwd: '.',
    env: { PATH: '/usr/local/bin:/usr/bin:/bin' },
    limits: { timeoutMs: 20_000, ...options.limits },
    budget: options.budget ?? new OutputBudget(),
    signal: options.signal ?? new AbortController().signal,
  });
}

async function python(code: string, options: Options = {}) {
  const { path, prefix } = await getPython();
  await writeFile(join(work, 'code.py'), code);
  return sh(`${path} -I code.py`, {
    ...options,
    mounts: [{ name: 'python', source: prefix, keepPath: true }],
  });
}

/** Ids of this machine's processes whose command line holds `mark`. */
async function processesWith(mark: string): Promise<string[]> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name) && name !== String(process.pid));
  const lines = await Promise.all(ids.map((id) => readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '')));
  return ids.filter((_, index) => lines[index]?.includes(mark));
}

describe('a command in the sandbox', () => {
  it('reaches no server, not even one on the host it runs on', async () => {
    let connections = 0;
    const server = createServer((socket) => {
      connections++;
      socket.end('hello');
    });
    await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    try {
      const code = `import socket\ntry:\n  print(socket.create_connection(("127.0.0.1", ${port}), 3).recv(9))\nexcept OSError as e:\n  print("refused", e.errno)\ntry:\n  socket.getaddrinfo("example.com", 80); print("resolved")\nexcept OSError:\n  print("unresolved")\n`;
      const result = await python(code);
      expect(result.stdout).toBe('refused 111\nunresolved\n');
      expect(connections).toBe(0);
    } finally {
      server.close();
    }
  });

  it('may still talk to itself on loopback', async () => {
    const result = await python(
      'import socket\ns = socket.create_server(("127.0.0.1", 0))\nc = socket.create_connection(s.getsockname())\nprint("connected")\n',
    );
    expect(result.stdout).toBe('connected\n');
  });

  it('sees neither passwords, nor the home of who launched it, nor the files of the product', async () => {
    const secret = join(homedir(), `.iopeer-secret-${randomUUID()}`);
    await writeFile(secret, 'secret');
    try {
      const result = await sh(
        `cat /etc/shadow; cat ${secret}; ls ${homedir()}; cat ${process.cwd()}/package.json; true`,
      );
      expect(result.stdout).not.toContain('secret');
      expect(result.stdout).not.toContain('iopeer');
      expect(result.stdout).not.toContain('root:');
    } finally {
      await rm(secret);
    }
  });

  it('writes to its workspace and to /tmp, and nowhere else', async () => {
    const places = [
      '/work',
      '/tmp',
      '/',
      '/usr',
      '/usr/bin',
      '/etc',
      '/opt',
      '/bin',
      '/dev',
      '/proc/sys/kernel',
    ];
    const result = await sh(
      places.map((place) => `touch ${place}/iopeer-x 2>/dev/null && echo ${place}`).join('\n'),
    );
    expect(
      result.stdout
        .trim()
        .split('\n')
        .filter((place) => place !== '/dev'),
    ).toEqual(['/work', '/tmp']);
    expect(await readdir(work)).toEqual(['iopeer-x']);
  });

  it('cannot change what is mounted for it to read', async () => {
    const shared = await mkdtemp(join(tmpdir(), 'iopeer-shared-'));
    await writeFile(join(shared, 'library.py'), 'original');
    try {
      const script =
        'cat /opt/shared/library.py; echo bad > /opt/shared/library.py; rm /opt/shared/library.py; touch /opt/shared/new; mount -o remount,rw /opt/shared';
      const result = await sh(script, { mounts: [{ name: 'shared', source: shared }] });
      expect(result.stdout).toBe('original');
      expect(await readdir(shared)).toEqual(['library.py']);
      expect(await readFile(join(shared, 'library.py'), 'utf8')).toBe('original');
    } finally {
      await rm(shared, { recursive: true });
    }
  });

  it('sees its own processes only and cannot signal those of the host', async () => {
    const result = await sh(
      `ls /proc | grep -c '^[0-9]'; kill -9 ${process.pid} 2>&1; ps -e 2>/dev/null | grep -c node`,
    );
    const [count = '999'] = result.stdout.split('\n');
    expect(Number(count)).toBeLessThan(8);
    expect(result.stdout).toMatch(/No such process/i);
  });

  it('has no capabilities and can make no namespace of its own', async () => {
    const result = await sh(
      'grep -E "^Cap(Eff|Prm|Bnd)" /proc/self/status; id -u; unshare -U true && echo nested',
    );
    expect(result.stdout).toBe(
      'CapPrm:\t0000000000000000\nCapEff:\t0000000000000000\nCapBnd:\t0000000000000000\n1000\n',
    );
  });

  it('inherits no environment variable, and reads none from the process that set it up', async () => {
    const result = await sh('env');
    const setUp = await sh('tr "\\0" "\\n" < /proc/1/environ');
    expect(setUp.stdout).toBe('PATH=/usr/local/bin:/usr/bin:/bin\nPWD=/\n');
    expect(
      result.stdout
        .split('\n')
        .map((line) => line.split('=')[0])
        .filter((name) => name !== '')
        .sort(),
    ).toEqual(['PATH', 'PWD']);
  });
});

describe('limits of the sandbox', () => {
  it('bound a fork bomb, and nothing of it is left', async () => {
    const mark = `bomb-${randomUUID()}`;
    const result = await sh(`b() { b | b & }; : ${mark}; b; sleep 3`, {
      limits: { processes: 64, timeoutMs: 4_000 },
    });
    expect(result.durationMs).toBeLessThan(10_000);
    expect(await processesWith(mark)).toEqual([]);
  });

  it('end a command that takes too much memory', async () => {
    const result = await python('x = bytearray(400_000_000)\nprint(len(x))\n', { limits: { memoryMb: 128 } });
    expect(result.exitCode).not.toBe(0);
    expect(result.stdout).toBe('');
  });

  it('bound /tmp and the size of a file', async () => {
    const result = await sh(
      'head -c 30000000 /dev/zero > /tmp/big || echo tmp-full; head -c 30000000 /dev/zero > /work/big || echo file-too-big',
      {
        limits: { tmpMb: 8, fileMb: 16 },
      },
    );
    expect(result.stdout).toBe('tmp-full\nfile-too-big\n');
  });

  it('cut the output of a stage at its budget with one mark, and the command still ends', async () => {
    const budget = new OutputBudget(1_000_000);
    const first = await sh('head -c 3000000 /dev/zero | tr "\\0" x', { budget });
    const second = await sh('echo more', { budget });
    expect(first.exitCode).toBe(0);
    expect(first.stdout.length).toBeLessThan(1_000_200);
    expect(first.stdout).toMatch(/x\n\[output cut: this stage wrote more than 1 MB\]\n$/);
    expect(second).toMatchObject({ exitCode: 0, stdout: '' });
  });

  it('end a command that runs too long, with all it has started', async () => {
    const mark = `9${Date.now()}`;
    const result = await sh(`setsid sleep ${mark} & trap "" TERM INT; sleep ${mark}`, {
      limits: { timeoutMs: 500 },
    });
    expect(result).toMatchObject({ exitCode: 137, endedBy: 'timeout' });
    expect(await processesWith(mark)).toEqual([]);
  });

  it('cancelling ends it the same way and rejects with the reason', async () => {
    const mark = `8${Date.now()}`;
    const controller = new AbortController();
    const running = sh(`sleep ${mark}`, { signal: controller.signal });
    await expect.poll(() => processesWith(mark), { timeout: 60_000 }).not.toEqual([]);
    controller.abort(new Error('stopped by a person'));
    await expect(running).rejects.toThrow('stopped by a person');
    expect(await processesWith(mark)).toEqual([]);
  });
});

describe('a sandbox ended at any moment of its start', () => {
  it('leaves no process and keeps nobody waiting', async () => {
    for (let delayMs = 0; delayMs < 24; delayMs += 0.5) {
      const controller = new AbortController();
      const running = sh('sleep 60', { signal: controller.signal });
      await wait(delayMs);
      controller.abort(new Error('stopped'));
      await expect(running).rejects.toThrow('stopped');
    }
    expect(await processesWith(work)).toEqual([]);
  });
});

describe('where no cgroup can be made, the limits', () => {
  const driver = bubblewrapWithoutCgroup;

  it('bound a fork bomb, and nothing of it is left', async () => {
    const mark = `7${Date.now()}`;
    const script = `i=0; while [ $i -lt 400 ]; do sleep ${mark} & i=$((i+1)); done; wait`;
    const result = await sh(script, { driver, limits: { processes: 64 } });
    expect(result.exitCode).not.toBe(0);
    expect(result.endedBy).not.toBe('timeout');
    expect(await processesWith(mark)).toEqual([]);
  });

  it('bound the memory of one process', async () => {
    const result = await python('x = bytearray(400_000_000)\nprint(len(x))\n', {
      driver,
      limits: { memoryMb: 128 },
    });
    expect(result.exitCode).not.toBe(0);
    expect(result.stdout).toBe('');
  });

  it('bound the memory of all processes together', async () => {
    const script =
      'for i in 1 2 3 4 5 6; do (head -c 50000000 /dev/zero; sleep 9) | tail -c 50000000 > /dev/null & done; wait';
    const result = await sh(script, { driver, limits: { memoryMb: 128 } });
    expect(result).toMatchObject({ exitCode: 137, endedBy: 'memory' });
  });
});

describe('launched by a person who is not root', () => {
  it('the sandbox keeps every guarantee too', async () => {
    const probe = await probeAsAnother();
    expect(probe.checks.filter((check) => !check.ok)).toEqual([]);
    expect(probe).toMatchObject({ kind: 'bubblewrap', ok: true });
  });
});

/** Probes from a process of another user: as root, with a copy of what the probe needs where that user can read it. */
async function probeAsAnother(): Promise<SandboxProbe> {
  if (process.getuid?.() !== 0) return probeSandbox();
  const copy = await mkdtemp(join(tmpdir(), 'iopeer-another-'));
  try {
    const needed = [
      'package.json',
      'pipeline/workspace',
      'lib',
      'generator/blueprint/schema.ts',
      'generator/render',
      'node_modules/zod',
    ];
    for (const path of needed) await cp(path, join(copy, path), { recursive: true });
    await cp(process.execPath, join(copy, 'node'));
    const uid = '64123';
    await mkdir(join(copy, 'cache'));
    execFileSync('chown', ['-R', uid, copy]);
    execFileSync('chmod', ['-R', 'a+rX', copy]);
    const code = `const { probeSandbox } = await import('${copy}/pipeline/workspace/probe.ts'); console.log(JSON.stringify(await probeSandbox()));`;
    const argv = [
      '--reuid',
      uid,
      '--regid',
      uid,
      '--clear-groups',
      'env',
      '-i',
      'PATH=/usr/bin:/bin',
      `HOME=${copy}/cache`,
      `TMPDIR=${tmpdir()}`,
    ];
    const printed = execFileSync(
      'setpriv',
      [...argv, join(copy, 'node'), '--input-type=module', '-e', code],
      { cwd: copy, encoding: 'utf8' },
    );
    return JSON.parse(printed);
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}

describe('a workspace that leads out of itself', () => {
  const refused = { problem: 'unsafe-workspace' };

  it('is refused for an absolute link out of it', async () => {
    await symlink('/etc/passwd', join(work, 'link'));
    await expect(sh('cat link')).rejects.toMatchObject(refused);
  });

  it('is refused for a link into the place where set-up still sees the host', async () => {
    await symlink('/oldroot/tmp', join(work, 'link'));
    await expect(sh('true')).rejects.toMatchObject(refused);
  });

  it('is refused for a link that only escapes through another link', async () => {
    await mkdir(join(work, 'a', 'b'), { recursive: true });
    await symlink('../..', join(work, 'a', 'b', 'up'));
    // Read as text this stays inside: a/b/up/../x is a/b/x. The kernel sees the parent of the workspace.
    await symlink('up/..', join(work, 'a', 'b', 'out'));
    await expect(sh('true')).rejects.toMatchObject(refused);
  });

  it('is refused for a pipe', async () => {
    await sh('mkfifo pipe');
    await expect(sh('true')).rejects.toMatchObject(refused);
  });

  it('is accepted with links that stay inside', async () => {
    await writeFile(join(work, 'file'), 'inside');
    await symlink('file', join(work, 'link'));
    expect((await sh('cat link')).stdout).toBe('inside');
    expect(await realpath(join(work, 'link'))).toBe(await realpath(join(work, 'file')));
  });
});

describe('the probe', () => {
  it('finds every guarantee kept on this machine', async () => {
    const probe = await probeSandbox();
    expect(probe.checks.filter((check) => !check.ok)).toEqual([]);
    expect(probe).toMatchObject({ kind: 'bubblewrap', ok: true, refusal: null });
  });
});
