/** What of package-lock.json matters here; see npm's documentation of the file. */
export type LockEntry = {
  version?: string;
  optional?: boolean;
  dev?: boolean;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  optionalDependencies?: Record<string, string>;
};
export type Lock = { packages: Record<string, LockEntry> };
export type Gap = { path: string; entry: LockEntry };

/** Our own lock and that of every generated frontend. */
export const LOCKS = ['package-lock.json', 'generator/skeleton/frontend/package-lock.json'] as const;

const SYSTEMS = [
  'aix',
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
];
const PROCESSORS = [
  'arm',
  'arm64',
  'ia32',
  'loong64',
  'mips64el',
  'ppc64',
  'riscv64',
  's390x',
  'wasm32',
  'x64',
];
/** What some packages call a system or processor otherwise. */
const OTHER_NAMES: Record<string, string> = {
  windows: 'win32',
  riscv: 'riscv64',
  armhf: 'arm',
  ppc64le: 'ppc64',
};

function platformOf(name: string): Pick<LockEntry, 'os' | 'cpu' | 'libc'> {
  const words = name.split(/[-/]/).map((word) => OTHER_NAMES[word] ?? word);
  const os = SYSTEMS.filter((system) => words.includes(system));
  const cpu = PROCESSORS.filter((processor) => words.includes(processor));
  const libc = words.includes('musl') ? ['musl'] : [];
  return { ...(os.length > 0 && { os }), ...(cpu.length > 0 && { cpu }), ...(libc.length > 0 && { libc }) };
}

/** Where npm would look for `name` from the package at `path`: nearest node_modules first. */
function findInstalled(lock: Lock, path: string, name: string): LockEntry | undefined {
  for (let folder = path; ; folder = folder.slice(0, folder.lastIndexOf('/node_modules/'))) {
    const found = lock.packages[`${folder}/node_modules/${name}`];
    if (found) return found;
    if (!folder.includes('/node_modules/')) return lock.packages[`node_modules/${name}`];
  }
}

/**
 * The optional packages of other platforms that a lock lacks. npm leaves them out when the registry it asked did not
 * have them (mirrors often hold one platform only), and `npm ci` then refuses the lock on every machine.
 */
export function findLockGaps(lock: Lock): Gap[] {
  const gaps = new Map<string, Gap>();
  for (const [path, { optionalDependencies = {}, dev }] of Object.entries(lock.packages)) {
    for (const [name, wanted] of Object.entries(optionalDependencies)) {
      // Only exact versions: for a range one would have to ask a registry, and platform packages are always exact.
      const version = /^[\^~]?(\d+\.\d+\.\d+\S*)$/.exec(wanted)?.[1];
      const found = findInstalled(lock, path, name);
      if (!version || found?.version === version) continue;
      const root = `node_modules/${name}`;
      const taken = gaps.get(root);
      const isOther = found !== undefined || (taken !== undefined && taken.entry.version !== version);
      const place = isOther ? `${path}/node_modules/${name}` : root;
      gaps.set(place, {
        path: place,
        entry: { version, ...platformOf(name), ...(dev && { dev }), optional: true },
      });
    }
  }
  return [...gaps.values()];
}
